import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { Role } from '#domain/user.ts'
import { services } from './service.ts'

/**
 * deputyId is whom the Monitoring Officer nominated (Local Government and Housing Act 1989, section 5(7)).
 * partFromDirectory: a group of the council's directory gave the part, and may take it back.
 */
export const users = pgTable(
  'users',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    email: text().notNull().unique(),
    role: text().$type<Role>().notNull(),
    active: boolean().notNull().default(true),
    partFromDirectory: boolean().notNull().default(false),
    deputyId: integer().references((): AnyPgColumn => users.id),
    version: integer().notNull().default(1),
  },
  (table) => [index().on(table.deputyId)],
)

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

/** Days on which somebody is away, and who covers for them. Without a last day they are away until further notice. */
export const absences = pgTable(
  'absences',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    coverId: integer().references(() => users.id),
    firstOn: date().notNull(),
    lastOn: date(),
    note: text().notNull().default(''),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [index().on(table.userId, table.firstOn), index().on(table.coverId)],
)
