import type { SQL } from 'drizzle-orm'
import type { Db } from './connect.ts'

/** The rows that a statement in plain SQL gives: one driver hands them over bare, the other in an object. */
export async function rowsOf<T extends Record<string, unknown>>(db: Db, statement: SQL): Promise<T[]> {
  const result: unknown = await db.execute(statement)
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[]
}
