import type { listPeerFigures, PublishedRow } from '#db/queries/published-figure.ts'
import { type Measure, measures } from '#domain/annual-letter/comparison.ts'
import type { Peer } from '#views/annual-letter/peers-table.tsx'

type PeerFigure = Awaited<ReturnType<typeof listPeerFigures>>[number]
type Figure = Pick<PeerFigure, 'row' | 'value' | 'printed' | 'title' | 'dated' | 'url'>

const isMeasure = (row: string): row is Measure => measures.some((measure) => measure === row)

/** Other councils' printed measures, a council a line. */
export function peersFrom(figures: readonly PeerFigure[]): Peer[] {
  const names = [...new Set(figures.map(({ authority }) => authority))]
  return names.flatMap((name) => {
    const its = figures.filter(({ authority }) => authority === name)
    return peerOf({ name, ours: false, type: its[0]?.type ?? null }, its) ?? []
  })
}

/** Our own council's line among them, where its measures were printed. */
export const ourFigures = (name: string, type: string | null, rows: readonly PublishedRow[]): Peer | null =>
  peerOf(
    { name, ours: true, type },
    rows.filter(({ authority, table }) => authority === name && table === 'measures'),
  )

function peerOf(council: Pick<Peer, 'name' | 'ours' | 'type'>, figures: readonly Figure[]): Peer | null {
  const measured = figures.filter(({ row }) => isMeasure(row))
  const [source] = measured
  if (!source) return null
  const { title, dated, url } = source
  return {
    ...council,
    printed: Object.fromEntries(measured.map(({ row, value, printed }) => [row, { value, printed }])),
    source: { title, dated, url },
  }
}
