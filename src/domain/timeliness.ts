import { type Calendar, type Day, workingDaysBetween } from './calendar.ts'
import { currentDueOn, type RequestDates, timelinessOf } from './information-request.ts'

/** How an answer stands, told three ways: in the original time, in the extended time, or late by how much. */
export function timelinessInWords(dates: RequestDates, answeredOn: Day, calendar: Calendar): string {
  const timeliness = timelinessOf(dates, answeredOn)
  const lastDay = currentDueOn(dates)
  if (timeliness !== 'late' || lastDay === null) return `answered ${timeliness}`
  return `answered late by ${workingDaysLate(lastDay, answeredOn, calendar)}`
}

/** 'late by 3 working days'; days of rest between the last day and the deed make no working day. */
export function workingDaysLate(lastDay: Day, doneOn: Day, calendar: Calendar): string {
  const days = workingDaysBetween(lastDay, doneOn, calendar)
  if (days === 0) return 'less than a working day'
  return days === 1 ? '1 working day' : `${days} working days`
}
