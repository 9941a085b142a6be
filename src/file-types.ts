import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'

/** A file that cannot be kept; the message is the rest of a sentence that begins with its name. */
export class UnacceptableFile extends Error {
  override name = 'UnacceptableFile'
}

type FileType = {
  type: string
  sniffed: readonly (string | undefined)[]
  /** Where the first bytes say no more than 'an archive': what else its first entries may be called. */
  entries?: readonly string[]
}

/** What may be sent in, by the ending of its name: the type it is kept as, and what its bytes must look like. */
const types: Record<string, FileType> = {
  pdf: { type: 'application/pdf', sniffed: ['application/pdf'] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    sniffed: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    entries: ['word/'],
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    sniffed: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    entries: ['xl/'],
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    sniffed: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    entries: ['ppt/'],
  },
  odt: {
    type: 'application/vnd.oasis.opendocument.text',
    sniffed: ['application/vnd.oasis.opendocument.text'],
  },
  ods: {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    sniffed: ['application/vnd.oasis.opendocument.spreadsheet'],
  },
  doc: { type: 'application/msword', sniffed: ['application/x-cfb'] },
  xls: { type: 'application/vnd.ms-excel', sniffed: ['application/x-cfb'] },
  msg: { type: 'application/vnd.ms-outlook', sniffed: ['application/x-cfb'] },
  rtf: { type: 'application/rtf', sniffed: ['application/rtf'] },
  jpg: { type: 'image/jpeg', sniffed: ['image/jpeg'] },
  jpeg: { type: 'image/jpeg', sniffed: ['image/jpeg'] },
  png: { type: 'image/png', sniffed: ['image/png'] },
  heic: { type: 'image/heic', sniffed: ['image/heic', 'image/heif'] },
  tif: { type: 'image/tiff', sniffed: ['image/tiff'] },
  tiff: { type: 'image/tiff', sniffed: ['image/tiff'] },
  txt: { type: 'text/plain', sniffed: [undefined] },
  csv: { type: 'text/csv', sniffed: [undefined] },
  eml: { type: 'message/rfc822', sniffed: [undefined] },
}

/** The endings for the form's own hint to browsers. */
export const acceptedEndings = Object.keys(types).map((ending) => `.${ending}`)

const headLength = 4100

/**
 * Looks at the first bytes of a file that is arriving, and hands the whole of it on with the type it is kept as. Throws
 * UnacceptableFile, once the rest of the file has gone by.
 */
export async function acceptable(
  arriving: Readable,
  name: string,
): Promise<{ source: Readable; type: string }> {
  const chunks: AsyncIterator<Buffer> = arriving[Symbol.asyncIterator]()
  const head = await headOf(chunks)
  const refusal = await refusalOf(head, name)
  if (refusal) {
    while (!(await chunks.next()).done);
    throw new UnacceptableFile(refusal)
  }
  return {
    source: Readable.from(wholeOf(head, chunks), { objectMode: false }),
    type: types[endingOf(name)]?.type ?? '',
  }
}

const endingOf = (name: string): string => extname(name).slice(1).toLowerCase()

async function headOf(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const head: Buffer[] = []
  for (let length = 0; length < headLength; ) {
    const next = await chunks.next()
    if (next.done) break
    head.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(head)
}

/** What the file is refused for, or null. An ending is believed only where the bytes agree. */
async function refusalOf(head: Buffer, name: string): Promise<string | null> {
  const ending = endingOf(name)
  const expected = types[ending]
  if (head.length === 0) return 'is empty'
  if (!expected)
    return 'is not a kind of file that can be kept. Send a PDF, Word, Excel, picture, text or e-mail file'
  const agrees = expected.sniffed.includes(undefined)
    ? await isText(head)
    : await isSniffedAs(expected, beginningOf(head))
  return agrees ? null : `does not hold what its ending .${ending} says`
}

async function isSniffedAs(expected: FileType, head: Buffer): Promise<boolean> {
  const sniffed = (await fileTypeFromBuffer(head))?.mime
  return expected.sniffed.includes(sniffed) || (sniffed === 'application/zip' && isOffice(head, expected))
}

/** Some programs write empty lines or a byte order mark before a PDF; readers pass over them, and so do we. */
const beginningOf = (head: Buffer): Buffer => {
  const start = head.indexOf('%PDF-')
  const before = head.subarray(0, Math.max(start, 0)).toString('latin1')
  return start > 0 && /^(\xef\xbb\xbf)?\s*$/.test(before) ? head.subarray(start) : head
}

/** An Office document is an archive whose first entries are its own parts or those that all such documents share. */
const isOffice = (head: Buffer, { entries }: FileType): boolean =>
  entries !== undefined &&
  ['[Content_Types].xml', '_rels/', 'docProps/', ...entries].some((entry) =>
    entryNameAt(head).startsWith(entry),
  )

/** The name of the first entry of a zip archive (APPNOTE 4.3.7). */
const entryNameAt = (head: Buffer): string =>
  head.length < 30 ? '' : head.subarray(30, 30 + head.readUInt16LE(26)).toString('latin1')

/** Text holds no null character and is nothing else; UTF-16, as Excel writes it, says so at its beginning. */
async function isText(head: Buffer): Promise<boolean> {
  if (head[0] === 0xff && head[1] === 0xfe) return !head.toString('utf16le').includes('\0')
  return !head.includes(0) && (await fileTypeFromBuffer(head)) === undefined
}

async function* wholeOf(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
