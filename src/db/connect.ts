import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { makeDataFolder, makePrivate } from './data-folder.ts'
import { type Lock, lockFolder } from './lock.ts'
import { bringUpToDate } from './migrations.ts'
import * as schema from './schema.ts'

/** The database, or a transaction on it, whichever engine serves. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>

/** answer: for who has a data folder to itself, so that commands can ask it. */
export type Database = { db: Db; close: () => Promise<void>; answer?: Lock['answer'] }

const options = { schema, casing: 'snake_case' } as const

/** Major version of PostgreSQL that the embedded engine speaks; a folder of another one cannot be opened. */
const embeddedMajor = '18'

/** Opens a PostgreSQL server and brings its tables up to date. Throws when it cannot be reached, and MadeByNewer. */
export const openServer = (url: string, settings: { connections?: number } = {}): Promise<Database> =>
  upToDate(connectServer(url, settings), 'The database at DATABASE_URL')

/** Opens a PostgreSQL server whose tables are left as they are. */
export function connectServer(url: string, { connections = 10 } = {}): Database {
  const client = postgres(url, { max: connections, onnotice: () => {}, connection: withoutCompiling })
  return { db: drizzlePostgres(client, options), close: () => client.end() }
}

async function upToDate(database: Database, what: string): Promise<Database> {
  try {
    await bringUpToDate(database.db, what)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Our queries are short: compiling them takes the server longer than running them. */
const withoutCompiling = { jit: 'off' }

/**
 * Opens the embedded database in a folder and brings its tables up to date. Throws when another process has the folder
 * open, when it was made by another version of the engine, and MadeByNewer.
 */
export const openEmbedded = async (folder: string): Promise<Database> =>
  upToDate(await connectEmbedded(folder), `The database in ${folder}`)

/** Opens the embedded database in a folder, whose tables are left as they are. */
export async function connectEmbedded(folder: string): Promise<Database> {
  await makeDataFolder(folder)
  const { release, answer } = await lockFolder(folder)
  try {
    const dataDir = join(folder, 'database')
    await refuseOtherVersions(dataDir)
    await makePrivate(dataDir)
    return { ...(await connectPglite(dataDir, release)), answer }
  } catch (error) {
    await release()
    throw error
  }
}

/** Opens whichever database the settings name, and brings its tables up to date. */
export const openUpToDate = async (settings: {
  databaseUrl: string | null
  dataDir: string
}): Promise<Database> =>
  settings.databaseUrl ? openServer(settings.databaseUrl) : openEmbedded(settings.dataDir)

/** The embedded engine in memory, for tests and rehearsals. */
export const openInMemory = async (): Promise<Database> =>
  upToDate(await connectPglite('memory://', async () => {}), 'The database')

async function connectPglite(dataDir: string, release: () => Promise<void>): Promise<Database> {
  const client = await PGlite.create({ dataDir, startParams: durable })
  keepOnly(client.parsers, typesInUse)
  const close = async () => {
    await client.close()
    await release()
  }
  return { db: drizzlePglite(client, options), close }
}

/** Types of PostgreSQL whose values come back from queries; arrays of texts and numbers among them. */
const typesInUse = new Set([
  16, 17, 18, 20, 21, 23, 25, 114, 700, 701, 1007, 1009, 1043, 1082, 1114, 1184, 1700, 2950, 3802,
])

/** The engine copies all its parsers for every result. Most are of types that no table has. */
function keepOnly(parsers: Record<number, unknown>, types: ReadonlySet<number>): void {
  for (const type of Object.keys(parsers)) if (!types.has(Number(type))) delete parsers[Number(type)]
}

/** Without these the engine starts with -F, which leaves fsync off. */
const durable = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'shared_buffers=16MB',
  '-c',
  'wal_sync_method=open_datasync',
]

async function refuseOtherVersions(dataDir: string): Promise<void> {
  const version = await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null && version.trim() !== embeddedMajor) {
    throw new Error(
      `${dataDir} was made by version ${version.trim()} of the embedded database; this Redress needs version ${embeddedMajor}. Take a backup with the Redress that made it (npm run backup), and restore it here into an empty folder (npm run restore).`,
    )
  }
}
