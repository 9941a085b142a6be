import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Act } from '#domain/permissions.ts'
import { cases } from './case.ts'
import { users } from './user.ts'

/**
 * Every act, in one chain: each event's digest covers the one before it and the digest of its payload, so that a
 * payload can be destroyed for good reason and the chain still verifies.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    position: integer().primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    userId: integer().references(() => users.id),
    act: text().$type<Act>().notNull(),
    caseId: integer().references(() => cases.id),
    loaded: boolean().notNull().default(false),
    payloadDigest: text().notNull(),
    digest: text().notNull(),
  },
  (table) => [index().on(table.caseId, table.position)],
)

export const auditPayloads = pgTable('audit_payloads', {
  position: integer()
    .primaryKey()
    .references(() => auditEvents.position),
  payload: jsonb().$type<Record<string, unknown>>().notNull(),
})

/** Forms that were taken in, so that the same form sent twice writes once. */
export const submissions = pgTable('submissions', {
  key: text().primaryKey(),
  userId: integer()
    .notNull()
    .references(() => users.id),
  act: text().$type<Act>().notNull(),
  result: jsonb().$type<Record<string, unknown>>(),
  at: timestamp({ withTimezone: true }).notNull(),
})
