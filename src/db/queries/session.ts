import { and, desc, eq, gt, lte, or } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { sessions, signIns } from '../schema.ts'

export const insertSession = async (db: Db, values: typeof sessions.$inferInsert) => {
  await db.insert(sessions).values(values)
}

/** The session behind a cookie, while it is neither idle for too long nor too old. */
export async function findSession(db: Db, tokenDigest: string, now: Date, idleSince: Date) {
  const [row] = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.tokenDigest, tokenDigest),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, idleSince),
      ),
    )
  return row ?? null
}

export const updateSessionSeen = async (db: Db, tokenDigest: string, lastSeenAt: Date) => {
  await db.update(sessions).set({ lastSeenAt }).where(eq(sessions.tokenDigest, tokenDigest))
}

export const deleteSession = async (db: Db, tokenDigest: string) => {
  await db.delete(sessions).where(eq(sessions.tokenDigest, tokenDigest))
}

/** In how many browsers somebody is signed in now. */
export const countSessions = (db: Db, now: Date, idleSince: Date): Promise<number> =>
  db.$count(sessions, and(gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, idleSince)))

/** Where somebody is signed in now, in the order in which they were last there. */
export const listSessionsOf = (db: Db, userId: number, now: Date, idleSince: Date) =>
  db
    .select({
      id: sessions.id,
      wayIn: sessions.wayIn,
      browser: sessions.browser,
      address: sessions.address,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, idleSince)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))

/** Sessions that ended by themselves, idle for too long or too old, are forgotten. */
export const deleteEndedSessions = async (db: Db, now: Date, idleSince: Date): Promise<number> =>
  (
    await db
      .delete(sessions)
      .where(or(lte(sessions.expiresAt, now), lte(sessions.lastSeenAt, idleSince)))
      .returning({ id: sessions.id })
  ).length

/** Ends one session of somebody. False where they have none of this number. */
export const deleteSessionOf = async (db: Db, userId: number, id: number): Promise<boolean> =>
  (
    await db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
      .returning({ id: sessions.id })
  ).length > 0

/** From where somebody came in since a moment. */
export const listSignInsOf = (db: Db, userId: number, since: Date) =>
  db
    .select({ browser: signIns.browser, address: signIns.address })
    .from(signIns)
    .where(and(eq(signIns.userId, userId), gt(signIns.at, since)))

export const insertSignIn = async (db: Db, values: typeof signIns.$inferInsert) => {
  await db.insert(signIns).values(values)
}

/** Sign-ins that nothing is compared with any more are forgotten. */
export const deleteSignIns = async (db: Db, until: Date) => {
  await db.delete(signIns).where(lte(signIns.at, until))
}
