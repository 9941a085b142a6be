import { and, asc, eq } from 'drizzle-orm'
import { decisionReasons } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export const listDecisionReasons = ({ db }: Db) =>
  db.select().from(decisionReasons).orderBy(asc(decisionReasons.validFrom), asc(decisionReasons.label))

export async function findDecisionReason({ db }: Db, id: number) {
  const [row] = await db.select().from(decisionReasons).where(eq(decisionReasons.id, id))
  return found('decision reason', row)
}

export async function insertDecisionReason(
  { db }: Db,
  values: typeof decisionReasons.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(decisionReasons).values(values).returning({ id: decisionReasons.id })
  return found('decision reason', row).id
}

/** Writes over one version of a reason. False when that version is no longer the last. */
export async function updateDecisionReason(
  { db }: Db,
  {
    id,
    version,
    ...values
  }: Omit<typeof decisionReasons.$inferInsert, 'id' | 'version'> & {
    id: number
    version: number
  },
): Promise<boolean> {
  const updated = await db
    .update(decisionReasons)
    .set({ ...values, version: version + 1 })
    .where(and(eq(decisionReasons.id, id), eq(decisionReasons.version, version)))
    .returning({ id: decisionReasons.id })
  return updated.length > 0
}
