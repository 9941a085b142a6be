import { type CategoryComparison, differencesInWords } from '#domain/annual-letter/comparison.ts'
import { figureOfCategory } from '#domain/annual-letter/figure.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { Agreement } from '../components/agreement.tsx'
import { Table } from '../components/table.tsx'
import { categoryHeading } from './category-heading.ts'
import { FigureCount } from './figure-count.tsx'

type Props = {
  year: FinancialYear
  comparisons: readonly CategoryComparison[]
  /** Among ours: decided by the Ombudsman without being sent to the council. */
  neverSent: number
  running: boolean
  opens: boolean
}

/** The decisions of one year, label by label: theirs, ours, and the difference. */
export const TheirsAndOurs = ({ year, comparisons, neverSent, running, opens }: Props) => {
  const lines = comparisons.map((line) => cellsOf(line, year, opens))
  const total = comparisons.find(({ category }) => category === 'Total')
  if (!total || total.published === null) {
    return (
      <>
        <h2>Theirs and ours</h2>
        <p>
          {running
            ? 'The year is not over: the Ombudsman’s table comes after it.'
            : `The Ombudsman’s table of decisions for ${year} is not recorded, so there is nothing to set ours beside.`}
        </p>
      </>
    )
  }
  return (
    <>
      <h2>Theirs and ours</h2>
      <Table
        caption={`Decisions ${year}, by label`}
        captionHidden
        stack={false}
        firstCellIsHeader
        columns={[
          { heading: year },
          { heading: 'Theirs', numeric: true },
          { heading: 'Ours', numeric: true },
          { heading: 'Difference', numeric: true },
        ]}
        rows={lines.slice(0, -1).map((cells) => ({ cells }))}
        total={lines.at(-1)}
      />
      <WhatItMeans comparisons={comparisons} total={total} neverSent={neverSent} />
    </>
  )
}

const cellsOf = (
  { category, ours, published, difference, agrees }: CategoryComparison,
  year: FinancialYear,
  opens: boolean,
) => [
  category === 'Total' ? 'Total' : categoryHeading[category],
  published ?? '–',
  <FigureCount
    year={year}
    opens={opens}
    figure={category === 'Total' ? 'decided' : figureOfCategory[category]}
  >
    {ours}
  </FigureCount>,
  difference === null ? '–' : <Agreement agrees={agrees ?? false}>{signed(difference)}</Agreement>,
]

const signed = (difference: number) =>
  difference === 0 ? '0' : difference > 0 ? `+${difference}` : `−${Math.abs(difference)}`

const WhatItMeans = ({
  comparisons,
  total,
  neverSent,
}: Pick<Props, 'comparisons' | 'neverSent'> & { total: CategoryComparison }) => {
  const differences = differencesInWords(comparisons)
  if (!differences) return <p>Theirs and ours agree, label by label.</p>
  const outsideInvestigations = comparisons.every(
    ({ category, agrees }) => agrees || (category !== 'Upheld' && category !== 'Not upheld'),
  )
  return (
    <>
      <p>
        The Ombudsman counts {total.published}, we count {total.ours}: {differences}.
      </p>
      {outsideInvestigations && (total.difference ?? 0) > 0 && (
        <p>
          The investigations agree. The others were probably ended by the Ombudsman and never sent to the
          council; that is inferred from the labels and not certain.
        </p>
      )}
      {neverSent > 0 && (
        <p class="note">
          Of ours, {neverSent} {neverSent === 1 ? 'is' : 'are'} also recorded as closed by the Ombudsman and
          not sent to the council.
        </p>
      )}
    </>
  )
}
