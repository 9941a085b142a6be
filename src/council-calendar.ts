import { type Calendar, calendarFrom } from '#domain/calendar.ts'
import bankHolidays from '../fixtures/bank-holidays.json' with { type: 'json' }

/** England's bank holidays as they ship with this release. */
export const councilCalendar: Calendar = calendarFrom(bankHolidays)
