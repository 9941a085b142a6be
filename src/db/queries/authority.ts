import { and, asc, eq } from 'drizzle-orm'
import type { FinancialYear } from '#domain/financial-year.ts'
import type { Db } from '../connect.ts'
import { authorities, authorityYears } from '../schema.ts'
import { found } from './reader.ts'

/** The council whose register this is, or null before it is set up. */
export async function findOwnAuthority(db: Db) {
  const [row] = await db.select().from(authorities).where(eq(authorities.ours, true))
  return row ?? null
}

/** Type and population of our council in a year, where they are recorded. */
export async function findOwnYear(db: Db, year: FinancialYear) {
  const [row] = await db
    .select({
      name: authorities.name,
      type: authorityYears.type,
      population: authorityYears.population,
      populationSource: authorityYears.populationSource,
      version: authorityYears.version,
    })
    .from(authorities)
    .leftJoin(
      authorityYears,
      and(eq(authorityYears.authorityId, authorities.id), eq(authorityYears.year, year)),
    )
    .where(eq(authorities.ours, true))
  return found('council', row)
}

export const listOwnYears = (db: Db) =>
  db
    .select({
      year: authorityYears.year,
      type: authorityYears.type,
      population: authorityYears.population,
      populationSource: authorityYears.populationSource,
    })
    .from(authorityYears)
    .innerJoin(authorities, eq(authorities.id, authorityYears.authorityId))
    .where(eq(authorities.ours, true))
    .orderBy(asc(authorityYears.year))

export async function insertAuthority(db: Db, values: typeof authorities.$inferInsert): Promise<number> {
  const [row] = await db.insert(authorities).values(values).returning({ id: authorities.id })
  return found('council', row).id
}

/** False where the year is recorded already. */
export const insertAuthorityYear = async (
  db: Db,
  values: typeof authorityYears.$inferInsert,
): Promise<boolean> => {
  const written = await db
    .insert(authorityYears)
    .values(values)
    .onConflictDoNothing()
    .returning({ year: authorityYears.year })
  return written.length > 0
}

/** Writes over one version of a year. False when that version is no longer the last. */
export async function updateAuthorityYear(
  db: Db,
  { authorityId, year, version }: { authorityId: number; year: FinancialYear; version: number },
  values: Partial<typeof authorityYears.$inferInsert>,
): Promise<boolean> {
  const written = await db
    .update(authorityYears)
    .set({ ...values, version: version + 1 })
    .where(
      and(
        eq(authorityYears.authorityId, authorityId),
        eq(authorityYears.year, year),
        eq(authorityYears.version, version),
      ),
    )
    .returning({ year: authorityYears.year })
  return written.length > 0
}
