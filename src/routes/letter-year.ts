import { countDecisionsByYear } from '#db/queries/annual-letter.ts'
import { listOwnYears } from '#db/queries/authority.ts'
import { listPublishedFigures, listPublishedYears, type PublishedRow } from '#db/queries/published-figure.ts'
import { found } from '#db/queries/reader.ts'
import { type FinancialYear, financialYearOf, isFinancialYear, previousYear } from '#domain/financial-year.ts'
import type { Request } from './app.ts'

/** The year that an address names, among those that a letter can be about, and what stands beside it on each page. */
export async function readLetterYear(c: Request) {
  const { db, today } = c.var.desk
  const year = yearInAddress(c)
  const runningYear = financialYearOf(today)
  const [decisions, published, ownYears] = await Promise.all([
    countDecisionsByYear(db),
    listPublishedYears(db, c.var.council),
    listOwnYears(db),
  ])
  const names = new Set([...decisions.map((row) => row.year), ...published, year, runningYear])
  const years = [...names].filter((name) => name <= runningYear).sort()
  return {
    year,
    running: year === runningYear,
    years: years.map((name) => ({ year: name, running: name === runningYear })),
    decisions,
    typeIn: (other: FinancialYear) => ownYears.find((own) => own.year === other)?.type ?? null,
  }
}

/** No letter is about a year that has not begun. */
export function yearInAddress(c: Request): FinancialYear {
  const year = c.req.param('year') ?? ''
  const known = isFinancialYear(year) && year <= financialYearOf(c.var.desk.today)
  return found('year', known ? year : null)
}

export type LetterYearRead = Awaited<ReturnType<typeof readLetterYear>>

/** What was published of our council and of its type in these years; where both say the same, our letter comes last. */
export async function publishedInYears(
  c: Request,
  { typeIn }: Pick<LetterYearRead, 'typeIn'>,
  years: readonly FinancialYear[],
) {
  const types = years.map(typeIn).filter((type) => type !== null)
  const rows = await listPublishedFigures(c.var.desk.db, [c.var.council, ...new Set(types)], years)
  return (year: FinancialYear): PublishedRow[] =>
    [typeIn(year), c.var.council].flatMap((authority) =>
      rows.filter((row) => row.authority === authority && row.year === year),
    )
}

/** The document that one table of a council was printed in. */
export const sourceOf = (rows: readonly PublishedRow[], authority: string, table: string) =>
  rows.find((row) => row.authority === authority && row.table === table) ?? null

/** A year and the two before it, the latest first. */
export const threeYearsTo = (year: FinancialYear): FinancialYear[] => [
  year,
  previousYear(year),
  previousYear(previousYear(year)),
]
