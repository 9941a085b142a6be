import { findCase } from '#db/queries/case.ts'
import { listDecisions } from '#db/queries/decision.ts'
import {
  findAction,
  insertAction,
  insertActionExtension,
  insertPayment,
  listActions,
  updateActionDone,
} from '#db/queries/remedy-action.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { inForce } from '#domain/decision.ts'
import { lastDayOf, type Period } from '#domain/period.ts'
import { Refusal } from '#domain/refusal.ts'
import type { RemedyKind } from '#domain/remedy-action.ts'
import type { Desk } from './desk.ts'
import { ofOwnService } from './information-request.ts'
import { perform } from './perform.ts'
import { notBefore, notInFuture } from './sense.ts'

export type NewAction = {
  text: string
  kind: RemedyKind
  remedyType: string
  serviceId?: number | null
  ownerId?: number | null
  deadlineWords: string
  period?: Period | null
  startsOn?: Day
  dueOn?: Day
  internalTargetOn?: Day | null
  amountPence?: number | null
  people?: number | null
}

/** What the council agreed to do, from the decision in force. The last day of each is frozen here. */
export const recordRemedyActions = (desk: Desk, caseId: number, actions: readonly NewAction[]) =>
  perform(desk, 'record remedy actions', async (desk) => {
    await findCase(desk, caseId)
    const decision = inForce(await listDecisions(desk, caseId))
    if (decision?.category !== 'Upheld') {
      throw new Refusal('Only an upheld decision carries remedy actions. Record the decision first.')
    }
    const before = (await listActions(desk, caseId)).length
    const recorded = []
    for (const [index, { period, startsOn, dueOn, ...action }] of actions.entries()) {
      const ruleStartsOn = startsOn ?? decision.decidedOn
      const values = {
        ...action,
        caseId,
        decisionId: decision.id,
        number: before + index + 1,
        ...(period && { ruleUnit: period.unit, ruleCount: period.count, ruleStartsOn }),
        dueOn: dueOn ?? lastDay(desk, period, ruleStartsOn),
      }
      recorded.push({ ...values, actionId: await insertAction(desk, values) })
    }
    return { caseId, actions: recorded }
  })

function lastDay(desk: Desk, period: Period | null | undefined, startsOn: Day): Day {
  if (!period) throw new Refusal('Give each action its deadline.')
  return lastDayOf(period, startsOn, desk.calendar)
}

/** The Ombudsman itself moves an action's last day, in exceptional circumstances (Manual for Councils, part 8). */
export const recordNewDay = (
  desk: Desk,
  actionId: number,
  agreed: { agreedOn: Day; dueOn: Day; by: string; note?: string },
) =>
  perform(desk, 'record a new day for an action', async (desk) => {
    const action = await findAction(desk, actionId)
    notInFuture(desk, agreed.agreedOn, 'The day of the agreement')
    await insertActionExtension(desk, { actionId, ...agreed })
    return {
      caseId: action.caseId,
      actionId,
      number: action.number,
      ...agreed,
      before: action.agreedDueOn ?? action.dueOn,
    }
  })

/** An action was carried out, on a day. Proof of it is another matter. */
export const markActionDone = (desk: Desk, actionId: number, doneOn: Day) =>
  perform(desk, 'mark an action done', async (desk) => {
    const action = await findAction(desk, actionId)
    ofOwnService(desk, action.serviceId ?? action.caseService, 'This action is asked of another service.')
    notInFuture(desk, doneOn, 'The day it was done')
    if (action.doneOn) throw new Refusal(`This action was done on ${dayInWords(action.doneOn)}.`)
    await updateActionDone(desk, actionId, doneOn)
    return { caseId: action.caseId, actionId, number: action.number, doneOn }
  })

export type NewPayment = {
  amountPence: number
  purpose: string
  detailsAskedOn?: Day | null
  approvedOn?: Day | null
  paidOn?: Day | null
  method?: string
  financeReference?: string
  costCentre?: string
}

/** A sum paid, or on its way, for an action. */
export const recordPayment = (desk: Desk, actionId: number, payment: NewPayment) =>
  perform(desk, 'record a payment', async (desk) => {
    const action = await findAction(desk, actionId)
    ofOwnService(desk, action.serviceId ?? action.caseService, 'This action is asked of another service.')
    if (payment.paidOn) {
      notInFuture(desk, payment.paidOn, 'The day of payment')
      if (payment.approvedOn)
        notBefore(payment.paidOn, payment.approvedOn, 'The day of payment', 'its approval')
    }
    const paymentId = await insertPayment(desk, { actionId, ...payment })
    return { caseId: action.caseId, actionId, number: action.number, paymentId, ...payment }
  })
