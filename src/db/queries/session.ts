import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { sessions } from '../schema.ts'

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

export const countSessions = (db: Db, now: Date): Promise<number> =>
  db.$count(sessions, gt(sessions.expiresAt, now))
