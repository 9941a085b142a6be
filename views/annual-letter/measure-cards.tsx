import type { Child } from 'hono/jsx'
import type { Measure, MeasureComparison } from '#domain/annual-letter/comparison.ts'
import { type Rate, rateInWords, type Statistics } from '#domain/annual-letter/statistics.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { Thirds } from '../components/columns.tsx'
import { type Comparison, MeasureCard } from '../components/measure.tsx'
import { FigureCount } from './figure-count.tsx'

export type Measures = {
  year: FinancialYear
  /** Null for a year that is not over: there is no letter yet to compare with. */
  letter: string | null
  similarName: string
  statistics: Statistics
  lastYear: { year: FinancialYear; statistics: Statistics } | null
  comparisons: readonly MeasureComparison[]
  opens: boolean
}

/** The three measures of the letter: ours, the letter's, those of similar authorities, and ours of last year. */
export const MeasureCards = (measures: Measures) => (
  <Thirds>
    <UpheldCard {...measures} />
    <ComplianceCard {...measures} />
    <SatisfactoryCard {...measures} />
  </Thirds>
)

const UpheldCard = (measures: Measures) => {
  const { year, statistics, comparisons, similarName, opens } = measures
  const { published, similar, agrees } = lineOf(comparisons, 'upheld per 100,000')
  return (
    <MeasureCard
      title="Complaints upheld"
      percent={statistics.upheldRate.percent}
      of={
        statistics.upheldRate.percent === null ? (
          rateInWords(statistics.upheldRate, 'upheld')
        ) : (
          <>
            <FigureCount {...{ year, opens }} figure="upheld">
              {statistics.upheld}
            </FigureCount>{' '}
            of{' '}
            <FigureCount {...{ year, opens }} figure="investigations">
              {statistics.investigations}
            </FigureCount>{' '}
            {statistics.investigations === 1 ? 'investigation' : 'investigations'}
          </>
        )
      }
      comparisons={comparisonsOf(measures, 'upheld rate', ({ upheldRate }) => upheldRate)}
    >
      <p>
        {statistics.upheldPer100000 === null ? (
          'Upheld per 100,000 residents: the population of this year is not recorded'
        ) : (
          <a href="#population">{statistics.upheldPer100000} upheld per 100,000 residents</a>
        )}
        {published !== null &&
          `; the letter ${published}${agrees === null ? '' : agrees ? ', the same' : ', which differs'}`}
        {similar !== null && `; ${similarName} ${similar}`}
      </p>
    </MeasureCard>
  )
}

const ComplianceCard = (measures: Measures) => {
  const { year, statistics, opens } = measures
  const notSatisfied = statistics.outcomes - statistics.satisfied
  const { onTimeRate } = statistics
  return (
    <MeasureCard
      title="Compliance with recommendations"
      percent={statistics.complianceRate.percent}
      of={
        statistics.complianceRate.percent === null ? (
          rateInWords(statistics.complianceRate, 'compliance')
        ) : (
          <>
            <FigureCount {...{ year, opens }} figure="satisfied">
              {statistics.satisfied}
            </FigureCount>{' '}
            of{' '}
            <FigureCount {...{ year, opens }} figure="outcomes">
              {statistics.outcomes}
            </FigureCount>{' '}
            {statistics.outcomes === 1 ? 'outcome' : 'outcomes'}
          </>
        )
      }
      comparisons={[
        ...comparisonsOf(measures, 'compliance rate', ({ complianceRate }) => complianceRate),
        ...shown('On time (ours)', onTimeRate?.percent ?? null, 'quiet'),
      ]}
    >
      {statistics.outcomes > 0 && (
        <p>
          <FigureCount {...{ year, opens }} figure="not-satisfied">
            {notSatisfied} {notSatisfied === 1 ? 'outcome' : 'outcomes'} not satisfied
          </FigureCount>
          {onTimeRate && (
            <>
              . By our own dates,{' '}
              <FigureCount {...{ year, opens }} figure="on-time">
                {onTimeRate.count} on time
              </FigureCount>{' '}
              and{' '}
              <FigureCount {...{ year, opens }} figure="late">
                {onTimeRate.of - onTimeRate.count} late
              </FigureCount>
            </>
          )}
        </p>
      )}
    </MeasureCard>
  )
}

const SatisfactoryCard = (measures: Measures) => {
  const { year, statistics, opens } = measures
  return (
    <MeasureCard
      title="Satisfactory remedy before the Ombudsman"
      percent={statistics.satisfactoryRate.percent}
      of={
        statistics.satisfactoryRate.percent === null ? (
          rateInWords(statistics.satisfactoryRate, 'satisfactory remedy')
        ) : (
          <>
            <FigureCount {...{ year, opens }} figure="satisfactory-remedies">
              {statistics.satisfactoryRemedies}
            </FigureCount>{' '}
            of{' '}
            <FigureCount {...{ year, opens }} figure="upheld">
              {statistics.upheld}
            </FigureCount>{' '}
            upheld {statistics.upheld === 1 ? 'decision' : 'decisions'}
          </>
        )
      }
      comparisons={comparisonsOf(
        measures,
        'satisfactory remedy rate',
        ({ satisfactoryRate }) => satisfactoryRate,
      )}
    >
      <p>The Ombudsman agreed with what the council had offered already</p>
    </MeasureCard>
  )
}

const lineOf = (comparisons: readonly MeasureComparison[], measure: Measure) =>
  comparisons.find((line) => line.measure === measure) ?? { published: null, similar: null, agrees: null }

function comparisonsOf(
  { comparisons, letter, similarName, lastYear }: Measures,
  measure: Measure,
  rateOf: (statistics: Statistics) => Rate,
): Comparison[] {
  const { ours, published, similar } = { ours: null, ...lineOf(comparisons, measure) }
  return [
    { label: 'Our cases', percent: ours, tone: 'ours' },
    ...(letter ? shown(letter, published, 'theirs') : []),
    ...shown(similarName, similar, 'similar'),
    ...(lastYear ? shown(`${lastYear.year} (ours)`, rateOf(lastYear.statistics).percent, 'quiet') : []),
  ]
}

const shown = (label: Child, percent: number | null, tone: Comparison['tone']): Comparison[] =>
  percent === null ? [] : [{ label, percent, tone }]
