import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { SecurityEventKind } from '#domain/security-event.ts'
import { users } from './user.ts'

/** What an administrator has to know of: append-only, and never a word of a case. */
export const securityEvents = pgTable(
  'security_events',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull(),
    kind: text().$type<SecurityEventKind>().notNull(),
    /** Whom it concerns, and who did it where that is somebody else. */
    userId: integer().references(() => users.id),
    byId: integer().references(() => users.id),
    address: text().notNull().default(''),
    browser: text().notNull().default(''),
    note: text().notNull().default(''),
  },
  (table) => [index().on(table.userId), index().on(table.kind)],
)
