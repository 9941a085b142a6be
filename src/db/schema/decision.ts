import { boolean, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { DecisionVersionKind } from '#domain/decision.ts'
import { cases } from './case.ts'

/** The Ombudsman's decision reasons and how the annual letter counts them, from the year given. */
export const decisionReasons = pgTable(
  'decision_reasons',
  {
    id: integer().notNull().unique().generatedAlwaysAsIdentity(),
    label: text().notNull(),
    category: text().$type<DecisionCategory>().notNull(),
    satisfactoryRemedy: boolean().notNull(),
    investigated: boolean().notNull(),
    validFrom: text().notNull(),
    /** The last year in which the Ombudsman used it. */
    lastYear: text(),
    version: integer().notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.label, table.category, table.validFrom] })],
)

/** Versions of the Ombudsman's decision: drafts, the final one, and those revised after a review. */
export const decisions = pgTable(
  'decisions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    version: integer().notNull(),
    kind: text().$type<DecisionVersionKind>().notNull(),
    category: text().$type<DecisionCategory>().notNull(),
    categoryAsPrinted: text().notNull(),
    reason: text().notNull(),
    decidedOn: date().notNull(),
    receivedOn: date().notNull(),
    publishedLink: text(),
  },
  (table) => [unique().on(table.caseId, table.version), index().on(table.decidedOn)],
)

/** A request to the Ombudsman to look again at a decision, and its answer. */
export const postDecisionReviews = pgTable(
  'post_decision_reviews',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    askedOn: date().notNull(),
    askedBy: text().$type<'council' | 'complainant'>().notNull(),
    grounds: text().notNull().default(''),
    answeredOn: date(),
    result: text().notNull().default(''),
  },
  (table) => [index().on(table.caseId)],
)
