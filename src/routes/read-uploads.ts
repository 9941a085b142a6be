import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { HTTPException } from 'hono/http-exception'
import type { KeptFile } from '#domain/evidence.ts'
import { acceptable, UnacceptableFile } from '#src/file-types.ts'
import type { Request, Stores } from './app.ts'

type Uploads = {
  fields: Record<string, string[]>
  files: Record<string, KeptFile[]>
  mistakes: Record<string, string>
}

const mostFiles = 20
const longestField = 1_000_000

/**
 * A multipart form, read as it arrives: texts are gathered, files go straight to the disk and are never held whole in
 * memory. Files that are empty, too large or not what their name says become mistakes of their field.
 */
export async function readUploads(c: Request): Promise<Uploads> {
  const { stores } = c.var
  const uploads: Uploads = { fields: {}, files: {}, mistakes: {} }
  const keeping: Promise<void>[] = []
  const busboy = busboyFor(c)
  busboy.on('field', (name, value, _nameTruncated, truncated) => {
    uploads.fields[name] = [...(uploads.fields[name] ?? []), value]
    if (truncated) uploads.mistakes[name] = 'This text is longer than the form takes'
  })
  busboy.on('file', (field, stream, name) => {
    if (!name || !c.var.user) {
      stream.resume()
      return
    }
    const kept = keep(stores, stream, name)
      .then((file) => {
        uploads.files[field] = [...(uploads.files[field] ?? []), file]
      })
      .catch((error: Error) => {
        if (error instanceof UnacceptableFile) uploads.mistakes[field] = `${name} ${error.message}`
        else busboy.destroy(error)
      })
    keeping.push(kept)
  })
  busboy.on('filesLimit', () => {
    uploads.mistakes.files = `Send ${mostFiles} files at a time at most`
  })
  try {
    await arrival(c, busboy)
    await Promise.all(keeping)
    return uploads
  } catch (error) {
    await Promise.all(keeping)
    for (const { id } of Object.values(uploads.files).flat()) await stores.files.remove(id)
    throw error
  }
}

const notWhole = () => new HTTPException(400, { message: 'The form did not arrive whole. Send it again.' })

function busboyFor(c: Request): BusboyInstance {
  const headers = { 'content-type': c.req.header('Content-Type') ?? '' } as BusboyHeaders
  const fileSize = c.var.stores.config.uploadMegabytes * 1_000_000
  try {
    return new Busboy({
      headers,
      limits: { fileSize, files: mostFiles, fields: 1000, fieldSize: longestField },
    })
  } catch {
    throw notWhole()
  }
}

const arrival = (c: Request, busboy: BusboyInstance): Promise<void> =>
  new Promise((arrived, failed) => {
    busboy.once('finish', arrived)
    busboy.once('error', (error: NodeJS.ErrnoException) => failed(error.code ? error : notWhole()))
    if (!c.req.raw.body) failed(notWhole())
    else {
      Readable.fromWeb(c.req.raw.body as NodeReadableStream)
        .once('error', () => failed(notWhole()))
        .pipe(busboy)
    }
  })

async function keep({ files, config }: Stores, stream: BusboyFileStream, name: string): Promise<KeptFile> {
  const { source, type } = await acceptable(stream, name)
  const file = await files.keep(source, { name, type })
  if (!stream.truncated) return file
  await files.remove(file.id)
  throw new UnacceptableFile(`is larger than ${config.uploadMegabytes} MB`)
}
