import { bigint, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { users } from './user.ts'

/** A kept file. Its bytes lie under its id in the data folder and never change. */
export const files = pgTable('files', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  type: text().notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  sha256: text().notNull(),
  keptBy: integer()
    .notNull()
    .references(() => users.id),
  keptAt: timestamp({ withTimezone: true }).notNull(),
})
