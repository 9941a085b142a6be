import { sql } from 'drizzle-orm'
import { date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Channel, CorrespondenceKind, Direction } from '#domain/correspondence.ts'
import { cases, tsvector } from './case.ts'
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
    words: tsvector().notNull().generatedAlwaysAs(sql`to_tsvector('english', subject || ' ' || note)`),
  },
  (table) => [
    index().on(table.caseId, table.exchangedOn),
    index('correspondence_words').using('gin', table.words),
  ],
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

/** What an officer notes for colleagues on a case; never sent, never changed. */
export const notes = pgTable(
  'notes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
    text: text().notNull(),
    writtenBy: integer()
      .notNull()
      .references(() => users.id),
    writtenOn: date().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
    words: tsvector().notNull().generatedAlwaysAs(sql`to_tsvector('english', text)`),
  },
  (table) => [index().on(table.caseId), index('notes_words').using('gin', table.words)],
)
