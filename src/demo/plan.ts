import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import { addDays, type Day, isWorkingDay, nextWorkingDay } from '#domain/calendar.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { addWorkingDays } from '#domain/period.ts'
import { shippedCalendar as calendar } from '#src/council-calendar.ts'

/** What is set of a case before its history is made up. */
export type Plan = {
  seed: string
  directorate: string | null
  service: string | null
  sentToCouncil: boolean
  category: DecisionCategory
  year: FinancialYear
  remedied?: Remedied
  summonsWarning?: boolean
  restricted?: boolean
}

export type Remedied =
  | { how: 'before the Ombudsman' | 'nothing recommended' }
  | { how: 'by actions'; decidedOn: Day; late: boolean; outcomeBy: 'this year' | 'next year' }

const workingDay = (day: Day): Day => (isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar))
export const later = (day: Day, workingDays: number): Day =>
  addWorkingDays(workingDay(day), workingDays, calendar)
export const earlier = (day: Day, days: number): Day => workingDay(addDays(day, -days))
