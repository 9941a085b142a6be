import { boolean, date, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { PeriodUnit } from '#domain/period.ts'
import type { RemedyKind } from '#domain/remedy-action.ts'
import { cases } from './case.ts'
import { decisions } from './decision.ts'
import { services } from './service.ts'
import { users } from './user.ts'

/** The Ombudsman's remedy categories, and what we take as proof of each. */
export const remedyTypes = pgTable('remedy_types', {
  id: integer().notNull().unique().generatedAlwaysAsIdentity(),
  label: text().primaryKey(),
  kind: text().$type<RemedyKind>().notNull(),
  proof: text().notNull(),
  /** Offered for new actions. */
  offered: boolean().notNull().default(true),
  version: integer().notNull().default(1),
})

/** What the council agreed to do. dueOn is frozen at the decision. */
export const remedyActions = pgTable(
  'remedy_actions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    decisionId: integer()
      .notNull()
      .references(() => decisions.id),
    number: integer().notNull(),
    text: text().notNull(),
    kind: text().$type<RemedyKind>().notNull(),
    remedyType: text().notNull(),
    serviceId: integer().references(() => services.id),
    ownerId: integer().references(() => users.id),
    deadlineWords: text().notNull(),
    ruleUnit: text().$type<PeriodUnit>(),
    ruleCount: integer(),
    ruleStartsOn: date(),
    dueOn: date().notNull(),
    internalTargetOn: date(),
    amountPence: integer(),
    people: integer(),
    doneOn: date(),
    withdrawnOn: date(),
    version: integer().notNull().default(1),
  },
  (table) => [
    unique().on(table.caseId, table.number),
    index().on(table.decisionId),
    index().on(table.serviceId),
    index().on(table.ownerId),
  ],
)

/** New days to which the Ombudsman itself moved an action; the first stays in dueOn. */
export const actionExtensions = pgTable(
  'action_extensions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    actionId: integer()
      .notNull()
      .references(() => remedyActions.id),
    agreedOn: date().notNull(),
    dueOn: date().notNull(),
    by: text().notNull(),
    note: text().notNull().default(''),
  },
  (table) => [index().on(table.actionId)],
)

/** A sum paid, or on its way, for an action. */
export const payments = pgTable(
  'payments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    actionId: integer()
      .notNull()
      .references(() => remedyActions.id),
    amountPence: integer().notNull(),
    purpose: text().notNull(),
    detailsAskedOn: date(),
    approvedOn: date(),
    paidOn: date(),
    method: text().notNull().default(''),
    financeReference: text().notNull().default(''),
    costCentre: text().notNull().default(''),
  },
  (table) => [index().on(table.actionId)],
)
