import { sql } from 'drizzle-orm'
import type { Db } from './connect.ts'
import { rowsOf } from './rows.ts'

/** A table as it stands in a database, whichever release made it, without columns that compute themselves. */
export type Table = { name: string; columns: string[]; key: string[] }

/** Where a column that numbers rows has got to; null where it never gave a number. */
export type Sequence = { table: string; column: string; last: string | null }

/**
 * Who is signed in, on the way in, or tried too often: none of it is a record, and brought back it would let somebody in
 * who has signed out since.
 */
const notRecords = ['sessions', 'sign_in_links', 'provider_sign_ins', 'rate_limits']

const atATime = 500

/** Reads the database as it is at one moment, however much is written meanwhile. */
export const inSnapshot = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction(
    async (tx) => {
      await tx.execute(sql`set local time zone 'UTC'`)
      return work(tx)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )

/** All of the work is kept or none of it. Moments are written as they are in a dump. */
export const allOrNothing = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local time zone 'UTC'`)
    return work(tx)
  })

/** The tables of records, by name. */
export async function listTables(db: Db): Promise<Table[]> {
  const tables = await rowsOf<Table>(
    db,
    sql`select c.relname as name,
        (select json_agg(a.attname order by a.attnum) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
        coalesce((select json_agg(a.attname order by a.attnum) from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
          where i.indrelid = c.oid and i.indisprimary), '[]') as key
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C"`,
  )
  return tables.filter(({ name }) => !notRecords.includes(name))
}

/** Whether there is nothing at all in the database. */
export async function isWithoutTables(db: Db): Promise<boolean> {
  const [found] = await rowsOf<{ empty: boolean }>(
    db,
    sql`select not exists (select from pg_class c where c.relnamespace = 'public'::regnamespace)
      and to_regclass('drizzle.__drizzle_migrations') is null as empty`,
  )
  return found?.empty ?? false
}

/** The rows of a table as lines of JSON, some at a time, in an order that both engines agree on. Call it in a snapshot. */
export async function* linesOf(db: Db, { name, columns, key }: Table): AsyncGenerator<string[]> {
  const column = (column: string) => sql`t.${sql.identifier(column)}`
  const listed = sql.join(columns.map(column), sql`, `)
  const order = (key.length > 0 ? key : columns).map((one) => sql`${column(one)}::text collate "C"`)
  await db.execute(sql`declare dumped no scroll cursor for
    select (select row_to_json(r) from (select ${listed}) r)::text as line
    from ${sql.identifier(name)} t order by ${sql.join(order, sql`, `)}`)
  for (;;) {
    const rows = await rowsOf<{ line: string }>(db, sql`fetch ${sql.raw(String(atATime))} from dumped`)
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < atATime) break
  }
  await db.execute(sql`close dumped`)
}

/** Puts rows into a table as they stand in lines of JSON, with the numbers that they had. */
export async function loadLines(
  db: Db,
  { name, columns }: Pick<Table, 'name' | 'columns'>,
  lines: readonly string[],
): Promise<void> {
  const table = sql.identifier(name)
  const listed = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  )
  await db.execute(sql`insert into ${table} (${listed}) overriding system value
    select ${listed} from json_populate_recordset(null::${table}, ${`[${lines.join(',')}]`}::text::json)`)
}

/** Takes the references between tables away, and whatever migrations put in; gives the way to put references back. */
export async function makeRoom(db: Db): Promise<() => Promise<void>> {
  const references = await rowsOf<{ taken: string; put: string }>(
    db,
    sql`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as taken,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as put
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const { taken } of references) await db.execute(sql.raw(taken))
  const tables = (await listTables(db)).map(({ name }) => sql.identifier(name))
  await db.execute(sql`truncate ${sql.join(tables, sql`, `)}`)
  return async () => {
    for (const { put } of references) await db.execute(sql.raw(put))
  }
}

export const listSequences = (db: Db): Promise<Sequence[]> =>
  rowsOf<Sequence>(
    db,
    sql`select c.relname as table, a.attname as column,
        pg_sequence_last_value(pg_get_serial_sequence(quote_ident(c.relname), a.attname)::regclass)::text as last
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1, 2`,
  )

/** Numbers go on after the last one that was given. */
export async function setSequences(db: Db, sequences: readonly Sequence[]): Promise<void> {
  for (const { table, column, last } of sequences.filter(({ last }) => last !== null)) {
    await db.execute(
      sql`select setval(pg_get_serial_sequence(quote_ident(${table}::text), ${column}::text), ${last}::bigint)`,
    )
  }
}

/** Every recorded file, as any release records them. */
export const listRecordedFiles = (db: Db) =>
  rowsOf<{ id: string; sha256: string; bytes: string }>(
    db,
    sql`select id::text, sha256, bytes::text from files order by id`,
  )

/** How many mails would go out as soon as a mail server is set. */
export async function countMailsToSend(db: Db): Promise<number> {
  const [row] = await rowsOf<{ mails: number }>(
    db,
    sql`select count(*)::int as mails from mails where sent_at is null and given_up_at is null`,
  )
  return row?.mails ?? 0
}
