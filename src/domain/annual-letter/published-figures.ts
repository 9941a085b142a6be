import type { FinancialYear } from '../financial-year.ts'
import type { DecisionCategory } from './labels.ts'

/**
 * The tables that published figures are kept in. Rows and columns keep the words of the one who printed them.
 *
 * - measures: the three measures of the annual letter (rows: `measureRows`)
 * - received: by the Ombudsman's nine subjects (rows: `subjects`, 'Total')
 * - decided: by the Ombudsman's categories (rows: `decisionCategories`, 'Total')
 * - overview: headline terms since 2024-25 (rows: 'dealt with', 'not for us', 'assessed and closed', 'investigated')
 * - directorate: the council's own count (rows: a directorate, or 'directorate > service'; columns: `directorateColumns`, 'Total')
 * - directorate received: enquiries and complaints resolved (rows: a directorate)
 * - money: paid or waived, in pence (rows: 'total', 'after Ombudsman decisions', a directorate)
 */
export const publishedTables = [
  'measures',
  'received',
  'decided',
  'overview',
  'directorate',
  'directorate received',
  'money',
] as const
export type PublishedTable = (typeof publishedTables)[number]

export const measureRows = [
  'upheld rate',
  'investigations',
  'upheld',
  'upheld per 100,000',
  'compliance rate',
  'compliance outcomes',
  'satisfactory remedy rate',
  'satisfactory remedies',
  'similar upheld rate',
  'similar upheld per 100,000',
  'similar compliance rate',
  'similar satisfactory remedy rate',
] as const
export type MeasureRow = (typeof measureRows)[number]

export const subjects = [
  'Adult care services',
  'Benefits and tax',
  'Corporate and other services',
  "Education and children's services",
  'Environmental services',
  'Highways and transport',
  'Housing',
  'Planning and development',
  'Other',
] as const

/** The council's tables by directorate name two of the Ombudsman's categories in their own words. */
export const directorateColumns = {
  Upheld: 'Upheld',
  'Not upheld': 'Not upheld',
  'Closed: out of jurisdiction/no further action or withdrawn': 'Closed after initial enquiries',
  Premature: 'Referred back for local resolution',
} as const satisfies Record<string, DecisionCategory>

/** A figure as somebody printed it. It stays as received; a slip in it is explained, never mended. */
export type PublishedFigure = {
  authority: string
  year: FinancialYear
  table: string
  row: string
  column: string
  /** Per cents as whole numbers, money in pence. */
  value: number
  printed: string
  source: string
  /** Where in the source: 'table 16', 'paragraph 6.1'. */
  place: string
}

export type PublishedSource = { id: string; title: string; date: string; url: string; note?: string }

export const publishedFigure = (
  figures: readonly PublishedFigure[],
  place: { authority: string; year: FinancialYear; table: PublishedTable; row: string; column?: string },
): PublishedFigure | undefined =>
  figures.findLast(
    ({ authority, year, table, row, column }) =>
      authority === place.authority &&
      year === place.year &&
      table === place.table &&
      row === place.row &&
      column === (place.column ?? ''),
  )
