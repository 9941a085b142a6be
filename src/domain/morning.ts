import { type Calendar, clockTime, type Day, forInternalTargets, isWorkingDay, today } from './calendar.ts'
import { usualMorning } from './mail-hours.ts'

/**
 * The day whose morning mails are to be written at a moment, or null: working days from the hour that the council set,
 * once. A morning on which no process ran is made up for later that day, and by the next working day after it.
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
  const due = isWorkingDay(day, forInternalTargets(calendar)) && clockTime(now) >= morning
  return due && (lastRunOn === null || lastRunOn < day) ? day : null
}
