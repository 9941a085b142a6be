import { type Day, dayInWords } from '../calendar.ts'
import { showReference } from '../case-reference.ts'
import type { MailText } from '../mail.ts'
import { inPlaceOfWords, paragraphs, subjectOf } from './words.ts'

type Upheld = { reference: string; decidedOn: Day; revised: boolean; absent: readonly string[] }

/** To the Monitoring Officer, who answers for every upheld decision (Local Government and Housing Act 1989, section 5). */
export const decisionUpheld = ({ reference, decidedOn, revised, absent }: Upheld): MailText => ({
  subject: subjectOf('A complaint was upheld', reference),
  body: paragraphs(
    inPlaceOfWords(absent),
    `The Ombudsman upheld the complaint in case ${showReference(reference)}: the ${revised ? 'revised' : 'final'} decision is dated ${dayInWords(decidedOn)}.`,
    'It falls to you to look at every upheld decision, and to say whether it has to be reported.',
  ),
  linkText: 'Read the decision',
})
