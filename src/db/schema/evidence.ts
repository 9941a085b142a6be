import { date, index, integer, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Verdict } from '#domain/evidence.ts'
import { cases } from './case.ts'
import { correspondence } from './correspondence.ts'
import { files } from './file.ts'
import { remedyActions } from './remedy-action.ts'
import { users } from './user.ts'

/** One proof, in as many versions as were sent in. */
export const evidence = pgTable(
  'evidence',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
  },
  (table) => [index().on(table.caseId)],
)

/** The actions that a proof proves. */
export const evidenceActions = pgTable(
  'evidence_actions',
  {
    evidenceId: integer()
      .notNull()
      .references(() => evidence.id),
    actionId: integer()
      .notNull()
      .references(() => remedyActions.id),
  },
  (table) => [primaryKey({ columns: [table.evidenceId, table.actionId] }), index().on(table.actionId)],
)

export const evidenceVersions = pgTable(
  'evidence_versions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    evidenceId: integer()
      .notNull()
      .references(() => evidence.id),
    version: integer().notNull(),
    fileId: uuid()
      .notNull()
      .references(() => files.id),
    evidenceOn: date(),
    note: text().notNull().default(''),
    uploadedBy: integer()
      .notNull()
      .references(() => users.id),
    uploadedOn: date().notNull(),
    uploadedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [unique().on(table.evidenceId, table.version), index().on(table.fileId)],
)

/** What a reviewer said of one version: cleared, or changes requested with the reason. */
export const evidenceReviews = pgTable('evidence_reviews', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  versionId: integer()
    .notNull()
    .unique()
    .references(() => evidenceVersions.id),
  verdict: text().$type<Verdict>().notNull(),
  reason: text().notNull().default(''),
  reviewedBy: integer()
    .notNull()
    .references(() => users.id),
  reviewedOn: date().notNull(),
})

/** What was sent to the Ombudsman as proof, on a day; frozen. */
export const compliancePacks = pgTable(
  'compliance_packs',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    sentOn: date().notNull(),
    sentBy: integer()
      .notNull()
      .references(() => users.id),
    correspondenceId: integer().references(() => correspondence.id),
    coveringNote: text().notNull().default(''),
  },
  (table) => [index().on(table.caseId)],
)

export const packActions = pgTable(
  'pack_actions',
  {
    packId: integer()
      .notNull()
      .references(() => compliancePacks.id),
    actionId: integer()
      .notNull()
      .references(() => remedyActions.id),
  },
  (table) => [primaryKey({ columns: [table.packId, table.actionId] }), index().on(table.actionId)],
)

export const packFiles = pgTable(
  'pack_files',
  {
    packId: integer()
      .notNull()
      .references(() => compliancePacks.id),
    versionId: integer()
      .notNull()
      .references(() => evidenceVersions.id),
  },
  (table) => [primaryKey({ columns: [table.packId, table.versionId] })],
)
