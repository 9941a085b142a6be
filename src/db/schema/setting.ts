import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, text, time, timestamp } from 'drizzle-orm/pg-core'
import type { CouncilDayKind } from '#domain/council-day.ts'
import type { RetentionKind } from '#domain/retention.ts'
import { services } from './service.ts'
import { users } from './user.ts'

/**
 * Which service answers for a category of the Ombudsman's, from a day on, until a later row for the same category and
 * sub-category; no service is deliberately none. Rows are appended: of two from one day the later written one counts.
 */
export const categoryMap = pgTable(
  'category_map',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    category: text().notNull(),
    subCategory: text().notNull(),
    serviceId: integer().references(() => services.id),
    validFrom: date().notNull(),
    recordedBy: integer()
      .notNull()
      .references(() => users.id),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.category, table.subCategory, table.validFrom)],
)

/** Days that the shipped list of bank holidays does not have: a bank holiday proclaimed since, or a closure of the council. */
export const councilDays = pgTable('council_days', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  day: date().notNull().unique(),
  name: text().notNull(),
  kind: text().$type<CouncilDayKind>().notNull(),
  version: integer().notNull().default(1),
})

/** How long things are kept after they ended, and why so long. A kind without a row goes by its default. */
export const retentionPeriods = pgTable('retention_periods', {
  kind: text().$type<RetentionKind>().primaryKey(),
  months: integer().notNull(),
  reason: text().notNull().default(''),
  version: integer().notNull().default(1),
})

/** How the council's pages look. There is one row at most; without it the product's own colour is used. */
export const appearances = pgTable(
  'appearances',
  {
    only: boolean().primaryKey().default(true),
    brandColour: text().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [check('one_appearance', sql`${table.only}`)],
)

/** From whom mails come, and when the morning's go out. There is one row at most. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    only: boolean().primaryKey().default(true),
    fromName: text().notNull(),
    fromAddress: text().notNull(),
    replyTo: text().notNull().default(''),
    signature: text().notNull().default(''),
    morning: time().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [check('one_mail_setting', sql`${table.only}`)],
)
