import type { CategoryComparison, MeasureComparison } from '#domain/annual-letter/comparison.ts'
import type { FigureKey } from '#domain/annual-letter/figure.ts'
import type { Statistics } from '#domain/annual-letter/statistics.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { type FinancialYear, yearStartsOn } from '#domain/financial-year.ts'
import { sights } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { Card } from '../components/card.tsx'
import { Measure } from '../components/measure.tsx'

export type Letters = {
  year: FinancialYear
  soFar: Statistics
  last: FinancialYear
  measures: readonly MeasureComparison[]
  decided: CategoryComparison | null
}

/** The annual letter as it would read if the Ombudsman wrote it today. Who sees no cases sees figures that do not open. */
export const NextLetter = ({
  year,
  soFar,
  last,
  measures,
  today,
  user,
}: Letters & { today: Day; user: User }) => {
  const similar = (measure: string) =>
    measures.find((comparison) => comparison.measure === measure)?.similar ?? null
  const seesCases = sights[user.role].cases !== 'none'
  const opens = (key: FigureKey, text: string) =>
    seesCases ? <a href={paths.figure(year, key)}>{text}</a> : text
  return (
    <Card title="The next letter, so far" wash>
      <p class="note">
        {dayInWords(yearStartsOn(year))} to {dayInWords(today)}
      </p>
      <Measure label="Upheld" percent={soFar.upheldRate.percent} mark={similar('upheld rate')}>
        {opens('upheld', String(soFar.upheld))} of{' '}
        {opens('investigations', `${soFar.investigations} investigations`)}
        <Similar value={similar('upheld rate')} />
      </Measure>
      <Measure label="Compliance" percent={soFar.complianceRate.percent} mark={similar('compliance rate')}>
        {opens('satisfied', String(soFar.satisfied))} of {opens('outcomes', `${soFar.outcomes} outcomes`)}
        <Similar value={similar('compliance rate')} />
        {soFar.onTimeRate && (
          <>
            <br />
            {opens('on-time', `on time in ${soFar.onTimeRate.count} of ${soFar.onTimeRate.of}`)}
          </>
        )}
      </Measure>
      <Measure
        label="Satisfactory remedy"
        percent={soFar.satisfactoryRate.percent}
        mark={similar('satisfactory remedy rate')}
      >
        {opens('satisfactory-remedies', String(soFar.satisfactoryRemedies))} of{' '}
        {opens('upheld', `${soFar.upheld} upheld`)}
        <Similar value={similar('satisfactory remedy rate')} />
      </Measure>
      {similar('upheld rate') !== null && (
        <p class="note">Similar: the average of authorities of our type in the letter {last}.</p>
      )}
      <p>
        <a href={paths.annualLetter(year)}>The whole letter so far</a>
      </p>
    </Card>
  )
}

const Similar = ({ value }: { value: number | null }) => (value === null ? null : <> · similar {value}%</>)

/** How the last printed letter agrees with the register. */
export const LastLetter = ({ last, measures, decided }: Letters) => {
  const compared = measures.filter(({ agrees }) => agrees !== null)
  const differing = compared.filter(({ agrees }) => !agrees)
  if (compared.length === 0) return null
  return (
    <Card title={`Letter ${last}`}>
      <p>
        {differing.length === 0
          ? 'Our figures agree with every printed measure.'
          : `${differing.length} of ${compared.length} printed measures differ from ours.`}{' '}
        {decided?.difference ? (
          <>
            The Ombudsman counts <a href={paths.annualLetter(last)}>{decided.difference} more decisions</a>{' '}
            than we hold.
          </>
        ) : (
          <a href={paths.annualLetter(last)}>See the letter</a>
        )}
      </p>
    </Card>
  )
}
