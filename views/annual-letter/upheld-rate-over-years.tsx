import type { CountingChange } from '#domain/annual-letter/counting-change.ts'
import type { Rate } from '#domain/annual-letter/statistics.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { LineChart } from '../components/line-chart.tsx'
import { Table } from '../components/table.tsx'
import { FigureCount } from './figure-count.tsx'

export type RateOfYear = {
  year: FinancialYear
  ours: Rate
  published: number | null
  similar: number | null
}

type Props = {
  rates: readonly RateOfYear[]
  council: string
  similarName: string
  changes: readonly CountingChange[]
  opens: boolean
}

/** The upheld rate of every year that is over, drawn and as a table: ours, as published, and the average. */
export const UpheldRateOverYears = ({ rates, council, similarName, changes, opens }: Props) => {
  const years = rates.map(({ year }) => year)
  const change = changes.find(({ from }) => years.indexOf(from) > 0)
  const printed = rates.filter(({ published }) => published !== null)
  const differing = printed.filter(({ ours, published }) => published !== ours.percent)
  return (
    <section>
      <h2>Upheld rate over the years</h2>
      <LineChart
        id="upheld-rate"
        title={`Upheld rate of ${council}, ${years.at(0)} to ${years.at(-1)}`}
        years={years}
        floor={floorOf(rates)}
        breakBefore={change && { year: change.from, label: change.label }}
        lines={[
          {
            name: `${similarName} (average)`,
            tone: 'similar',
            values: rates.map(({ similar }) => similar),
          },
          ...(differing.length > 0
            ? [
                {
                  name: 'As published, where it differs',
                  tone: 'theirs' as const,
                  values: rates.map((rate) => (differing.includes(rate) ? rate.published : null)),
                },
              ]
            : []),
          { name: 'Our cases', tone: 'ours', values: rates.map(({ ours }) => ours.percent) },
        ]}
      >
        {printed.length > 0 && differing.length === 0 && (
          <span>Published: the same as ours in {listed(printed.map(({ year }) => year))}</span>
        )}
      </LineChart>
      <Table
        caption="Upheld rate by year"
        captionHidden
        stack={false}
        firstCellIsHeader
        columns={[
          { heading: 'Year' },
          { heading: 'Our cases', numeric: true },
          { heading: 'Published', numeric: true },
          { heading: similarName, numeric: true },
        ]}
        rows={rates.map(({ year, ours, published, similar }) => ({
          cells: [
            <span class="year">{year}</span>,
            ours.percent === null ? (
              'None investigated'
            ) : (
              <>
                <strong>{ours.percent}%</strong>{' '}
                <span class="of-counts">
                  <FigureCount year={year} opens={opens} figure="upheld">
                    {ours.count}
                  </FigureCount>{' '}
                  of{' '}
                  <FigureCount year={year} opens={opens} figure="investigations">
                    {ours.of}
                  </FigureCount>
                </span>
              </>
            ),
            published === null ? 'Not recorded' : `${published}%`,
            similar === null ? 'Not recorded' : `${similar}%`,
          ],
        }))}
      />
      {change && (
        <p class="note">
          From {change.from}: {change.explanation} {change.source}.
        </p>
      )}
    </section>
  )
}

/** The scale begins below the lowest rate, so that the years can be told apart. */
function floorOf(rates: readonly RateOfYear[]): number {
  const percents = rates.flatMap(({ ours, published, similar }) => [ours.percent, published, similar])
  const lowest = Math.min(100, ...percents.filter((percent) => percent !== null))
  return Math.max(0, Math.min(60, Math.floor((lowest - 10) / 20) * 20))
}

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
