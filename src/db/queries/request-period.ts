import { and, eq } from 'drizzle-orm'
import { type RequestKind, requestKinds } from '#domain/information-request.ts'
import { requestPeriods } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export async function findRequestPeriod({ db }: Db, kind: RequestKind) {
  const [row] = await db.select().from(requestPeriods).where(eq(requestPeriods.kind, kind))
  return found('request period', row)
}

/** Every kind of request with its period, in the order in which a case meets them. */
export async function listRequestPeriods({ db }: Db) {
  const rows = await db.select().from(requestPeriods)
  return rows.toSorted((one, other) => requestKinds.indexOf(one.kind) - requestKinds.indexOf(other.kind))
}

export const insertRequestPeriod = async ({ db }: Db, values: typeof requestPeriods.$inferInsert) => {
  await db.insert(requestPeriods).values(values)
}

/** Writes over one version of a period. False when that version is no longer the last. */
export async function updateRequestPeriod(
  { db }: Db,
  { kind, version, ...values }: typeof requestPeriods.$inferSelect,
): Promise<boolean> {
  const updated = await db
    .update(requestPeriods)
    .set({ ...values, version: version + 1 })
    .where(and(eq(requestPeriods.kind, kind), eq(requestPeriods.version, version)))
    .returning({ kind: requestPeriods.kind })
  return updated.length > 0
}
