import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Role } from '#domain/user.ts'
import { services } from './service.ts'

export const users = pgTable('users', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  active: boolean().notNull().default(true),
})

/** The services that a service lead leads; those below them follow. */
export const servicesLed = pgTable(
  'services_led',
  {
    userId: integer()
      .notNull()
      .references(() => users.id),
    serviceId: integer()
      .notNull()
      .references(() => services.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.serviceId] })],
)

/** Signed-in browsers. Only a digest of the cookie's token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    tokenDigest: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.userId)],
)
