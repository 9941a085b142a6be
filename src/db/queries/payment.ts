import { and, eq, type SQL, sql } from 'drizzle-orm'
import { payments } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>
type Steps = Pick<typeof payments.$inferSelect, 'detailsAskedOn' | 'approvedOn' | 'paidOn'>

/** A payment for an action that the reader has found already. */
export async function findPayment({ db }: Db, id: number, actionId: number) {
  const [row] = await db
    .select()
    .from(payments)
    .where(and(eq(payments.id, id), eq(payments.actionId, actionId)))
  return found('payment', row)
}

/** Records further steps of a payment. False where its steps are no longer those that the recorder knew. */
export async function updatePayment(
  { db }: Db,
  id: number,
  stood: Steps,
  values: Partial<typeof payments.$inferInsert>,
): Promise<boolean> {
  const updated = await db
    .update(payments)
    .set(values)
    .where(
      and(
        eq(payments.id, id),
        still(payments.detailsAskedOn, stood.detailsAskedOn),
        still(payments.approvedOn, stood.approvedOn),
        still(payments.paidOn, stood.paidOn),
      ),
    )
    .returning({ id: payments.id })
  return updated.length > 0
}

type DayColumn = (typeof payments)[keyof Steps]

const still = (column: DayColumn, day: string | null): SQL => sql`${column} is not distinct from ${day}::date`
