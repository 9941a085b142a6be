import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { Db } from '#db/connect.ts'
import {
  allOrNothing,
  countMailsToSend,
  isWithoutTables,
  linesOf,
  listRecordedFiles,
  listTables,
  loadLines,
  makeRoom,
  setSequences,
} from '#db/dump.ts'
import { isKnown, MadeByNewer, migrate, migrations } from '#db/migrations.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { faultOf } from '../file-keeping.ts'
import { measuring } from '../measure.ts'
import { entryOf, type Manifest, manifestName, manifestShape, partOf } from './manifest.ts'
import { inScratch } from './scratch.ts'
import type { Register } from './write.ts'

/** The backup is not what was written, or not all of it. */
class DamagedBackup extends Error {}

type Entry = Readable & { header: { name: string } }
type Restored = { manifest: Manifest; acts: number; mailsToSend: number }

/**
 * Brings a backup into an empty database and an empty folder of files, and verifies every part, every file and the audit
 * chain before any of it counts. A backup of an older release gets the tables of its time first and is then brought up to
 * date. Throws DamagedBackup and MadeByNewer, and leaves the database as it was. filesInPlace: they are there already.
 */
export const restoreBackup = (
  from: Readable,
  register: Register,
  { filesInPlace = false } = {},
): Promise<Restored> =>
  inScratch(register.dataDir, (scratch) =>
    allOrNothing(register.db, async (tx) => {
      if (!(await isWithoutTables(tx))) {
        throw new Error('The database has tables already. A backup is restored into an empty database only.')
      }
      const entries = entriesOf(from)
      const manifest = await readManifest(entries)
      await makeTablesOf(manifest, tx)
      const putReferencesBack = await makeRoom(tx)
      for (const table of manifest.tables)
        await restoreTable(tx, await nextOf(entries, partOf(table.name)), table, scratch)
      await setSequences(tx, manifest.sequences)
      await compareTables(tx, manifest)
      await putReferencesBack()
      await migrate(tx, migrations)
      const { events, broken } = await verifyChain(tx)
      if (broken !== null) throw new DamagedBackup(`The audit chain of the backup breaks at act ${broken}.`)
      await restoreFiles(tx, entries, manifest, register, filesInPlace)
      return { manifest, acts: events, mailsToSend: await countMailsToSend(tx) }
    }),
  )

/** What a backup says of itself. */
export async function manifestOf(from: Readable): Promise<Manifest> {
  const entries = entriesOf(from)
  try {
    return await readManifest(entries)
  } finally {
    from.destroy()
  }
}

type Entries = AsyncIterator<Entry>

function entriesOf(from: Readable): Entries {
  const archive = extract()
  const entries = archive[Symbol.asyncIterator]() as unknown as Entries
  finished(from, { writable: false }, (error) => error && archive.destroy(error))
  from.pipe(archive)
  return entries
}

const unreadable = () => new DamagedBackup('This is not a backup of Redress, or it is cut short.')

async function nextEntry(entries: Entries): Promise<Entry | null> {
  const next = await entries.next().catch(() => {
    throw unreadable()
  })
  return next.done ? null : next.value
}

/** The next part, which has to be the one that the manifest names next. */
async function nextOf(entries: Entries, name: string): Promise<Entry> {
  const entry = await nextEntry(entries)
  if (entry?.header.name !== name) throw new DamagedBackup(`The backup lacks its part ${name}.`)
  return entry
}

async function readManifest(entries: Entries): Promise<Manifest> {
  const entry = await nextEntry(entries)
  if (entry?.header.name !== manifestName) throw unreadable()
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk as Buffer)
  return parseManifest(Buffer.concat(chunks).toString('utf8'))
}

function parseManifest(text: string): Manifest {
  try {
    return manifestShape.parse(JSON.parse(text))
  } catch {
    throw new DamagedBackup(`The part ${manifestName} of the backup is damaged.`)
  }
}

/** The tables as they were in the release that took the backup. */
async function makeTablesOf({ version, migrations: taken }: Manifest, db: Db): Promise<void> {
  if (!taken.every(isKnown)) throw new MadeByNewer(`The backup (of Redress ${version})`)
  await migrate(
    db,
    migrations.filter(({ madeAt }) => taken.includes(madeAt)),
  )
}

async function restoreTable(db: Db, entry: Entry, table: Manifest['tables'][number], scratch: string) {
  const stored = measuring()
  const path = join(scratch, table.name)
  await fromArchive(pipeline(Readable.from(entry), stored.through, createWriteStream(path, { mode: 0o600 })))
  if (stored.sha256() !== table.sha256) throw damagedPart(table.name)
  let rows = 0
  for await (const lines of linesIn(createReadStream(path).pipe(createGunzip()))) {
    await loadLines(db, table, lines)
    rows += lines.length
  }
  if (rows !== table.rows) throw damagedPart(table.name)
}

const damagedPart = (table: string) =>
  new DamagedBackup(`The part ${partOf(table)} of the backup is damaged.`)

const fromArchive = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    throw error.syscall ? error : unreadable()
  })

const linesAtATime = 500

/** Lines end where a line feed is: JSON has none within. */
async function* linesIn(source: Readable): AsyncGenerator<string[]> {
  let rest = ''
  let lines: string[] = []
  for await (const text of source.setEncoding('utf8')) {
    const parts = (rest + text).split('\n')
    rest = parts.pop()!
    lines.push(...parts)
    for (; lines.length >= linesAtATime; lines = lines.slice(linesAtATime)) yield lines.slice(0, linesAtATime)
  }
  if (lines.length > 0) yield lines
}

/** What the database holds now is dumped again, and has to be what was dumped then. */
async function compareTables(db: Db, manifest: Manifest): Promise<void> {
  const tables = await listTables(db)
  for (const { name, linesSha256 } of manifest.tables) {
    const table = tables.find((table) => table.name === name)
    if (!table) throw damagedPart(name)
    const hash = createHash('sha256')
    for await (const lines of linesOf(db, table)) hash.update(`${lines.join('\n')}\n`)
    if (hash.digest('hex') !== linesSha256) throw damagedPart(name)
  }
}

async function restoreFiles(
  db: Db,
  entries: Entries,
  { damaged }: Manifest,
  { files }: Register,
  inPlace: boolean,
): Promise<void> {
  const known = new Set(damaged.map(({ id }) => id))
  for (const { id, sha256 } of (await listRecordedFiles(db)).filter(({ id }) => !known.has(id))) {
    if (inPlace) {
      const fault = await faultOf({ files }, { id, sha256 })
      if (fault) throw new Error(`The file ${id} is ${fault}. Bring it back from a backup first.`)
    } else {
      const put = await fromArchive(files.putBack(id, Readable.from(await nextOf(entries, entryOf(id)))))
      if (put.sha256 !== sha256) throw new DamagedBackup(`The file ${id} in the backup is damaged.`)
    }
  }
  if (await nextEntry(entries)) throw new DamagedBackup('The backup has parts that it does not name.')
}
