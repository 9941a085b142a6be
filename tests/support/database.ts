import { randomBytes } from 'node:crypto'
import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { inject } from 'vitest'
import { type Database, openInMemory, openServer } from '#db/connect.ts'
import * as schema from '#db/schema.ts'
import { databaseOn } from './database-url.ts'

/** An empty, migrated database of this test file's own. Close it in afterAll. */
export const freshDatabase = (): Promise<Database> =>
  process.env.STORY_DATABASE === 'embedded' ? freshEmbedded() : freshOnServer()

/** A migrated database on the PostgreSQL server, for a process that is to be started on it. */
export const freshServerDatabase = () => copyOf(inject('storyServer').template)

/** A database on the PostgreSQL server without any tables. */
export const emptyServerDatabase = () => copyOf('template0')

/** A copy of a database on the PostgreSQL server. */
export async function copyOf(template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = inject('storyServer')
  const name = `redress_${randomBytes(6).toString('hex')}`
  await administer(server.url, (admin) => admin`create database ${admin(name)} template ${admin(template)}`)
  const drop = () =>
    administer(server.url, (admin) => admin`drop database if exists ${admin(name)} with (force)`)
  return { url: databaseOn(server.url, name), drop }
}

async function freshOnServer(): Promise<Database> {
  const { url, drop } = await freshServerDatabase()
  const { db, close } = await openServer(url)
  return { db, close: () => close().then(drop) }
}

async function administer(url: string, statement: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await statement(admin)
  } finally {
    await admin.end()
  }
}

/** Embedded databases of this worker that nobody uses now: emptying one takes milliseconds, opening one seconds. */
const idle: Database[] = []

async function freshEmbedded(): Promise<Database> {
  const database = idle.pop() ?? (await openInMemory())
  await empty(database)
  const close = async () => {
    if (await stillAnswers(database)) idle.push(database)
  }
  return { db: database.db, close }
}

const tables = Object.values(schema).filter((exported) => is(exported, PgTable))
const allTables = sql.join(
  tables.map((table) => sql.identifier(getTableName(table))),
  sql`, `,
)

const empty = ({ db }: Database) => db.execute(sql`truncate ${allTables} restart identity cascade`)

/** A transaction that never ends would keep every later file waiting: such a database is left alone. */
const stillAnswers = ({ db }: Database): Promise<boolean> =>
  Promise.race([
    db.execute(sql`select 1`).then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 1000)),
  ])
