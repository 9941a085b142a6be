import { and, asc, eq } from 'drizzle-orm'
import { outcomeLabels } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export const listOutcomeLabels = ({ db }: Db) =>
  db.select().from(outcomeLabels).orderBy(asc(outcomeLabels.validFrom), asc(outcomeLabels.label))

export async function findOutcomeLabel({ db }: Db, id: number) {
  const [row] = await db.select().from(outcomeLabels).where(eq(outcomeLabels.id, id))
  return found('outcome label', row)
}

export async function insertOutcomeLabel(
  { db }: Db,
  values: typeof outcomeLabels.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(outcomeLabels).values(values).returning({ id: outcomeLabels.id })
  return found('outcome label', row).id
}

/** Writes over one version of a label. False when that version is no longer the last. */
export async function updateOutcomeLabel(
  { db }: Db,
  {
    id,
    version,
    ...values
  }: Omit<typeof outcomeLabels.$inferInsert, 'id' | 'version'> & {
    id: number
    version: number
  },
): Promise<boolean> {
  const updated = await db
    .update(outcomeLabels)
    .set({ ...values, version: version + 1 })
    .where(and(eq(outcomeLabels.id, id), eq(outcomeLabels.version, version)))
    .returning({ id: outcomeLabels.id })
  return updated.length > 0
}
