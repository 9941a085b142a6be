import { findCase } from '#db/queries/case.ts'
import { findLetter } from '#db/queries/correspondence.ts'
import {
  findQuestion,
  findRequest,
  insertChaser,
  insertQuestions,
  insertRequest,
  insertRequestDateEvent,
  listRequests,
  updateQuestionAnswered,
  updateRequestAnswered,
} from '#db/queries/information-request.ts'
import { insertMailsOfWork } from '#db/queries/mail.ts'
import { findRequestPeriod } from '#db/queries/request-period.ts'
import type { Calendar, Day } from '#domain/calendar.ts'
import {
  aRequest,
  type ChaserKind,
  currentDueOn,
  type RequestDateEventKind,
  type RequestKind,
} from '#domain/information-request.ts'
import { Refusal } from '#domain/refusal.ts'
import { dueByRule, notOffered, type RequestPeriod } from '#domain/request-rule.ts'
import { logCorrespondence, type NewLetter } from './correspondence.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { mailsOfAnswer, mailsOfQuestions } from './request-mail.ts'
import { notBefore, notInFuture, ofOwnService } from './sense.ts'
import { StaleForm } from './stale-form.ts'

export type NewRequest = {
  kind: RequestKind
  correspondenceId?: number | null
  letterOn?: Day | null
  receivedOn: Day
  statedDueOn?: Day | null
  internalDueOn?: Day | null
  questions?: readonly { text: string; serviceId?: number | null; internalDueOn?: Day | null }[]
}

/** The Ombudsman asks for something by a day. The day printed in the letter wins; the rule's own is kept beside it. */
export const openInformationRequest = (desk: Desk, caseId: number, given: NewRequest) =>
  perform(desk, 'open an information request', async (desk) => {
    await findCase(desk, caseId)
    if (given.correspondenceId) await findLetter(desk, caseId, given.correspondenceId)
    notInFuture(desk, given.receivedOn, 'The day received')
    if (given.statedDueOn)
      notBefore(given.statedDueOn, given.receivedOn, 'The date in the letter', 'the day received')
    const period = await findRequestPeriod(desk, given.kind)
    if (!period.offered) throw new Refusal(notOffered(given.kind))
    const rule = ruleOf(period, given, desk.calendar)
    if (!given.statedDueOn && !rule.ruleDueOn) {
      throw new Refusal(`No period is set for ${aRequest(given.kind)}. Give the date in the letter.`)
    }
    const { questions = [], ...facts } = given
    const requestId = await insertRequest(desk, { ...facts, ...rule, caseId })
    const questionIds = await insertQuestions(
      desk,
      questions.map((question, index) => ({ ...question, requestId, number: index + 1 })),
    )
    await insertMailsOfWork(desk, await mailsOfQuestions(desk, requestId))
    return { caseId, requestId, ...facts, ...rule, questions: questionIds.length, questionIds }
  })

function ruleOf(requestPeriod: RequestPeriod, { receivedOn, letterOn }: NewRequest, calendar: Calendar) {
  const rule = dueByRule(requestPeriod, { receivedOn, letterOn }, calendar)
  if (!rule) return {}
  const { period, startsOn, dueOn } = rule
  return { ruleUnit: period.unit, ruleCount: period.count, ruleStartsOn: startsOn, ruleDueOn: dueOn }
}

export type NewExtension = {
  kind: RequestDateEventKind
  happenedOn: Day
  dueOn?: Day | null
  by: string
  note?: string
}

/** Extra time asked for, granted or refused. The dates before it stay. */
export const recordExtension = (desk: Desk, requestId: number, extension: NewExtension) =>
  perform(desk, 'record an extension', async (desk) => {
    const { caseId, receivedOn } = await findRequest(desk, requestId)
    notInFuture(desk, extension.happenedOn, 'The day of the extension')
    notBefore(extension.happenedOn, receivedOn, 'The day of the extension', 'the request')
    if (extension.kind === 'granted' && !extension.dueOn)
      throw new Refusal('Give the new date that was granted.')
    await insertRequestDateEvent(desk, { requestId, ...extension })
    return { caseId, requestId, ...extension }
  })

/** A reminder of an answer that is owed, up to the warning of a witness summons and the summons itself. */
export const recordChaser = (
  desk: Desk,
  requestId: number,
  chaser: { kind: ChaserKind; receivedOn: Day; correspondenceId?: number | null },
) =>
  perform(desk, 'record a chaser', async (desk) => {
    const { caseId, receivedOn } = await findRequest(desk, requestId)
    if (chaser.correspondenceId) await findLetter(desk, caseId, chaser.correspondenceId)
    notInFuture(desk, chaser.receivedOn, 'The day of the reminder')
    notBefore(chaser.receivedOn, receivedOn, 'The day of the reminder', 'the request')
    await insertChaser(desk, { requestId, ...chaser })
    return { caseId, requestId, ...chaser }
  })

type Answer = {
  answer: string
  answeredOn: Day
  /** The version that the form began with. */
  version?: number
  /** A link officer found that it can go to the Ombudsman as it is. */
  cleared?: boolean
}

/**
 * A service's part of the answer. Service leads answer what was asked of their own services, and what they change has to
 * be cleared again. The first answer is told of by mail. When somebody else changed the answer since the form was opened, nothing is written.
 */
export const answerQuestion = (
  desk: Desk,
  questionId: number,
  { answer, answeredOn, version, cleared = false }: Answer,
) =>
  perform(desk, 'answer a question', async (desk) => {
    const { question, caseId, caseService } = await findQuestion(desk, questionId)
    ofOwnService(desk, question.serviceId ?? caseService, 'This question was asked of another service.')
    notInFuture(desk, answeredOn, 'The day of the answer')
    if (cleared && desk.user.role === 'service lead') {
      throw new Refusal('A link officer clears an answer.')
    }
    const values = { draftAnswer: answer, answeredOn, clearedOn: cleared ? desk.today : null }
    if (!(await updateQuestionAnswered(desk, questionId, version ?? question.version, values))) {
      throw new StaleForm()
    }
    if (question.answeredOn === null) await insertMailsOfWork(desk, await mailsOfAnswer(desk, question))
    return { caseId, questionId, number: question.number, answer, answeredOn, cleared }
  })

const answeredAlready = 'This request has been answered already.'

/** The council's answer goes out, and with it the request is answered. */
export const answerInformationRequest = (
  desk: Desk,
  requestId: number,
  { letter, delayReason = null }: { letter: Omit<NewLetter, 'direction'>; delayReason?: string | null },
) =>
  perform(desk, 'answer an information request', async (desk) => {
    const request = await findRequest(desk, requestId)
    if (request.answeredOn) throw new Refusal(answeredAlready)
    notBefore(letter.exchangedOn, request.receivedOn, 'The day of the answer', 'the request')
    const { caseId } = request
    const { correspondenceId } = await logCorrespondence(desk, caseId, { ...letter, direction: 'out' })
    const answered = { answeredOn: letter.exchangedOn, answerId: correspondenceId, delayReason }
    if (!(await updateRequestAnswered(desk, requestId, answered))) throw new Refusal(answeredAlready)
    const extensions = (await listRequests(desk, caseId)).find(({ id }) => id === requestId)?.extensions ?? []
    return { caseId, requestId, ...answered, dueOn: currentDueOn({ ...request, extensions }) }
  })
