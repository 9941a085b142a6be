import { date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Channel, CorrespondenceKind, Direction } from '#domain/correspondence.ts'
import { cases } from './case.ts'
import { files } from './file.ts'
import { users } from './user.ts'

/** Letters, e-mails and calls with the Ombudsman; append-only. exchangedOn is the day received or sent. */
export const correspondence = pgTable(
  'correspondence',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    direction: text().$type<Direction>().notNull(),
    kind: text().$type<CorrespondenceKind>().notNull(),
    channel: text().$type<Channel>().notNull(),
    letterOn: date(),
    exchangedOn: date().notNull(),
    subject: text().notNull(),
    note: text().notNull().default(''),
    recordedBy: integer()
      .notNull()
      .references(() => users.id),
    recordedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index().on(table.caseId, table.exchangedOn)],
)

export const attachments = pgTable(
  'attachments',
  {
    correspondenceId: integer()
      .notNull()
      .references(() => correspondence.id),
    fileId: uuid()
      .notNull()
      .references(() => files.id),
  },
  (table) => [primaryKey({ columns: [table.correspondenceId, table.fileId] }), index().on(table.fileId)],
)
