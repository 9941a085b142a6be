import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '#db/connect.ts'
import * as schema from '#db/schema.ts'

/** Sessions are touched by whoever looks in, and tries are counted whatever becomes of them. */
const touchedByTheWay = ['sessions', 'rate_limits']

const tables = Object.values(schema)
  .flatMap((exported) => (is(exported, PgTable) ? [getTableName(exported)] : []))
  .filter((name) => !touchedByTheWay.includes(name))
  .sort()

const fingerprint = sql.join(
  tables.map(
    (name) => sql`select ${sql.raw(`'${name}'`)} as name, count(*) || ' rows, last written in ' ||
      coalesce(max(xmin::text::bigint), 0) as state from ${sql.identifier(name)}`,
  ),
  sql` union all `,
)
const inOrder = sql`${fingerprint} order by name`

/** Of every table, how many rows it has and which transaction last wrote one of them. */
export async function written(db: Db): Promise<Record<string, string>> {
  const result: unknown = await db.execute(inOrder)
  const rows = Array.isArray(result) ? result : (result as { rows: unknown[] }).rows
  return Object.fromEntries(
    (rows as { name: string; state: string }[]).map(({ name, state }) => [name, state]),
  )
}
