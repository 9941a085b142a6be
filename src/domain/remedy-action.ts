import type { Day } from './calendar.ts'

export const remedyKinds = ['personal remedy', 'service improvement'] as const
export type RemedyKind = (typeof remedyKinds)[number]

export type ActionDates = { dueOn: Day; agreedDueOn: Day | null; doneOn: Day | null }

export type ActionStanding = 'done on time' | 'done late' | 'overdue' | 'not yet due'

/** An action's last day: the one frozen at the decision, unless the Ombudsman itself agreed to another. */
export const lastDayOfAction = ({ dueOn, agreedDueOn }: Pick<ActionDates, 'dueOn' | 'agreedDueOn'>): Day =>
  agreedDueOn ?? dueOn

/** How an action stands on a day. Only the Ombudsman moves its last day, and that day is on time. */
export function actionStanding(dates: ActionDates, today: Day): ActionStanding {
  const lastDay = lastDayOfAction(dates)
  if (dates.doneOn) return dates.doneOn <= lastDay ? 'done on time' : 'done late'
  return today > lastDay ? 'overdue' : 'not yet due'
}

export type ProofFacts = { clearedFiles: number; filesToReview: number; paidPayments: number }

/** A promise is not proof: an action is proved by a cleared file or by a payment that was made. */
export const isProved = ({ clearedFiles, paidPayments }: ProofFacts): boolean =>
  clearedFiles > 0 || paidPayments > 0

/** Done, but without proof on the last day or after it. A warning: only the day on which it was done makes it late. */
export const proofOwed = (dates: ActionDates & ProofFacts, today: Day): boolean =>
  dates.doneOn !== null && !isProved(dates) && today >= lastDayOfAction(dates)

/** The day by which the whole remedy is due: the latest of its actions (Compliance Manual, chapter 3). */
export const caseTargetOn = (actions: readonly Pick<ActionDates, 'dueOn' | 'agreedDueOn'>[]): Day | null =>
  actions.map(lastDayOfAction).sort().at(-1) ?? null
