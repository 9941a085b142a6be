import { lt } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { providerSignIns } from '../schema.ts'

/** Sign-ins at a provider that nobody came back from in time are forgotten. */
export const deleteProviderSignIns = async (db: Db, expiredBefore: Date) => {
  await db.delete(providerSignIns).where(lt(providerSignIns.expiresAt, expiredBefore))
}
