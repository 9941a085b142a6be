import {
  type Calendar,
  type Day,
  forInternalTargets,
  nextWorkingDay,
  workingDaysBetween,
} from './calendar.ts'
import { workingDaysThatAreSoon } from './due.ts'

/** The points before and after a last day at which people are reminded, each once. */
export const milestones = ['soon', 'due today', 'overdue', 'still overdue', 'no actions'] as const
export type Milestone = (typeof milestones)[number]

/** A milestone, and the how-manieth of its kind: 'still overdue' comes again every five working days. */
export type Reminder = { milestone: Milestone; nth: number }

/**
 * What there is to say of a last day on a morning: the milestone that was reached last, whether or not that was today, so
 * that a morning on which nobody was mailed is caught up. A day of rest has no morning: what falls due on it is said on
 * the last working day before.
 */
export function reminderOf(dueOn: Day, today: Day, calendar: Calendar): Reminder | null {
  if (dueOn < today) {
    const weeks = Math.floor(workingDaysBetween(dueOn, today, calendar) / workingDaysThatAreSoon)
    return weeks === 0 ? { milestone: 'overdue', nth: 0 } : { milestone: 'still overdue', nth: weeks }
  }
  if (dueOn < nextWorkingDay(today, forInternalTargets(calendar))) return { milestone: 'due today', nth: 0 }
  const soon = workingDaysBetween(today, dueOn, calendar) <= workingDaysThatAreSoon
  return soon ? { milestone: 'soon', nth: 0 } : null
}

/** Upheld decisions without actions are asked after once, when so many working days have passed. */
export const actionsAskedAfter = (decidedOn: Day, today: Day, calendar: Calendar): Reminder | null =>
  workingDaysBetween(decidedOn, today, calendar) >= workingDaysThatAreSoon
    ? { milestone: 'no actions', nth: 0 }
    : null
