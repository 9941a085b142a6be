import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '#db/connect.ts'
import { verifyChain } from '#db/queries/audit-event.ts'

const rowsOf = async (db: Db, query: ReturnType<typeof sql>) => {
  const result: unknown = await db.execute(query)
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Record<string, unknown>[]
}

const idsOf = async (db: Db, table: string): Promise<Set<number>> =>
  new Set((await rowsOf(db, sql`select id from ${sql.identifier(table)}`)).map(({ id }) => Number(id)))

/** Every acknowledged row ('cases 12') that is not in its table. */
export async function missingOf(db: Db, acknowledged: readonly string[]): Promise<string[]> {
  const tables = [...new Set(acknowledged.map((line) => line.split(' ')[0]!))]
  const there = new Map<string, Set<number>>()
  for (const table of tables) there.set(table, await idsOf(db, table))
  return acknowledged.filter((line) => {
    const [table = '', id] = line.split(' ')
    return !there.get(table)?.has(Number(id))
  })
}

/** No act is there by half: each row has its event, each event its rows and payload, each form its result. */
export async function expectNoHalfAct(db: Db): Promise<void> {
  const [halves] = await rowsOf(
    db,
    sql`
      select
        (select count(*)::int from cases c where 1 <> (
          select count(*) from audit_events e where e.case_id = c.id and e.act = 'record a case')) as cases,
        (select count(*)::int from audit_events e
          left join audit_payloads p using (position) where p.position is null) as "events without payload",
        (select count(*)::int from audit_events e join audit_payloads p using (position)
          where (p.payload->>'caseId')::int is distinct from e.case_id) as "payloads of another case",
        (select count(*)::int from submissions where result is null) as "forms without result",
        (select count(*) from correspondence) - (select count(*) from audit_events
          where act = 'log correspondence') as correspondence,
        (select count(*) from decisions) - (select count(*) from audit_events
          where act = 'record a decision') as decisions,
        (select count(*) from remedy_actions) - (select coalesce(sum(jsonb_array_length(payload->'actions')), 0)
          from audit_payloads join audit_events using (position) where act = 'record remedy actions') as actions`,
  )
  const found = Object.entries(halves ?? {}).filter(([, count]) => Number(count) !== 0)
  expect(found).toEqual([])
  expect((await verifyChain(db)).broken).toBeNull()
}
