import { and, asc, desc, eq, inArray, isNull, lte, notLike, or } from 'drizzle-orm'
import type { FinancialYear } from '#domain/financial-year.ts'
import type { Db } from '../connect.ts'
import { authorities, authorityYears, publishedFigures, publishedSources } from '../schema.ts'
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

/** The measures published of other councils in a year, each with its type in that year where that is recorded. */
export const listPeerFigures = (db: Db, year: FinancialYear) =>
  db
    .selectDistinctOn([publishedFigures.authority, publishedFigures.row], {
      authority: publishedFigures.authority,
      type: authorityYears.type,
      row: publishedFigures.row,
      value: publishedFigures.value,
      printed: publishedFigures.printed,
      place: publishedFigures.place,
      title: publishedSources.title,
      dated: publishedSources.dated,
      url: publishedSources.url,
    })
    .from(publishedFigures)
    .innerJoin(publishedSources, eq(publishedSources.id, publishedFigures.sourceId))
    .leftJoin(authorities, eq(authorities.name, publishedFigures.authority))
    .leftJoin(
      authorityYears,
      and(eq(authorityYears.authorityId, authorities.id), eq(authorityYears.year, publishedFigures.year)),
    )
    .where(
      and(
        eq(publishedFigures.year, year),
        eq(publishedFigures.table, 'measures'),
        notLike(publishedFigures.row, 'similar %'),
        or(isNull(authorities.ours), eq(authorities.ours, false)),
      ),
    )
    .orderBy(asc(publishedFigures.authority), asc(publishedFigures.row), desc(publishedFigures.id))

/** The years of which anything was published about an authority. */
export const listPublishedYears = async (db: Db, authority: string): Promise<FinancialYear[]> => {
  const rows = await db
    .selectDistinct({ year: publishedFigures.year })
    .from(publishedFigures)
    .where(eq(publishedFigures.authority, authority))
  return rows.map(({ year }) => year)
}

/** The last year, up to the one given, whose measures were published about an authority. */
export async function findLastLetter(db: Db, authority: string, upTo: FinancialYear) {
  const [row] = await db
    .select({ year: publishedFigures.year })
    .from(publishedFigures)
    .where(
      and(
        eq(publishedFigures.authority, authority),
        eq(publishedFigures.table, 'measures'),
        lte(publishedFigures.year, upTo),
      ),
    )
    .orderBy(desc(publishedFigures.year))
    .limit(1)
  return row?.year ?? null
}

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
