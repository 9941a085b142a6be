import { boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { cases } from './case.ts'

/** The Ombudsman's outcome labels and how the annual letter counts them, from the year given. */
export const outcomeLabels = pgTable(
  'outcome_labels',
  {
    id: integer().notNull().unique().generatedAlwaysAsIdentity(),
    label: text().notNull(),
    satisfied: boolean().notNull(),
    late: boolean().notNull(),
    validFrom: text().notNull(),
    /** The last year in which the Ombudsman used it. */
    lastYear: text(),
    version: integer().notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.label, table.validFrom] })],
)

/** The Ombudsman's word on whether a case's remedy was carried out: one a case, as printed. */
export const complianceOutcomes = pgTable(
  'compliance_outcomes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .unique()
      .references(() => cases.id),
    label: text().notNull(),
    recordedOn: date().notNull(),
    note: text().notNull().default(''),
    settledOn: date(),
  },
  (table) => [index().on(table.recordedOn)],
)
