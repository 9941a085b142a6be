import { boolean, date, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { MailKind } from '#domain/mail.ts'
import type { Milestone } from '#domain/reminder.ts'
import { cases } from './case.ts'
import { users } from './user.ts'

/**
 * The outbox. A mail is written in the transaction of the act that causes it. A process claims it for a while and sends
 * it under the same message id however often it has to try. How a body is written: domain/mail-body.ts.
 */
export const mails = pgTable(
  'mails',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    messageId: text().notNull().unique(),
    kind: text().$type<MailKind>().notNull(),
    userId: integer().references(() => users.id),
    toName: text().notNull(),
    toAddress: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    linkText: text(),
    linkPath: text(),
    onDraft: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** Neither before this moment nor after that one. */
    notBeforeAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }),
    /** Who has it in hand, and until when: a claim that lapsed is anybody's. */
    claimedBy: text(),
    claimedUntilAt: timestamp({ withTimezone: true }),
    attempts: integer().notNull().default(0),
    /** After a try that failed, the next one is not before this moment. */
    nextTryAt: timestamp({ withTimezone: true }),
    sentAt: timestamp({ withTimezone: true }),
    givenUpAt: timestamp({ withTimezone: true }),
  },
  (table) => [index().on(table.userId), index().on(table.sentAt, table.givenUpAt, table.notBeforeAt)],
)

/** The cases that a mail is about: it stands on the timeline of each. */
export const mailCases = pgTable(
  'mail_cases',
  {
    mailId: integer()
      .notNull()
      .references(() => mails.id),
    caseId: integer()
      .notNull()
      .references(() => cases.id),
  },
  (table) => [primaryKey({ columns: [table.mailId, table.caseId] }), index().on(table.caseId)],
)

/** Every try at sending a mail, and what the server said where it was not taken. */
export const mailAttempts = pgTable(
  'mail_attempts',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    mailId: integer()
      .notNull()
      .references(() => mails.id),
    at: timestamp({ withTimezone: true }).notNull(),
    process: text().notNull(),
    error: text(),
  },
  (table) => [index().on(table.mailId)],
)

/** Mornings on which everybody was reminded: a day is here once, with all its mails, or not at all. */
export const morningRuns = pgTable('morning_runs', {
  day: date().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  mails: integer().notNull(),
})

/** What somebody was reminded of, so that nothing is said to them twice. */
export const reminders = pgTable(
  'reminders',
  {
    userId: integer()
      .notNull()
      .references(() => users.id),
    noun: text().$type<'information request' | 'question' | 'remedy action' | 'decision'>().notNull(),
    itemId: integer().notNull(),
    dueOn: date().notNull(),
    milestone: text().$type<Milestone>().notNull(),
    nth: integer().notNull().default(0),
    mailId: integer()
      .notNull()
      .references(() => mails.id),
  },
  (table) => [
    primaryKey({
      columns: [table.userId, table.noun, table.itemId, table.dueOn, table.milestone, table.nth],
    }),
    index().on(table.mailId),
  ],
)
