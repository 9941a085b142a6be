import type { Day } from '../calendar.ts'
import { showReference } from '../case-reference.ts'
import type { MailText } from '../mail.ts'
import { byLastDay, inPlaceOfWords, paragraphs, subjectOf } from './words.ts'

type Agreed = {
  reference: string
  actions: readonly { number: number; remedyType: string; dueOn: Day }[]
  absent: readonly string[]
}

/** To those who lead a service, and to an action's owner: what the council agreed that they will do. */
export const actionsAgreed = ({ reference, actions, absent }: Agreed): MailText => ({
  subject: subjectOf(actions.length === 1 ? 'An action for you' : 'Actions for you', reference),
  body: paragraphs(
    inPlaceOfWords(absent),
    `On case ${showReference(reference)} the council agreed with the Ombudsman to do this:`,
    actions.map(
      ({ number, remedyType, dueOn }) => `Action ${number}, ${remedyType}: do it${byLastDay(dueOn)}`,
    ),
    'Only the Ombudsman can move a last day. When it is done, mark it done and send in the proof.',
  ),
  linkText: actions.length === 1 ? 'Read the action' : 'Read the actions',
})
