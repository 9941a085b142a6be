import { type Day, isDay } from './calendar.ts'

/** The Ombudsman's year and the council's, 1 April to 31 March, as printed: '2023-24'. */
export type FinancialYear = string

const named = (firstYear: number): FinancialYear =>
  `${firstYear}-${String((firstYear + 1) % 100).padStart(2, '0')}`
const firstYearOf = (year: FinancialYear) => Number(year.slice(0, 4))

export const financialYearOf = (day: Day): FinancialYear => {
  const year = Number(day.slice(0, 4))
  return named(day.slice(5) >= '04-01' ? year : year - 1)
}

export const yearStartsOn = (year: FinancialYear): Day => `${firstYearOf(year)}-04-01`
export const yearEndsOn = (year: FinancialYear): Day => `${firstYearOf(year) + 1}-03-31`
export const previousYear = (year: FinancialYear): FinancialYear => named(firstYearOf(year) - 1)
export const nextYear = (year: FinancialYear): FinancialYear => named(firstYearOf(year) + 1)

/** '2023-24' but not '2023-25' or '2023/24': what an address or a file may bring in. */
export const isFinancialYear = (text: string): boolean =>
  /^\d{4}-\d{2}$/.test(text) && named(firstYearOf(text)) === text && isDay(yearStartsOn(text))
