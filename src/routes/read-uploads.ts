import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import { HTTPException } from 'hono/http-exception'
import { listRecordedAmong } from '#db/queries/file.ts'
import type { KeptFile } from '#domain/evidence.ts'
import { acceptable, UnacceptableFile } from '#src/file-types.ts'
import type { Request, Stores } from './app.ts'

type Uploads = {
  fields: Record<string, string[]>
  files: Record<string, KeptFile[]>
  mistakes: Record<string, string>
}

const mostFiles = 20
const mostText = 1_000_000
const longestName = 200

/**
 * A multipart form, read as it arrives: texts are gathered, files go straight to the disk and are never held whole in
 * memory. Files that are empty, too large or not what their name says become mistakes of their field. A form that breaks
 * off leaves nothing behind.
 */
export async function readUploads(c: Request): Promise<Uploads> {
  const { stores } = c.var
  const uploads: Uploads = { fields: nothing(), files: nothing(), mistakes: nothing() }
  const keeping: Promise<void>[] = []
  /** By the place in the form, however long each takes to arrive. */
  const keptFiles: { field: string; file: KeptFile }[] = []
  const arriving = new Set<BusboyFileStream>()
  const busboy = busboyFor(c)
  let text = 0
  busboy.on('field', (name, value, _nameTruncated, truncated) => {
    text += value.length
    if (text > mostText) return busboy.destroy(tooMuchText())
    uploads.fields[name] = [...(uploads.fields[name] ?? []), value]
    if (truncated) uploads.mistakes[name] = 'This text is longer than the form takes'
  })
  busboy.on('file', (field, stream, given) => {
    stream.on('error', toldElsewhere)
    if (!given || !c.var.user) {
      stream.resume()
      return
    }
    const name = nameAsKept(given)
    arriving.add(stream)
    const place = keeping.length
    const kept = keep(stores, stream, name)
      .then((file) => {
        keptFiles[place] = { field, file }
      })
      .catch((error: Error) => {
        if (!(error instanceof UnacceptableFile)) return void busboy.destroy(error)
        const mistake = `${name} ${error.message}`
        uploads.mistakes[field] = uploads.mistakes[field] ? `${uploads.mistakes[field]}. ${mistake}` : mistake
      })
      .finally(() => arriving.delete(stream))
    keeping.push(kept)
  })
  busboy.on('filesLimit', () => {
    uploads.mistakes.files = `Send ${mostFiles} files at a time at most`
  })
  try {
    await arrival(c, busboy)
    await Promise.all(keeping)
    for (const { field, file } of keptFiles.filter(Boolean)) {
      uploads.files[field] = [...(uploads.files[field] ?? []), file]
    }
    return uploads
  } catch (error) {
    for (const stream of arriving) stream.destroy(error as Error)
    await Promise.all(keeping)
    for (const { file } of keptFiles.filter(Boolean)) await stores.files.remove(file.id)
    throw error
  }
}

/** A stream that breaks tells those who read it; without a listener here it would end the whole app. */
const toldElsewhere = () => {}

/** Fields have the names that a browser sends, such as 'constructor': nothing may be there before them. */
const nothing = <T>(): Record<string, T> => Object.create(null)

/**
 * An act with the files of its form. Those that it did not record are removed again: where it was refused, or where the
 * same form came in before.
 */
export async function withUploads<T>(
  { db, files }: Pick<Stores, 'db' | 'files'>,
  uploaded: Record<string, KeptFile[]>,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } finally {
    await removeUnrecorded({ db, files }, uploaded)
  }
}

/** The files of a form from which nothing came. */
export async function removeUnrecorded(
  { db, files }: Pick<Stores, 'db' | 'files'>,
  uploaded: Record<string, KeptFile[]>,
): Promise<void> {
  const ids = Object.values(uploaded).flatMap((some) => some.map(({ id }) => id))
  const recorded = new Set(await listRecordedAmong(db, ids))
  for (const id of ids.filter((id) => !recorded.has(id))) await files.remove(id)
}

/** A name is kept as it was given, without what no database or line holds, and of a length that pages can show. */
function nameAsKept(given: string): string {
  const letters = [
    ...asTyped(given)
      .replace(/\p{Cc}/gu, ' ')
      .trim(),
  ]
  if (letters.length <= longestName) return letters.join('')
  return [...letters.slice(0, longestName - 12), '…', ...letters.slice(-11)].join('')
}

/** Browsers write these three so that a name cannot end its header (HTML, multipart form data). */
const escaped: Record<string, string> = { '%22': '"', '%0D': '\r', '%0A': '\n' }
const asTyped = (name: string) => name.replace(/%22|%0D|%0A/g, (written) => escaped[written] ?? written)

const notWhole = () => new HTTPException(400, { message: 'The form did not arrive whole. Send it again.' })
const tooMuchText = () => new HTTPException(413, { message: 'What was sent is larger than this page takes.' })

function busboyFor(c: Request): BusboyInstance {
  const headers = { 'content-type': c.req.header('Content-Type') ?? '' } as BusboyHeaders
  const fileSize = c.var.stores.config.uploadMegabytes * 1_000_000
  try {
    return new Busboy({
      headers,
      limits: { fileSize, files: mostFiles, fields: 1000, fieldSize: mostText },
    })
  } catch {
    throw notWhole()
  }
}

const arrival = (c: Request, busboy: BusboyInstance): Promise<void> =>
  new Promise((arrived, failed) => {
    busboy.once('finish', arrived)
    busboy.on('error', (error: NodeJS.ErrnoException) =>
      failed(error.code || error instanceof HTTPException ? error : notWhole()),
    )
    if (!c.req.raw.body) return failed(notWhole())
    const body = Readable.fromWeb(c.req.raw.body as NodeReadableStream)
    body.on('error', () => failed(notWhole()))
    body.pipe(busboy)
  })

async function keep({ files, config }: Stores, stream: BusboyFileStream, name: string): Promise<KeptFile> {
  const { source, type } = await acceptable(stream, name)
  const file = await files.keep(source, { name, type })
  if (!stream.truncated) return file
  await files.remove(file.id)
  throw new UnacceptableFile(`is larger than ${config.uploadMegabytes} MB`)
}
