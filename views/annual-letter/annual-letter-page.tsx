import type { agreementOf, CategoryComparison } from '#domain/annual-letter/comparison.ts'
import { agreementInWords } from '#domain/annual-letter/comparison.ts'
import type { CountingChange } from '#domain/annual-letter/counting-change.ts'
import { dayInWords } from '#domain/calendar.ts'
import { type FinancialYear, yearEndsOn, yearStartsOn } from '#domain/financial-year.ts'
import { Columns } from '../components/columns.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { type DecisionsOfYear, DecisionsOverYears } from './decisions-over-years.tsx'
import { LetterHead, type LetterYear } from './letter-head.tsx'
import { MeasureCards, type Measures } from './measure-cards.tsx'
import { PopulationCheck } from './population-check.tsx'
import { type Source, SourceName } from './source.tsx'
import { TheirsAndOurs } from './theirs-and-ours.tsx'
import { type RateOfYear, UpheldRateOverYears } from './upheld-rate-over-years.tsx'

type Props = {
  year: FinancialYear
  years: readonly LetterYear[]
  running: boolean
  council: string
  source: Source | null
  agreement: ReturnType<typeof agreementOf>
  measures: Measures
  population: { population: number | null; populationSource: string | null }
  decisions: readonly DecisionsOfYear[]
  comparisons: readonly CategoryComparison[]
  neverSent: number
  rates: readonly RateOfYear[]
  changes: readonly CountingChange[]
}

/** A year as the Ombudsman's annual letter tells it, worked out from our own cases. */
export const AnnualLetterPage = ({ year, years, running, measures, population, ...rest }: Props) => {
  const { statistics, similarName, opens } = measures
  const printed = (measure: string) =>
    measures.comparisons.find((line) => line.measure === measure)?.published ?? null
  return (
    <>
      <LetterHead
        title={`Annual letter ${year}${running ? ' so far' : ''}`}
        lede={<Lede year={year} running={running} source={rest.source} agreement={rest.agreement} />}
        part="measures"
        {...{ year, years }}
      />
      {statistics.unexplainedLabels.length > 0 && (
        <WarningText>
          These labels of the Ombudsman are not explained in any list, so their cases count as cases and never
          as satisfied or remedied: {statistics.unexplainedLabels.map((label) => `“${label}”`).join(', ')}.
        </WarningText>
      )}
      <MeasureCards {...measures} />
      <p class="note">
        Restricted cases count here for everybody.
        {rest.source && (
          <>
            {' '}
            The letter’s figures: <SourceName {...rest.source} place="" />.
          </>
        )}
      </p>
      <PopulationCheck
        {...population}
        published={{ upheld: printed('upheld'), per100000: printed('upheld per 100,000') }}
        ours={{ upheld: statistics.upheld, per100000: statistics.upheldPer100000 }}
      />
      <Columns
        label="Theirs and ours"
        aside={
          <TheirsAndOurs
            year={year}
            running={running}
            comparisons={rest.comparisons}
            neverSent={rest.neverSent}
            opens={opens}
          />
        }
      >
        <h2>Decisions over three years</h2>
        <DecisionsOverYears years={rest.decisions} opens={opens} />
        {rest.rates.length > 0 && (
          <UpheldRateOverYears
            rates={rest.rates}
            council={rest.council}
            similarName={similarName}
            changes={rest.changes}
            opens={opens}
          />
        )}
      </Columns>
    </>
  )
}

const Lede = ({
  year,
  running,
  source,
  agreement,
}: Pick<Props, 'year' | 'running' | 'source' | 'agreement'>) => {
  const ends = dayInWords(yearEndsOn(year))
  if (running) {
    return (
      <>
        {dayInWords(yearStartsOn(year))} to {ends}. The year is not over: these figures can still change, and
        the letter comes after it.
      </>
    )
  }
  return (
    <>
      {dayInWords(yearStartsOn(year))} to {ends}. {source && `${letterOf(source)}. `}
      <Verdict agreement={agreement} />
    </>
  )
}

const letterOf = ({ title, dated }: Source) => {
  const document = /letter/i.test(title) ? 'Letter' : 'Figures published by the Ombudsman'
  return dated ? `${document} of ${dated}` : document
}

const Verdict = ({ agreement }: Pick<Props, 'agreement'>) => {
  const words = agreementInWords(agreement)
  if (agreement.printed.length === 0) return <>{words}</>
  return <strong class={agreement.differing.length === 0 ? 'agrees' : 'differs'}>{words}</strong>
}
