import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import type { OutboxPart } from '#domain/outbox.ts'
import type { Db } from '../connect.ts'
import { mailAttempts, mails, users } from '../schema.ts'
import { fateOfMail } from './mail.ts'
import { found, type Reader } from './reader.ts'

/** A place in a list of mails, newest first. */
export type MailPlace = { before?: number; after?: number }

const inPart: Record<OutboxPart, SQL | undefined> = {
  waiting: and(isNull(mails.sentAt), isNull(mails.givenUpAt)),
  sent: isNotNull(mails.sentAt),
  'given up': and(isNull(mails.sentAt), isNotNull(mails.givenUpAt)),
}

/** What anybody may know of a mail who may not read it: to whom, of what kind, and when. */
const outside = {
  id: mails.id,
  kind: mails.kind,
  toName: mails.toName,
  toAddress: mails.toAddress,
  ...fateOfMail,
}

/** A page of one part of the outbox, newest first, without what the mails say. */
export const listOutbox = (db: Db, part: OutboxPart, place: MailPlace, limit: number) =>
  pageOf(
    (where, order) =>
      db
        .select(outside)
        .from(mails)
        .where(and(inPart[part], where))
        .orderBy(order)
        .limit(limit + 1),
    place,
    limit,
  )

/** How many mails each part of the outbox has. */
export async function countOutbox(db: Db): Promise<Record<OutboxPart, number>> {
  const countOf = async (part: OutboxPart) =>
    (await db.select({ mails: count() }).from(mails).where(inPart[part]))[0]?.mails ?? 0
  const [waiting, sent, givenUp] = await Promise.all([
    countOf('waiting'),
    countOf('sent'),
    countOf('given up'),
  ])
  return { waiting, sent, 'given up': givenUp }
}

/** Given up, and to be sent again, as maySendAgain says, to somebody who may still come in. */
export const mayGoAgain = (db: Db, now: Date): SQL | undefined =>
  and(
    inPart['given up'],
    ne(mails.kind, 'sign-in link'),
    or(isNull(mails.expiresAt), gt(mails.expiresAt, now)),
    or(
      isNull(mails.userId),
      inArray(mails.userId, db.select({ id: users.id }).from(users).where(eq(users.active, true))),
    ),
  )

/** How many mails were given up that an administrator can do something about. */
export const countMailsToSendAgain = (db: Db, now: Date): Promise<number> =>
  db.$count(mails, mayGoAgain(db, now))

export async function findMailOutside(db: Db, id: number) {
  const [mail] = await db.select(outside).from(mails).where(eq(mails.id, id))
  const attempts = await db
    .select({ at: mailAttempts.at, error: mailAttempts.error })
    .from(mailAttempts)
    .where(eq(mailAttempts.mailId, id))
    .orderBy(desc(mailAttempts.id))
  return { ...found('mail', mail), attempts }
}

/** What somebody may read of their mail: all of it, but for links to sign in with, which are for the mailbox alone. */
const own = ({ user }: Pick<Reader, 'user'>) => and(eq(mails.userId, user.id), ne(mails.kind, 'sign-in link'))
const inside = {
  ...outside,
  subject: mails.subject,
  body: mails.body,
  linkText: mails.linkText,
  linkPath: mails.linkPath,
}

export const listOwnMails = (reader: Pick<Reader, 'db' | 'user'>, place: MailPlace, limit: number) =>
  pageOf(
    (where, order) =>
      reader.db
        .select(inside)
        .from(mails)
        .where(and(own(reader), where))
        .orderBy(order)
        .limit(limit + 1),
    place,
    limit,
  )

export async function findOwnMail(reader: Pick<Reader, 'db' | 'user'>, id: number) {
  const [mail] = await reader.db
    .select(inside)
    .from(mails)
    .where(and(eq(mails.id, id), own(reader)))
  return found('mail', mail)
}

async function pageOf<Row extends { id: number }>(
  rowsOf: (where: SQL | undefined, order: SQL) => Promise<Row[]>,
  { before, after }: MailPlace,
  limit: number,
) {
  const forwards = after !== undefined
  const where = forwards ? gt(mails.id, after) : before === undefined ? undefined : lt(mails.id, before)
  const rows = await rowsOf(where, forwards ? asc(mails.id) : desc(mails.id))
  const more = rows.length > limit
  const page = forwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  return {
    mails: page,
    older: (forwards || more ? page.at(-1)?.id : undefined) ?? null,
    newer: ((forwards ? more : before !== undefined) ? page[0]?.id : undefined) ?? null,
  }
}

/** A mail that was given up goes back into the outbox, to be tried from the beginning. False where it is not given up. */
export async function updateMailToSendAgain(db: Db, id: number, notBeforeAt: Date): Promise<boolean> {
  const again = await db
    .update(mails)
    .set({ givenUpAt: null, nextTryAt: null, attempts: 0, notBeforeAt })
    .where(and(eq(mails.id, id), inPart['given up']))
    .returning({ id: mails.id })
  return again.length > 0
}
