import { boolean, date, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { ChaserKind, RequestDateEventKind, RequestKind } from '#domain/information-request.ts'
import type { PeriodUnit } from '#domain/period.ts'
import { cases } from './case.ts'
import { correspondence } from './correspondence.ts'
import { services } from './service.ts'

/** The default period of each kind of request: an editable default, never a rule. */
export const requestPeriods = pgTable('request_periods', {
  kind: text().$type<RequestKind>().primaryKey(),
  unit: text().$type<PeriodUnit>(),
  count: integer(),
  startsFrom: text().$type<'received' | 'letter'>().notNull().default('received'),
  /** Where the period comes from, or why there is none. */
  basis: text().notNull().default(''),
  /** Offered for new requests. */
  offered: boolean().notNull().default(true),
  version: integer().notNull().default(1),
})

/** Something that the Ombudsman asked the council for by a day. The stated day wins over the rule's. */
export const informationRequests = pgTable(
  'information_requests',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    correspondenceId: integer().references(() => correspondence.id),
    kind: text().$type<RequestKind>().notNull(),
    letterOn: date(),
    receivedOn: date().notNull(),
    statedDueOn: date(),
    ruleUnit: text().$type<PeriodUnit>(),
    ruleCount: integer(),
    ruleStartsOn: date(),
    ruleDueOn: date(),
    internalDueOn: date(),
    answeredOn: date(),
    answerId: integer().references(() => correspondence.id),
    delayReason: text(),
  },
  (table) => [index().on(table.caseId)],
)

/** Extensions as they were asked for, granted or refused: the first date is never overwritten. */
export const requestDateEvents = pgTable(
  'request_date_events',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    requestId: integer()
      .notNull()
      .references(() => informationRequests.id),
    kind: text().$type<RequestDateEventKind>().notNull(),
    happenedOn: date().notNull(),
    dueOn: date(),
    by: text().notNull(),
    note: text().notNull().default(''),
  },
  (table) => [index().on(table.requestId)],
)

/** The Ombudsman's reminders, up to the summons of section 29, Local Government Act 1974. */
export const chasers = pgTable(
  'chasers',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    requestId: integer()
      .notNull()
      .references(() => informationRequests.id),
    kind: text().$type<ChaserKind>().notNull(),
    receivedOn: date().notNull(),
    correspondenceId: integer().references(() => correspondence.id),
  },
  (table) => [index().on(table.requestId)],
)

export const questions = pgTable(
  'questions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    requestId: integer()
      .notNull()
      .references(() => informationRequests.id),
    number: integer().notNull(),
    text: text().notNull(),
    serviceId: integer().references(() => services.id),
    internalDueOn: date(),
    draftAnswer: text().notNull().default(''),
    answeredOn: date(),
    clearedOn: date(),
    version: integer().notNull().default(1),
  },
  (table) => [index().on(table.requestId), index().on(table.serviceId)],
)
