import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { KeptFile } from '#domain/evidence.ts'

export type FileStore = {
  /** Streams bytes to the disk. They are hashed on the way and synced before the promise settles. */
  keep: (source: Readable, described: { name: string; type: string }) => Promise<KeptFile>
  read: (id: string) => Promise<Readable>
  remove: (id: string) => Promise<void>
}

/** Kept files in a folder, each under its id (never under the name that somebody gave it). */
export function filesIn(folder: string): FileStore {
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)
  return {
    async keep(source, { name, type }) {
      const id = randomUUID()
      const path = pathOf(id)
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true })
      const hash = createHash('sha256')
      let bytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          bytes += chunk.length
          done(null, chunk)
        },
      })
      const underway = `${path}.part`
      try {
        await pipeline(source, measure, createWriteStream(underway, { flags: 'wx', flush: true }))
        await rename(underway, path)
        await syncFolder(join(folder, id.slice(0, 2)))
      } catch (error) {
        await rm(underway, { force: true })
        throw error
      }
      return { id, name, type, bytes, sha256: hash.digest('hex') }
    },
    async read(id) {
      await stat(pathOf(id))
      return createReadStream(pathOf(id))
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
