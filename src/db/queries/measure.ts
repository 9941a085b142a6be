import { and, isNull, lte, min, sql } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { rowsOf } from '../rows.ts'
import { mails } from '../schema.ts'
import { mayGoAgain } from './outbox.ts'
import { found } from './reader.ts'

/** Connections to this database of everybody who is called as we are, by what each does. */
export const countConnections = (db: Db) =>
  rowsOf<{ state: string; count: number }>(
    db,
    sql`select coalesce(state, 'unknown') as state, count(*)::int as count from pg_stat_activity
      where datname = current_database() and usename = current_user group by 1 order by 1`,
  )

/** How many mails wait though their time has come, for how long the oldest of them has, and how many were given up that may be sent again. */
export async function measureOutbox(db: Db, now: Date) {
  const due = and(isNull(mails.sentAt), isNull(mails.givenUpAt), lte(mails.notBeforeAt, now))
  const [row] = await db
    .select({
      waiting: db.$count(mails, due),
      givenUp: db.$count(mails, mayGoAgain(db, now)),
      oldest: min(mails.notBeforeAt),
    })
    .from(mails)
    .where(due)
  const { waiting, givenUp, oldest } = found('outbox', row)
  return { waiting, givenUp, oldestSeconds: oldest ? (now.getTime() - oldest.getTime()) / 1000 : 0 }
}
