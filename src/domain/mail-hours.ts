import {
  type Calendar,
  clockTime,
  forInternalTargets,
  isWorkingDay,
  londonInstant,
  nextWorkingDay,
  today,
} from './calendar.ts'

export const usualMorning = '07:00'
const evening = '19:00'

/**
 * When a mail about work goes out that is written at a moment: at once in the hours of a working day, otherwise on the
 * next working day's morning. Nobody is mailed on a Sunday, a bank holiday or a day on which the council is shut.
 */
export function inWorkingHours(writtenAt: Date, calendar: Calendar, morning = usualMorning): Date {
  const [day, time, worked] = [today(writtenAt), clockTime(writtenAt), forInternalTargets(calendar)]
  if (!isWorkingDay(day, worked) || time >= evening)
    return londonInstant(nextWorkingDay(day, worked), morning)
  return time < morning ? londonInstant(day, morning) : writtenAt
}
