import type { Measure } from '#domain/annual-letter/comparison.ts'
import { Table } from '../components/table.tsx'
import { type Source, SourceName } from './source.tsx'

/** A council's printed measures of a year. */
export type Peer = {
  name: string
  ours: boolean
  type: string | null
  printed: Partial<Record<Measure, { value: number; printed: string }>>
  source: Source
}

type Props = { id: string; title: string; peers: readonly Peer[]; us: Peer | null; showType?: boolean }

const columns = [
  { measure: 'investigations', heading: 'Investigated' },
  { measure: 'upheld', heading: 'Upheld' },
  { measure: 'upheld rate', heading: 'Upheld rate' },
  { measure: 'upheld per 100,000', heading: 'Upheld per 100,000' },
  { measure: 'compliance rate', heading: 'Compliance' },
  { measure: 'satisfactory remedy rate', heading: 'Satisfactory remedy' },
] as const satisfies readonly { measure: Measure; heading: string }[]

/** Councils beside ours in their printed figures, counts before rates. */
export const PeersTable = ({ id, title, peers, us, showType }: Props) => (
  <Table
    id={id}
    caption={title}
    captionSize="s"
    firstCellIsHeader
    columns={[
      { heading: 'Council' },
      ...(showType ? [{ heading: 'Type' }] : []),
      ...columns.map(({ heading }) => ({ heading, numeric: true })),
      { heading: 'Source' },
    ]}
    rows={[...peers, ...(us ? [us] : [])].sort(byUpheldRate).map((peer) => ({
      cells: [
        peer.ours ? <strong>{peer.name}</strong> : peer.name,
        ...(showType ? [peer.type ?? 'Not recorded'] : []),
        ...columns.map(({ measure }) => peer.printed[measure]?.printed ?? '–'),
        <span class="source">
          <SourceName {...peer.source} title={hostOf(peer.source)} />
        </span>,
      ],
    }))}
  />
)

const rateOf = ({ printed }: Peer) => printed['upheld rate']?.value ?? Number.POSITIVE_INFINITY

const byUpheldRate = (one: Peer, other: Peer): number =>
  (rateOf(one) === rateOf(other) ? 0 : rateOf(one) - rateOf(other)) ||
  one.name.localeCompare(other.name, 'en-GB')

/** The site's name is enough in a narrow column; the title stands where there is no address. */
const hostOf = ({ url, title }: Source) => /^https?:\/\/(?:www\.)?([^/]+)/.exec(url)?.[1] ?? title
