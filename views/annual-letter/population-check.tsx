import { populationRange } from '#domain/annual-letter/statistics.ts'
import { Details } from '../components/details.tsx'

type Props = {
  population: number | null
  populationSource: string | null
  /** What was printed for the year, from which the population can be reckoned back. */
  published: { upheld: number | null; per100000: number | null }
  ours: { upheld: number; per100000: number | null }
}

/** The population behind the figure per 100,000, and which populations would have printed theirs. */
export const PopulationCheck = ({ population, populationSource, published, ours }: Props) => (
  <Details summary="How the figure per 100,000 is worked out">
    <div id="population">
      {population === null ? (
        <p>The population of this year is not recorded, so there is no figure of ours.</p>
      ) : (
        <p>
          {ours.upheld} upheld ÷ {inThousands(population)} residents × 100,000 = {ours.per100000}, to one
          decimal. {populationSource && `Population: ${populationSource}.`}
        </p>
      )}
      <BackFromPrint population={population} {...published} />
    </div>
  </Details>
)

/** Which populations would have printed the Ombudsman's figure, and whether ours is one of them. */
export const BackFromPrint = ({
  population,
  upheld,
  per100000,
}: { population: number | null } & Props['published']) => {
  const range = upheld !== null && per100000 !== null ? populationRange(upheld, per100000) : null
  if (!range) return null
  const fits = population !== null && range.from <= population && population <= range.to
  return (
    <p>
      Check: the Ombudsman’s {per100000} from {upheld} upheld means a population between{' '}
      {inThousands(range.from)} and {inThousands(range.to)}.{' '}
      {population !== null &&
        (fits ? 'Ours lies within.' : 'Ours lies outside: it is not the one they used.')}
    </p>
  )
}

const inThousands = (count: number) => count.toLocaleString('en-GB')
