import { index, integer, numeric, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { users } from './user.ts'

/** Public documents that figures were taken from. */
export const publishedSources = pgTable('published_sources', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  code: text().notNull().unique(),
  title: text().notNull(),
  dated: text().notNull().default(''),
  url: text().notNull().default(''),
})

/** Figures as somebody printed them. The last one recorded for a place is the one in use. */
export const publishedFigures = pgTable(
  'published_figures',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    authority: text().notNull(),
    year: text().notNull(),
    table: text().notNull(),
    row: text().notNull(),
    column: text().notNull().default(''),
    value: numeric({ mode: 'number' }).notNull(),
    printed: text().notNull(),
    sourceId: integer()
      .notNull()
      .references(() => publishedSources.id),
    place: text().notNull().default(''),
    recordedBy: integer()
      .notNull()
      .references(() => users.id),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.authority, table.year, table.table)],
)
