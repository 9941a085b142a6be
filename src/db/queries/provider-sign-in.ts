import { and, eq, gt, lt } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { identities, providerSignIns } from '../schema.ts'

/** Keeps what has to come back with the browser, and forgets what nobody came back with. */
export async function insertProviderSignIn(db: Db, values: typeof providerSignIns.$inferInsert, at: Date) {
  await deleteProviderSignIns(db, at)
  await db.insert(providerSignIns).values(values)
}

/** Takes a sign-in that is under way, once. Null where there is none, or it is too old. */
export async function takeProviderSignIn(db: Db, stateDigest: string, at: Date) {
  const [row] = await db
    .delete(providerSignIns)
    .where(and(eq(providerSignIns.stateDigest, stateDigest), gt(providerSignIns.expiresAt, at)))
    .returning()
  return row ?? null
}

/** Whom an issuer's subject is here, whether or not they are active; null where it was never linked. */
export async function findIdentity(db: Db, issuer: string, subject: string): Promise<number | null> {
  const [row] = await db
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
  return row?.userId ?? null
}

/** Whether somebody came in by another account of this issuer. */
export const hasIdentity = async (db: Db, issuer: string, userId: number): Promise<boolean> =>
  (await db.$count(identities, and(eq(identities.issuer, issuer), eq(identities.userId, userId)))) > 0

/** Somebody is known by no account any more. Gives how many they were known by. */
export const deleteIdentitiesOf = async (db: Db, userId: number): Promise<number> =>
  (
    await db
      .delete(identities)
      .where(eq(identities.userId, userId))
      .returning({ subject: identities.subject })
  ).length

export const insertIdentity = async (db: Db, values: typeof identities.$inferInsert) => {
  await db.insert(identities).values(values)
}

/** Sign-ins at a provider that nobody came back from in time are forgotten. */
export const deleteProviderSignIns = async (db: Db, expiredBefore: Date) => {
  await db.delete(providerSignIns).where(lt(providerSignIns.expiresAt, expiredBefore))
}
