import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { kindsOfWork } from '#domain/mail.ts'
import { withheldWords } from '#domain/outbox.ts'
import type { Db } from '../connect.ts'
import { mailAttempts, mails } from '../schema.ts'

export type ClaimedMail = typeof mails.$inferSelect

/** Who claims, when, and for how long nobody else may. */
type Claim = { process: string; at: Date; forMs: number }

const inTheOutbox = and(isNull(mails.sentAt), isNull(mails.givenUpAt))
const unclaimed = (at: Date) => or(isNull(mails.claimedUntilAt), lte(mails.claimedUntilAt, at))
const notExpired = (at: Date) => or(isNull(mails.expiresAt), sql`${mails.expiresAt} > ${at.toISOString()}`)

/**
 * Takes mails that are due in hand, the longest waiting first. Two processes never take the same one: what the other is
 * taking is skipped, what it has taken is claimed. The claim of a process that was killed lapses.
 */
export const claimDueMails = (db: Db, claim: Claim, limit: number): Promise<ClaimedMail[]> => {
  const { at } = claim
  const due = and(
    inTheOutbox,
    lte(mails.notBeforeAt, at),
    or(isNull(mails.nextTryAt), lte(mails.nextTryAt, at)),
    unclaimed(at),
    notExpired(at),
  )
  return claimWhere(db, claim, due, limit)
}

/** Takes one mail in hand, whether or not it is due; null where somebody else has it, or where it has gone already. */
export const claimMail = async (db: Db, claim: Claim, id: number): Promise<ClaimedMail | null> => {
  const { at } = claim
  const wanted = and(eq(mails.id, id), inTheOutbox, unclaimed(at), notExpired(at))
  return (await claimWhere(db, claim, wanted, 1))[0] ?? null
}

function claimWhere(db: Db, { process, at, forMs }: Claim, wanted: ReturnType<typeof and>, limit: number) {
  const due = db
    .$with('due')
    .as(
      db
        .select({ id: mails.id })
        .from(mails)
        .where(wanted)
        .orderBy(asc(mails.notBeforeAt), asc(mails.id))
        .limit(limit)
        .for('update', { skipLocked: true }),
    )
  return db
    .with(due)
    .update(mails)
    .set({
      claimedBy: process,
      claimedUntilAt: new Date(at.getTime() + forMs),
      attempts: sql`${mails.attempts} + 1`,
    })
    .where(inArray(mails.id, db.select({ id: due.id }).from(due)))
    .returning()
}

/** A try, and the address to which it went. */
type Tried = { id: number; process: string; at: Date; toAddress: string }

/** A link to sign in with is of use to whoever reads it: it is gone when its mail is. */
const withoutSignInLink = sql`case when ${mails.kind} = 'sign-in link' then null else ${mails.linkPath} end`
const unclaim = { claimedBy: null, claimedUntilAt: null }

/** The mail server took a mail. Whoever has it claimed by now, it is sent. */
export const updateMailSent = async (db: Db, { id, process, at, toAddress }: Tried) => {
  const sent = db.$with('sent').as(
    db
      .update(mails)
      .set({
        sentAt: at,
        givenUpAt: null,
        nextTryAt: null,
        linkPath: withoutSignInLink,
        toAddress,
        ...unclaim,
      })
      .where(and(eq(mails.id, id), isNull(mails.sentAt)))
      .returning({ id: mails.id }),
  )
  await db.with(sent).insert(mailAttempts).values({ mailId: id, at, process })
}

/** A try failed: the mail waits for the next one, or is given up. A mail that another process claimed since stays its. */
export const updateMailNotTaken = async (
  db: Db,
  { id, process, at, toAddress, error, nextTryAt }: Tried & { error: string; nextTryAt: Date | null },
) => {
  const outcome = nextTryAt ? { nextTryAt } : { nextTryAt, givenUpAt: at, linkPath: withoutSignInLink }
  const failed = db.$with('failed').as(
    db
      .update(mails)
      .set({ ...outcome, toAddress, ...unclaim })
      .where(and(eq(mails.id, id), eq(mails.claimedBy, process), isNull(mails.sentAt)))
      .returning({ id: mails.id }),
  )
  await db.with(failed).insert(mailAttempts).values({ mailId: id, at, process, error })
}

/** A mail that its reader may not read any more is given up for good, whatever it was tried before. */
export const updateMailWithheld = async (db: Db, { id, process, at }: Omit<Tried, 'toAddress'>) => {
  const withheld = db.$with('withheld').as(
    db
      .update(mails)
      .set({ givenUpAt: at, expiresAt: at, nextTryAt: null, ...unclaim })
      .where(and(eq(mails.id, id), eq(mails.claimedBy, process), isNull(mails.sentAt)))
      .returning({ id: mails.id }),
  )
  await db.with(withheld).insert(mailAttempts).values({ mailId: id, at, process, error: withheldWords })
}

/** Mails about work whose time comes out of hours wait until these begin, whatever has kept them so long. */
export const updateMailsOutOfHours = async (db: Db, at: Date, until: Date) => {
  await db
    .update(mails)
    .set({ notBeforeAt: until })
    .where(and(inTheOutbox, inArray(mails.kind, kindsOfWork), lte(mails.notBeforeAt, at)))
}

/** Mails that are of no use any more are given up, unless somebody is sending them just now. */
export const giveUpExpiredMails = async (db: Db, at: Date) => {
  await db
    .update(mails)
    .set({ givenUpAt: at, linkPath: withoutSignInLink, ...unclaim })
    .where(and(inTheOutbox, lte(mails.expiresAt, at), unclaimed(at)))
}
