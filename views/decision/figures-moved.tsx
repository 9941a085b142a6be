import { type CountedDecision, upheldMovedInWords, type YearMoved } from '#domain/figures-moved.ts'
import { financialYearOf } from '#domain/financial-year.ts'

type Props = { moved: readonly YearMoved[]; before: CountedDecision | null; after: CountedDecision }

/** What a version of the decision does to the annual letter: the upheld rate before and after, year by year. */
export const FiguresMoved = ({ moved, before, after }: Props) => (
  <>
    <p>{whereItCounts(before, after)}</p>
    <div>
      {moved.map((year) => (
        <p>
          Upheld rate {upheldMovedInWords(year)}
          {year.before.satisfactoryRemedies !== year.after.satisfactoryRemedies && (
            <>
              <br />
              Satisfactory remedies {year.year}: {year.before.satisfactoryRemedies} →{' '}
              {year.after.satisfactoryRemedies}
            </>
          )}
          <br />
          Decided {year.year}: {year.before.decided} → {year.after.decided}
        </p>
      ))}
    </div>
  </>
)

function whereItCounts(before: CountedDecision | null, after: CountedDecision): string {
  const year = financialYearOf(after.decidedOn)
  const left = before && financialYearOf(before.decidedOn)
  const as = after.category.toLowerCase()
  return left && left !== year
    ? `The case leaves the figures of ${left} and counts in ${year} as ${as}.`
    : `It counts in ${year} as ${as}.`
}
