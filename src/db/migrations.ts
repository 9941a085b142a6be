import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Db } from './connect.ts'
import { rowsOf } from './rows.ts'

/** A migration of this release. It is known by the moment at which it was made, in milliseconds. */
export type Migration = { madeAt: number; hash: string; statements: readonly string[] }

const productFolder = fileURLToPath(import.meta.url).split(/[\\/](?:dist[\\/])?src[\\/]db[\\/]/)[0]!

/** The migrations of this release, the oldest first. */
export const migrations: readonly Migration[] = readMigrationFiles({
  migrationsFolder: join(productFolder, 'drizzle'),
}).map(({ folderMillis, hash, sql }) => ({ madeAt: folderMillis, hash, statements: sql }))

/** The version of this release, as package.json has it. */
export const release: string = JSON.parse(readFileSync(join(productFolder, 'package.json'), 'utf8')).version

/** The database or backup has tables that this release does not know: only a newer one can read them. */
export class MadeByNewer extends Error {
  constructor(what: string) {
    super(
      `${what} was made by a newer Redress than this one (${release}). Start the Redress that made it, or a newer one.`,
    )
  }
}

/** The migrations that a database has been through, by the moments at which they were made; none in an empty one. */
export async function listApplied(db: Db): Promise<number[]> {
  const [known] = await rowsOf<{ there: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!known?.there) return []
  const applied = await rowsOf<{ made_at: string }>(
    db,
    sql`select created_at::text as made_at from drizzle.__drizzle_migrations order by created_at`,
  )
  return applied.map(({ made_at }) => Number(made_at))
}

export const isKnown = (madeAt: number): boolean =>
  migrations.some((migration) => migration.madeAt === madeAt)

/** Runs those of some migrations that a database has not been through. Callers hold a transaction. */
export async function migrate(db: Db, all: readonly Migration[]): Promise<void> {
  const applied = await listApplied(db)
  if (applied.length === 0) await beginMigrating(db)
  for (const { madeAt, hash, statements } of all.filter(({ madeAt }) => !applied.includes(madeAt))) {
    for (const statement of statements) await db.execute(sql.raw(statement))
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${madeAt})`,
    )
  }
}

async function beginMigrating(db: Db): Promise<void> {
  await db.execute(sql`create schema if not exists drizzle`)
  await db.execute(sql`create table if not exists drizzle.__drizzle_migrations
    (id serial primary key, hash text not null, created_at bigint)`)
}

/** Only one process migrates at a time. */
const migrating = 7337

/** Brings the tables of a database to this release, all of the way or not at all. Throws MadeByNewer. */
export async function bringUpToDate(db: Db, what: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(migrating))})`)
    await refuseNewer(tx, what)
    await migrate(tx, migrations)
  })
}

export async function refuseNewer(db: Db, what: string): Promise<void> {
  if (!(await listApplied(db)).every(isKnown)) throw new MadeByNewer(what)
}
