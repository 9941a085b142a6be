import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { publishedFigures, publishedSources } from '../schema.ts'
import { found } from './reader.ts'

/** The published figures of an authority (or of a type of authority), the last recorded for each place. */
export const listPublishedFigures = (db: Db, authorities: readonly string[], years: readonly string[]) =>
  db
    .selectDistinctOn(
      [
        publishedFigures.authority,
        publishedFigures.year,
        publishedFigures.table,
        publishedFigures.row,
        publishedFigures.column,
      ],
      {
        authority: publishedFigures.authority,
        year: publishedFigures.year,
        table: publishedFigures.table,
        row: publishedFigures.row,
        column: publishedFigures.column,
        value: publishedFigures.value,
        printed: publishedFigures.printed,
        place: publishedFigures.place,
        source: publishedSources.code,
        title: publishedSources.title,
        dated: publishedSources.dated,
        url: publishedSources.url,
      },
    )
    .from(publishedFigures)
    .innerJoin(publishedSources, eq(publishedSources.id, publishedFigures.sourceId))
    .where(
      and(inArray(publishedFigures.authority, [...authorities]), inArray(publishedFigures.year, [...years])),
    )
    .orderBy(
      asc(publishedFigures.authority),
      asc(publishedFigures.year),
      asc(publishedFigures.table),
      asc(publishedFigures.row),
      asc(publishedFigures.column),
      desc(publishedFigures.id),
    )

export type PublishedRow = Awaited<ReturnType<typeof listPublishedFigures>>[number]

/** The source with this code, recorded now if it is not yet. */
export async function keepSource(db: Db, values: typeof publishedSources.$inferInsert): Promise<number> {
  await db.insert(publishedSources).values(values).onConflictDoNothing()
  const [row] = await db
    .select({ id: publishedSources.id })
    .from(publishedSources)
    .where(eq(publishedSources.code, values.code))
  return found('source', row).id
}

export const insertPublishedFigures = async (
  db: Db,
  values: readonly (typeof publishedFigures.$inferInsert)[],
) => {
  if (values.length > 0) await db.insert(publishedFigures).values([...values])
}
