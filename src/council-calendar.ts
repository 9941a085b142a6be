import type { Db } from '#db/connect.ts'
import { listCouncilDays } from '#db/queries/council-day.ts'
import { type Calendar, calendarFrom, withCouncilDays } from '#domain/calendar.ts'
import bankHolidays from '../fixtures/bank-holidays.json' with { type: 'json' }

/** England's bank holidays as they ship with this release. */
export const shippedCalendar: Calendar = calendarFrom(bankHolidays)

/** The shipped bank holidays, with those proclaimed since and the council's own closures. */
export const councilCalendar = async (db: Db): Promise<Calendar> =>
  withCouncilDays(shippedCalendar, await listCouncilDays(db))
