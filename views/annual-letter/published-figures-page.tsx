import type { PublishedFigure } from '#domain/annual-letter/published-figures.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { Empty } from '../components/empty.tsx'
import { LetterHead, type LetterYear } from './letter-head.tsx'
import { type Peer, PeersTable } from './peers-table.tsx'
import { PublishedFigures } from './published-figures.tsx'
import type { Source } from './source.tsx'

type Printed = PublishedFigure & Source

type Props = {
  year: FinancialYear
  years: readonly LetterYear[]
  council: string
  /** The council's type in this year, where it is recorded. */
  type: string | null
  ours: readonly Printed[]
  similar: readonly Printed[]
  national: readonly Printed[]
  us: Peer | null
  peers: readonly Peer[]
}

/** Every figure that somebody printed of a year, with its source: the council, authorities of its type, the nation. */
export const PublishedFiguresPage = ({
  year,
  years,
  council,
  type,
  ours,
  similar,
  national,
  ...rest
}: Props) => {
  const sameType = rest.peers.filter((peer) => type !== null && peer.type === type)
  const others = rest.peers.filter((peer) => !sameType.includes(peer))
  return (
    <>
      <LetterHead
        title={`Published figures ${year}`}
        lede="As they were printed, each with its source. The council, authorities of its type and the nation are three different things."
        part="published"
        {...{ year, years }}
      />
      <h2>{council}</h2>
      {ours.length === 0 ? (
        <Empty title={`No published figure of ${council} is recorded for ${year}`} />
      ) : (
        <PublishedFigures figures={ours} id="council" />
      )}
      <h2>Authorities of the same type: averages</h2>
      {similar.length === 0 ? (
        <Empty title={`No average of ${type ?? 'similar authorities'} is recorded for ${year}`} />
      ) : (
        <PublishedFigures figures={similar} id="similar" />
      )}
      <h2>England</h2>
      {national.length === 0 ? (
        <Empty title={`No national figure is recorded for ${year}`} />
      ) : (
        <PublishedFigures figures={national} id="national" />
      )}
      {(rest.us || rest.peers.length > 0) && (
        <>
          <h2>Council by council</h2>
          <p>
            By upheld rate, the lowest first. The councils are those whose figures are recorded here, not all
            councils. Where few complaints were investigated, one case moves the rate by many per cent.
          </p>
          {type && <PeersTable id="peers" title={type} peers={sameType} us={rest.us} />}
          {others.length > 0 && (
            <PeersTable
              id="other-councils"
              title={type ? 'Other councils' : 'Councils'}
              peers={others}
              us={type ? null : rest.us}
              showType={others.some((peer) => peer.type !== null)}
            />
          )}
        </>
      )}
    </>
  )
}
