import { showReference } from '../case-reference.ts'
import type { MailText } from '../mail.ts'
import { inPlaceOfWords, numbered, paragraphs, subjectOf } from './words.ts'

type About = { reference: string; actions: readonly number[]; by: string; absent: readonly string[] }

/** To whoever handles the case: a file has come in, which somebody other than its sender has to look at. */
export const evidenceToReview = ({ reference, actions, by, absent }: About): MailText => ({
  subject: subjectOf('Evidence to review', reference),
  body: paragraphs(
    inPlaceOfWords(absent),
    `${by} sent in evidence for ${numbered('action', actions)} on case ${showReference(reference)}. It waits for a review.`,
  ),
  linkText: 'Review the evidence',
})

/** To whoever sent a file in: it does not prove the action yet. */
export const changesRequested = ({ reference, actions, by, absent }: About): MailText => ({
  subject: subjectOf('Your evidence needs changes', reference),
  body: paragraphs(
    inPlaceOfWords(absent),
    `${by} looked at the evidence for ${numbered('action', actions)} on case ${showReference(reference)} and asks for changes. The reason stands with the file.`,
  ),
  linkText: 'Read what has to change',
})
