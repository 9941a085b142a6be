import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import type { Db } from '#db/connect.ts'
import { inSnapshot, linesOf, listRecordedFiles, listSequences, listTables, type Table } from '#db/dump.ts'
import { listApplied, refuseNewer, release } from '#db/migrations.ts'
import { faultOf } from '../file-keeping.ts'
import type { FileStore } from '../files.ts'
import { measuring } from '../measure.ts'
import { entryOf, type Manifest, manifestName, partOf } from './manifest.ts'
import { inScratch } from './scratch.ts'

export type Register = { db: Db; files: FileStore; dataDir: string }

type Recorded = { id: string; sha256: string; bytes: string }

/**
 * Writes a register as it is at one moment: a tar of what it holds, a part for every table and every kept file. People
 * go on working meanwhile: a file is on the disk before its row is, and never changes. Tables go to a scratch folder
 * first, so that an embedded database is held up no longer than it takes to read them.
 */
export const writeBackup = (register: Register, to: Writable, { withFiles = true } = {}): Promise<void> =>
  inScratch(register.dataDir, async (scratch) => {
    const { recorded, ...tables } = await inSnapshot(register.db, (tx) => dumpTables(tx, scratch))
    const { whole, damaged } = withFiles
      ? await sortedByFault(register.files, recorded)
      : { whole: [], damaged: [] }
    const manifest: Manifest = {
      format: 1,
      product: 'Redress',
      version: release,
      takenAt: new Date().toISOString(),
      ...tables,
      files: { count: whole.length, bytes: whole.reduce((sum, { bytes }) => sum + Number(bytes), 0) },
      damaged,
    }
    const archive = pack()
    const fill = async () => {
      const text = Buffer.from(JSON.stringify(manifest, null, 1))
      await addEntry(archive, manifestName, text.length, () => Readable.from([text]))
      for (const { name } of manifest.tables) {
        const path = join(scratch, name)
        await addEntry(archive, partOf(name), (await stat(path)).size, () => createReadStream(path))
      }
      for (const file of whole) await addFile(archive, register.files, file)
      archive.finalize()
    }
    await Promise.all([
      pipeline(Readable.from(archive), to),
      fill().catch((error: Error) => {
        archive.destroy(error)
        throw error
      }),
    ])
  })

async function dumpTables(db: Db, scratch: string) {
  const migrations = await listApplied(db)
  if (migrations.length === 0)
    throw new Error('The database has no tables of Redress: there is nothing to back up.')
  await refuseNewer(db, 'The database')
  const tables: Manifest['tables'] = []
  for (const table of await listTables(db)) {
    tables.push({ ...table, ...(await dumpTable(db, table, join(scratch, table.name))) })
  }
  const recorded = await listRecordedFiles(db)
  return { migrations, tables, sequences: await listSequences(db), recorded }
}

async function dumpTable(db: Db, table: Table, path: string) {
  const [lines, stored] = [measuring(), measuring()]
  let rows = 0
  async function* text() {
    for await (const some of linesOf(db, table)) {
      rows += some.length
      yield Buffer.from(`${some.join('\n')}\n`)
    }
  }
  await pipeline(text, lines.through, createGzip(), stored.through, createWriteStream(path, { mode: 0o600 }))
  return { rows, sha256: stored.sha256(), linesSha256: lines.sha256() }
}

/** A file that is not what it was cannot be backed up, and keeps nothing else from being. */
async function sortedByFault(files: FileStore, recorded: readonly Recorded[]) {
  const whole: Recorded[] = []
  const damaged: Manifest['damaged'] = []
  for (const file of recorded) {
    const fault = await faultOf({ files }, file)
    if (fault) damaged.push({ id: file.id, fault })
    else whole.push(file)
  }
  return { whole, damaged }
}

async function addFile(archive: Pack, files: FileStore, { id, sha256, bytes }: Recorded): Promise<void> {
  const measured = measuring()
  const source = (await files.read(id)).on('error', (error) => measured.through.destroy(error))
  try {
    await addEntry(archive, entryOf(id), Number(bytes), () => source.pipe(measured.through))
  } finally {
    source.destroy()
  }
  if (measured.sha256() !== sha256) throw new Error(`The file ${id} changed while it was backed up.`)
}

/** Fails with what fails first: the source, or the archive when nobody takes it any more. */
const addEntry = (archive: Pack, name: string, size: number, open: () => Readable): Promise<void> =>
  new Promise((resolve, reject) => {
    const entry = archive.entry({ name, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
    const source = open()
    source.on('error', (error) => {
      entry.destroy(error)
      reject(error)
    })
    entry.on('error', (error) => {
      source.destroy()
      reject(error)
    })
    source.pipe(entry)
  })
