import type { DecisionCategory } from './annual-letter/labels.ts'
import { type Rate, type Statistics, statisticsOf, type YearCounts } from './annual-letter/statistics.ts'
import type { Day } from './calendar.ts'
import { type FinancialYear, financialYearOf } from './financial-year.ts'

/** What a decision counts by. */
export type CountedDecision = { category: DecisionCategory; reason: string; decidedOn: Day }

/** A year of the annual letter with one decision in place of another. */
export type YearMoved = { year: FinancialYear; before: Statistics; after: Statistics }

/** The years that a change of the decision in force touches: the one that it leaves and the one that it enters. */
export const yearsTouched = (
  before: CountedDecision | null,
  after: CountedDecision | null,
): FinancialYear[] => [
  ...new Set(
    [before, after].flatMap((decision) => (decision ? [financialYearOf(decision.decidedOn)] : [])).sort(),
  ),
]

/** A case leaves one year's figures and enters another's with the version in force (Statement of Reasons Manual, 5). */
export function yearMoved(
  year: FinancialYear,
  counts: YearCounts,
  before: CountedDecision | null,
  after: CountedDecision | null,
): YearMoved {
  const decisions = [
    ...counts.decisions,
    ...(before && financialYearOf(before.decidedOn) === year ? [{ ...before, cases: -1 }] : []),
    ...(after && financialYearOf(after.decidedOn) === year ? [{ ...after, cases: 1 }] : []),
  ]
  return { year, before: statisticsOf(counts), after: statisticsOf({ ...counts, decisions }) }
}

/** '2024-25: 18 of 21 = 86% → 19 of 22 = 86%'. */
export const upheldMovedInWords = ({ year, before, after }: YearMoved): string =>
  `${year}: ${fraction(before.upheldRate)} → ${fraction(after.upheldRate)}`

const fraction = ({ count, of, percent }: Rate): string =>
  percent === null ? 'no investigations' : `${count} of ${of} = ${percent}%`
