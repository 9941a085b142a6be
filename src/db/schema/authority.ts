import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'

/** Councils: ours, and those that we compare with. */
export const authorities = pgTable(
  'authorities',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull().unique(),
    ours: boolean().notNull().default(false),
  },
  (table) => [uniqueIndex('one_authority_is_ours').on(table.ours).where(sql`${table.ours}`)],
)

/** What can change from year to year: the type of the authority, and its population with its source. */
export const authorityYears = pgTable(
  'authority_years',
  {
    authorityId: integer()
      .notNull()
      .references(() => authorities.id),
    year: text().notNull(),
    type: text().notNull(),
    population: integer(),
    populationSource: text(),
    version: integer().notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.authorityId, table.year] })],
)
