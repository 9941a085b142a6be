import { integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { users } from './user.ts'

/** A filter of the register that a person keeps under a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    query: text().notNull(),
  },
  (table) => [unique().on(table.userId, table.name)],
)
