import type { FigureKey } from '#domain/annual-letter/figure.ts'
import type { FinancialYear } from '#domain/financial-year.ts'

const query = (values: Record<string, string | undefined>): string => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

/** The parts of a case, in the order of its sub-navigation. */
export const caseParts = [
  'timeline',
  'requests',
  'decision',
  'actions',
  'local-complaint',
  'history',
] as const
export type CasePart = (typeof caseParts)[number]

/** Every address of the product: routes mount on them, views link to them. */
export const paths = {
  today: '/',
  signIn: '/sign-in',
  signInAgain: (returnTo: string) => `/sign-in${query({ returnTo })}`,
  signOut: '/sign-out',
  demonstrationDay: '/demonstration/day',
  aboutDemonstration: '/demonstration',
  assets: '/assets',
  cases: '/cases',
  casesLike: (search: string) => `/cases${search ? `?${search}` : ''}`,
  casesCsv: '/cases.csv',
  casesCsvLike: (search: string) => `/cases.csv${search ? `?${search}` : ''}`,
  savedViews: '/saved-views',
  savedViewRemoval: (id: number | string) => `/saved-views/${id}/removal`,
  case: (reference: string) => `/cases/${reference}`,
  casePart: (reference: string, part: CasePart) =>
    part === 'timeline' ? `/cases/${reference}` : `/cases/${reference}/${part}`,
  file: (id: string) => `/files/${id}`,
  annualLetters: '/annual-letters',
  annualLetter: (year: FinancialYear) => `/annual-letters/${year}`,
  annualTables: (year: FinancialYear) => `/annual-letters/${year}/tables`,
  publishedFigures: (year: FinancialYear) => `/annual-letters/${year}/published`,
  figure: (
    year: FinancialYear,
    key: FigureKey | ':key',
    part: { directorate?: string; service?: string; sent?: string } = {},
  ) => `/annual-letters/${year}/figures/${key}${query(part)}`,
  figureCsv: (
    year: FinancialYear,
    key: FigureKey | ':key',
    part: { directorate?: string; service?: string; sent?: string } = {},
  ) => `/annual-letters/${year}/figures/${key}/cases.csv${query(part)}`,
  bankHolidays: '/bank-holidays',
} as const
