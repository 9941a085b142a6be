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
    .select({ year: authorityYears.year, type: authorityYears.type, population: authorityYears.population })
    .from(authorityYears)
    .innerJoin(authorities, eq(authorities.id, authorityYears.authorityId))
    .where(eq(authorities.ours, true))
    .orderBy(asc(authorityYears.year))

export async function insertAuthority(db: Db, values: typeof authorities.$inferInsert): Promise<number> {
  const [row] = await db.insert(authorities).values(values).returning({ id: authorities.id })
  return found('council', row).id
}

export const insertAuthorityYear = async (db: Db, values: typeof authorityYears.$inferInsert) => {
  await db.insert(authorityYears).values(values)
}
