import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { signInLinks } from '../schema.ts'

export const insertSignInLink = async (db: Db, values: typeof signInLinks.$inferInsert) => {
  await db.insert(signInLinks).values(values)
}

/** The link behind a token, whether or not it still works; null where there is none. */
export async function findSignInLink(db: Db, tokenDigest: string) {
  const [row] = await db.select().from(signInLinks).where(eq(signInLinks.tokenDigest, tokenDigest))
  return row ?? null
}

/** Uses a link up. False where somebody else was first, or it came too late: then nothing changed. */
export async function takeSignInLink(db: Db, tokenDigest: string, at: Date): Promise<boolean> {
  const taken = await db
    .update(signInLinks)
    .set({ usedAt: at })
    .where(
      and(
        eq(signInLinks.tokenDigest, tokenDigest),
        isNull(signInLinks.usedAt),
        gt(signInLinks.expiresAt, at),
      ),
    )
    .returning({ tokenDigest: signInLinks.tokenDigest })
  return taken.length > 0
}

/** Links that were of no use any more before a moment are forgotten. */
export const deleteSignInLinks = async (db: Db, expiredBefore: Date) => {
  await db.delete(signInLinks).where(lt(signInLinks.expiresAt, expiredBefore))
}

/** The links of somebody that nobody has used work no more. */
export const deleteUnusedSignInLinksOf = async (db: Db, userId: number) => {
  await db.delete(signInLinks).where(and(eq(signInLinks.userId, userId), isNull(signInLinks.usedAt)))
}
