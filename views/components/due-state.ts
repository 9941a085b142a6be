import type { Calendar, Day } from '#domain/calendar.ts'
import { type DueStanding, dueStanding } from '#domain/due.ts'
import type { DueState } from './due-date.tsx'

const states: Record<DueStanding, DueState> = {
  overdue: 'late',
  today: 'soon',
  soon: 'soon',
  later: 'waiting',
}

/** The colour of a last day; its words say the same. */
export const dueState = (due: Day, today: Day, calendar: Calendar): DueState =>
  states[dueStanding(due, today, calendar)]
