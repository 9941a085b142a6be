import { type Calendar, type Day, today } from './calendar.ts'
import { inWorkingHours, usualMorning } from './mail-hours.ts'

/**
 * The day whose morning mails are to be written at a moment, or null: in the working hours of a day, once. A morning on
 * which no process ran is made up for until that evening, and by the next working morning after it.
 */
export function morningToRun(
  now: Date,
  {
    calendar,
    morning = usualMorning,
    lastRunOn,
  }: { calendar: Calendar; morning?: string; lastRunOn: Day | null },
): Day | null {
  const day = today(now)
  const due = inWorkingHours(now, calendar, morning) <= now
  return due && (lastRunOn === null || lastRunOn < day) ? day : null
}
