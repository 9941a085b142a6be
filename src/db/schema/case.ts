import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { Provenance } from '#domain/case.ts'
import { directorates, services } from './service.ts'
import { users } from './user.ts'

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** A complaint that the Ombudsman raised with the council. The reference is kept without spaces: 23001283. */
export const cases = pgTable(
  'cases',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    reference: text().notNull().unique(),
    complainant: text().notNull(),
    summary: text().notNull().default(''),
    category: text().notNull(),
    subCategory: text().notNull().default(''),
    directorateId: integer().references(() => directorates.id),
    serviceId: integer().references(() => services.id),
    handlerId: integer().references(() => users.id),
    investigator: text().notNull().default(''),
    ombudsmanReceivedOn: date(),
    learnedOn: date().notNull(),
    sentToCouncil: boolean().notNull().default(true),
    restricted: boolean().notNull().default(false),
    provenance: text().$type<Provenance>().notNull().default('recorded'),
    provenanceNote: text().notNull().default(''),
    version: integer().notNull().default(1),
    words: tsvector()
      .notNull()
      .generatedAlwaysAs(
        sql`to_tsvector('english', complainant || ' ' || summary || ' ' || category || ' ' || sub_category || ' ' || investigator)`,
      ),
  },
  (table) => [
    check('reference_is_normalised', sql`${table.reference} ~ '^[0-9]{8}[a-z]?$'`),
    index('cases_words').using('gin', table.words),
    index().on(table.serviceId),
    index().on(table.handlerId),
    index().on(table.learnedOn),
    index().on(table.ombudsmanReceivedOn),
  ],
)

/** The council's own complaint procedure before the Ombudsman, and what the council had offered by then. */
export const localComplaints = pgTable('local_complaints', {
  caseId: integer()
    .primaryKey()
    .references(() => cases.id),
  reference: text().notNull().default(''),
  stage1ReceivedOn: date(),
  stage1AnsweredOn: date(),
  stage1Outcome: text().notNull().default(''),
  stage2ReceivedOn: date(),
  stage2AnsweredOn: date(),
  stage2Outcome: text().notNull().default(''),
  remedyOffered: text().notNull().default(''),
  remedyOfferedPence: integer(),
})

/** Who is named on a restricted case. */
export const caseAccess = pgTable(
  'case_access',
  {
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    userId: integer()
      .notNull()
      .references(() => users.id),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.userId] })],
)

export const linkedCases = pgTable(
  'linked_cases',
  {
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    linkedCaseId: integer()
      .notNull()
      .references(() => cases.id),
    relation: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.linkedCaseId] })],
)
