import { findCase } from '#db/queries/case.ts'
import { holdCase, listDecisions } from '#db/queries/decision.ts'
import { lockActions } from '#db/queries/evidence.ts'
import { insertMailsOfWork } from '#db/queries/mail.ts'
import {
  findAction,
  insertAction,
  insertActionExtension,
  isSent,
  listActions,
  updateAction,
  updateActionDone,
  updateActionNotDone,
} from '#db/queries/remedy-action.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { inForce } from '#domain/decision.ts'
import { lastDayOf, type Period } from '#domain/period.ts'
import { Refusal } from '#domain/refusal.ts'
import { lastDayOfAction, type RemedyKind } from '#domain/remedy-action.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { mailsOfActions } from './remedy-mail.ts'
import { notInFuture, ofOwnService } from './sense.ts'
import { StaleForm } from './stale-form.ts'

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

/**
 * What the council agreed to do, from the decision in force. The last day of each is frozen here. `after` is how many
 * actions there were when the form was opened: two people who record the same remedy are not both taken.
 */
export const recordRemedyActions = (
  desk: Desk,
  caseId: number,
  actions: readonly NewAction[],
  after?: number,
) =>
  perform(desk, 'record remedy actions', async (desk) => {
    await findCase(desk, caseId)
    await holdCase(desk, caseId)
    const decision = inForce(await listDecisions(desk, caseId))
    if (decision?.category !== 'Upheld') {
      throw new Refusal('Only an upheld decision carries remedy actions. Record the decision first.')
    }
    const before = (await listActions(desk, caseId)).length
    if (after !== undefined && after !== before) throw new StaleForm()
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
    await insertMailsOfWork(desk, await mailsOfActions(desk, caseId, recorded))
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
    if (agreed.dueOn === lastDayOfAction(action)) {
      throw new Refusal(`${dayInWords(agreed.dueOn)} is the last day already.`)
    }
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
    if (!(await updateActionDone(desk, actionId, doneOn))) {
      throw new Refusal('Somebody marked this action done a moment ago.')
    }
    return { caseId: action.caseId, actionId, number: action.number, doneOn }
  })

export type ActionChange = {
  text: string
  serviceId: number | null
  ownerId: number | null
  internalTargetOn: Day | null
  /** Only to be refused: what was agreed at the decision stays. */
  dueOn?: Day | null
}

/** A slip of the pen, another service or owner, another target of our own. The last day is frozen. */
export const changeAction = (
  desk: Desk,
  actionId: number,
  version: number,
  { dueOn, ...facts }: ActionChange,
  reason: string,
) =>
  perform(desk, 'change an action', async (desk) => {
    const action = await findAction(desk, actionId)
    if (dueOn && dueOn !== action.dueOn) {
      throw new Refusal(
        `The last day, ${dayInWords(action.dueOn)}, was frozen at the decision. Only the Ombudsman moves it: record its new day.`,
      )
    }
    if (!(await updateAction(desk, actionId, version, facts))) throw new StaleForm()
    const { text, serviceId, ownerId, internalTargetOn, caseId, number } = action
    return {
      caseId,
      actionId,
      number,
      reason,
      before: { text, serviceId, ownerId, internalTargetOn },
      after: facts,
    }
  })

/** An action was marked done by mistake. Once its proof has gone to the Ombudsman, the day stands. */
export const takeBackDone = (desk: Desk, actionId: number, reason: string) =>
  perform(desk, 'change an action', async (desk) => {
    const { caseId, number } = await findAction(desk, actionId)
    await lockActions(desk, caseId)
    const { doneOn } = await findAction(desk, actionId)
    if (await isSent(desk, actionId)) {
      throw new Refusal('The proof of this action was sent to the Ombudsman. What was said there stands.')
    }
    if (!(await updateActionNotDone(desk, actionId))) {
      throw new Refusal('This action is not marked done.')
    }
    return { caseId, actionId, number, reason, before: { doneOn }, after: { doneOn: null } }
  })
