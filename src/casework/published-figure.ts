import { insertPublishedFigures, keepSource } from '#db/queries/published-figure.ts'
import type { PublishedFigure, PublishedSource } from '#domain/annual-letter/published-figures.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/** Figures as somebody printed them, each with its source. Nothing replaces a figure: a later one stands after it. */
export const recordPublishedFigures = (
  desk: Desk,
  source: PublishedSource,
  figures: readonly Omit<PublishedFigure, 'source'>[],
) =>
  perform(desk, 'record published figures', async (desk) => {
    if (figures.length === 0) throw new Refusal('Give at least one figure.')
    const sourceId = await keepSource(desk.db, {
      code: source.id,
      title: source.title,
      dated: source.date,
      url: source.url,
    })
    await insertPublishedFigures(
      desk.db,
      figures.map((figure) => ({ ...figure, sourceId, recordedBy: desk.user.id, recordedAt: desk.now })),
    )
    return { source: source.id, figures: figures.length }
  })
