import type { Day } from '../calendar.ts'
import { showReference } from '../case-reference.ts'
import type { RequestKind } from '../information-request.ts'
import type { MailText } from '../mail.ts'
import { byLastDay, inPlaceOfWords, numbered, paragraphs, subjectOf } from './words.ts'

type Asked = {
  reference: string
  request: RequestKind
  /** The day by which the council wants each answer, so that its own answer can be in time. */
  questions: readonly { number: number; service: string | null; internalDueOn: Day | null }[]
  dueOn: Day | null
  absent: readonly string[]
}

/** To those who lead a service: the Ombudsman asks something that their service knows. */
export const questionsAsked = ({ reference, request, questions, dueOn, absent }: Asked): MailText => ({
  subject: subjectOf(
    questions.length === 1 ? 'A question for your service' : 'Questions for your service',
    reference,
  ),
  body: paragraphs(
    inPlaceOfWords(absent),
    `The Ombudsman asks about case ${showReference(reference)} (${request}). For your service:`,
    questions.map(
      ({ number, service, internalDueOn }) =>
        `${service ? `Question ${number}, for ${service}` : `Question ${number}`}: answer${byLastDay(internalDueOn ?? dueOn)}`,
    ),
    dueOn ? `The council’s whole answer is due${byLastDay(dueOn)}.` : '',
  ),
  linkText: questions.length === 1 ? 'Read and answer the question' : 'Read and answer the questions',
})

type Answered = {
  reference: string
  request: RequestKind
  number: number
  by: string
  /** Questions of the same request that still wait for their answers. */
  unanswered: number
  dueOn: Day | null
  absent: readonly string[]
}

/** To whoever handles the case: a part of the answer has come. */
export const questionAnswered = (facts: Answered): MailText => ({
  subject: subjectOf('A question was answered', facts.reference),
  body: paragraphs(
    inPlaceOfWords(facts.absent),
    `${facts.by} answered ${numbered('question', [facts.number])} of the ${facts.request} on case ${showReference(facts.reference)}.`,
    facts.unanswered === 0
      ? 'Every question of this request has its answer now.'
      : `${facts.unanswered === 1 ? '1 question waits' : `${facts.unanswered} questions wait`} for an answer still.`,
    facts.dueOn ? `The council’s whole answer is due${byLastDay(facts.dueOn)}.` : '',
  ),
  linkText: 'Read the answer',
})
