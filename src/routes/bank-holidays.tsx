import { Hono } from 'hono'
import { listCouncilDays } from '#db/queries/council-day.ts'
import { holidayListEndsWithin12Months } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { BankHolidaysPage } from '#views/bank-holidays/bank-holidays-page.tsx'
import type { App } from './app.ts'

export const bankHolidayRoutes = new Hono<App>().get(paths.bankHolidays, async (c) => {
  const { db, calendar, today } = c.var.desk
  return c.render(
    <BankHolidaysPage
      calendar={calendar}
      added={await listCouncilDays(db)}
      endsOn={holidayListEndsWithin12Months(calendar, today)}
    />,
    { title: 'Bank holidays' },
  )
})
