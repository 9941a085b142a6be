import { boolean, date, integer, pgTable } from 'drizzle-orm/pg-core'

/** There is a row only in the demonstration: the day on which it lives, and whether it is loaded whole. */
export const demonstrations = pgTable('demonstrations', {
  id: integer().primaryKey(),
  day: date().notNull(),
  loaded: boolean().notNull().default(false),
})
