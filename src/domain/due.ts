import { addDays, type Calendar, type Day, weekdayOf, workingDaysBetween } from './calendar.ts'

export type DueStanding = 'overdue' | 'today' | 'soon' | 'later'

export const workingDaysThatAreSoon = 5

/** How near a date is, for the colour of its tag and the order of a list. */
export function dueStanding(due: Day, today: Day, calendar: Calendar): DueStanding {
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  return workingDaysBetween(today, due, calendar) <= workingDaysThatAreSoon ? 'soon' : 'later'
}

/** Words that count working days; where only days of rest lie between, they name the day instead. */
export function dueWords(due: Day, today: Day, calendar: Calendar): string {
  if (due === today) return 'Due today'
  const count = workingDaysBetween(today, due, calendar)
  if (count > 0) return `Due in ${workingDays(count)}`
  if (count < 0) return `Overdue by ${workingDays(-count)}`
  if (due < today) return `Overdue since ${weekdayOf(due)}`
  return due === addDays(today, 1) ? `Due tomorrow (${weekdayOf(due)})` : `Due on ${weekdayOf(due)}`
}

const workingDays = (count: number) => (count === 1 ? '1 working day' : `${count} working days`)
