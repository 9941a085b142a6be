import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makePrivate } from '#db/data-folder.ts'
import type { KeptFile } from '#domain/evidence.ts'
import { measuring } from './measure.ts'

/** Bytes that lie in the store. What is under way has not been taken in whole yet. */
export type StoredBytes = { id: string; underWay: boolean; changedAt: Date }

export type FileStore = {
  /** Streams bytes to the disk. They are hashed on the way and synced before the promise settles. */
  keep: (source: Readable, described: { name: string; type: string }) => Promise<KeptFile>
  /** Streams the bytes of a backup to where they were. */
  putBack: (id: string, source: Readable) => Promise<{ bytes: number; sha256: string }>
  read: (id: string) => Promise<Readable>
  /** What the bytes on the disk hash to now, or why they cannot be hashed. */
  sha256Of: (id: string) => Promise<string | 'missing' | 'unreadable'>
  /** Everything that lies in the store, recorded or not. */
  list: () => AsyncIterable<StoredBytes>
  remove: (id: string) => Promise<void>
  removeUnderWay: (id: string) => Promise<void>
  /** Whether the store belongs to this owner; one that belongs to nobody yet is theirs from now on. */
  belongsTo: (owner: string) => Promise<boolean>
  /** Writes a few bytes and takes them away again. Throws where the disk is full or nothing may be written. */
  tryWriting: () => Promise<void>
}

const partEnding = '.part'

/** Kept files in a folder, each under its id (never under the name that somebody gave it). */
export function filesIn(folder: string): FileStore {
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)

  async function write(id: string, source: Readable): Promise<{ bytes: number; sha256: string }> {
    const path = pathOf(id)
    await makePrivate(join(folder, id.slice(0, 2)))
    const measured = measuring()
    const underWay = path + partEnding
    try {
      await pipeline(source, measured.through, createWriteStream(underWay, { flags: 'wx', flush: true }))
      await rename(underWay, path)
      await syncFolder(join(folder, id.slice(0, 2)))
    } catch (error) {
      await rm(underWay, { force: true })
      throw error
    }
    return { bytes: measured.bytes(), sha256: measured.sha256() }
  }

  return {
    async keep(source, { name, type }) {
      const id = randomUUID()
      return { id, name, type, ...(await write(id, source)) }
    },
    putBack: write,
    async read(id) {
      await stat(pathOf(id))
      return createReadStream(pathOf(id))
    },
    async sha256Of(id) {
      const hash = createHash('sha256')
      try {
        await pipeline(createReadStream(pathOf(id)), hash)
        return hash.digest('hex')
      } catch (error) {
        if (isMissing(error)) return 'missing'
        if (isUnreadable(error as Error)) return 'unreadable'
        throw error
      }
    },
    list: () => listed(folder),
    async belongsTo(owner) {
      const mark = join(folder, 'owner')
      const known = await readFile(mark, 'utf8').catch(() => null)
      if (known !== null) return known === owner
      await makePrivate(folder)
      await writeFile(mark, owner, { flag: 'wx' })
      return true
    },
    async tryWriting() {
      await makePrivate(folder)
      const path = join(folder, `trying-${randomUUID()}`)
      await writeFile(path, 'written', { flag: 'wx' })
      await rm(path)
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    removeUnderWay: (id) => rm(pathOf(id) + partEnding, { force: true }),
  }
}

async function* listed(folder: string): AsyncGenerator<StoredBytes> {
  for await (const shelf of entriesOf(folder)) {
    for await (const name of entriesOf(join(folder, shelf))) {
      const changedAt = await stat(join(folder, shelf, name)).then(({ mtime }) => mtime, ifMissing)
      if (!changedAt) continue
      const underWay = name.endsWith(partEnding)
      yield { id: underWay ? name.slice(0, -partEnding.length) : name, underWay, changedAt }
    }
  }
}

async function* entriesOf(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(ifMissing)
  if (entries) for await (const { name } of entries) yield name
}

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')

/** The system cannot read this file. Where it can read none, for want of memory or of open files, that is no fault of it. */
const isUnreadable = ({ code, syscall }: NodeJS.ErrnoException) =>
  syscall !== undefined && !['EMFILE', 'ENFILE', 'ENOMEM'].includes(code ?? '')

function ifMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
