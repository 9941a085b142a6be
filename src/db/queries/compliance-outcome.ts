import { and, eq, isNull } from 'drizzle-orm'
import { complianceOutcomes } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export async function findOutcome({ db }: Db, caseId: number) {
  const [row] = await db.select().from(complianceOutcomes).where(eq(complianceOutcomes.caseId, caseId))
  return row ?? null
}

export async function insertOutcome(
  { db }: Db,
  values: typeof complianceOutcomes.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(complianceOutcomes).values(values).returning({ id: complianceOutcomes.id })
  return found('outcome', row).id
}

/** False where it was settled before. */
export async function updateOutcomeSettled(
  { db }: Db,
  id: number,
  settled: { settledOn: string; note: string },
): Promise<boolean> {
  const updated = await db
    .update(complianceOutcomes)
    .set(settled)
    .where(and(eq(complianceOutcomes.id, id), isNull(complianceOutcomes.settledOn)))
    .returning({ id: complianceOutcomes.id })
  return updated.length > 0
}
