import type { Child } from 'hono/jsx'
import type { CategoryComparison } from '#domain/annual-letter/comparison.ts'
import { figureOfCategory } from '#domain/annual-letter/figure.ts'
import { decisionCategories } from '#domain/annual-letter/labels.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { type Column, Table } from '../components/table.tsx'
import { categoryHeading } from './category-heading.ts'
import { FigureCount } from './figure-count.tsx'
import { type Source, SourceName } from './source.tsx'

export type DecisionsOfYear = {
  year: FinancialYear
  running: boolean
  comparisons: readonly CategoryComparison[]
  source: Source | null
}

const columns: Column[] = [
  { heading: 'Year' },
  ...decisionCategories.map((category) => ({ heading: categoryHeading[category], numeric: true })),
  { heading: 'Total', numeric: true },
]

type Props = { years: readonly DecisionsOfYear[]; opens: boolean }

/** Three years by the Ombudsman's labels: what it printed, and below in the same columns our own cases. */
export const DecisionsOverYears = ({ years, opens }: Props) => (
  <>
    <div class="theirs">
      <Table
        caption="As the Ombudsman published them"
        captionSize="s"
        columns={columns}
        firstCellIsHeader
        rows={years.map(({ year, comparisons }) => ({
          cells: [
            <span class="year">{year}</span>,
            ...comparisons.map(({ published }) => published ?? <NotPublished />),
          ],
        }))}
      />
      <Sources years={years} />
    </div>
    <div class="ours">
      <Table
        caption="Our cases"
        captionSize="s"
        columns={columns}
        firstCellIsHeader
        rows={years.map((decisions) => ({
          cells: [nameOf(decisions), ...oursOf(decisions, opens)],
        }))}
      />
      <p class="note">By the date of the decision in force. Each figure opens its cases.</p>
    </div>
  </>
)

const nameOf = ({ year, running }: DecisionsOfYear): Child => (
  <span class="year">{running ? `${year} so far` : year}</span>
)

const oursOf = ({ year, comparisons }: DecisionsOfYear, opens: boolean): Child[] =>
  comparisons.map(({ category, ours }) => (
    <FigureCount
      year={year}
      opens={opens}
      figure={category === 'Total' ? 'decided' : figureOfCategory[category]}
    >
      {ours}
    </FigureCount>
  ))

const NotPublished = () => (
  <>
    <span aria-hidden="true">–</span>
    <span class="govuk-visually-hidden">not recorded</span>
  </>
)

const Sources = ({ years }: Pick<Props, 'years'>) => {
  const sources = new Map(years.flatMap(({ source }) => (source ? [[source.title, source] as const] : [])))
  return (
    <p class="note">
      {sources.size === 0 ? (
        'No published table is recorded for these years.'
      ) : (
        <>
          Source:{' '}
          {[...sources.values()].map((source, place) => (
            <>
              {place > 0 && '; '}
              <SourceName {...source} />
            </>
          ))}
        </>
      )}
    </p>
  )
}
