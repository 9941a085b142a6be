import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { extract, pack } from 'tar-stream'

/** Copies a backup, part by part as somebody would have it; null leaves a part out. */
export async function alterBackup(
  from: string,
  to: string,
  altered: (name: string, bytes: Buffer) => Buffer | null,
): Promise<void> {
  const archive = pack()
  const written = pipeline(Readable.from(archive), createWriteStream(to))
  const parts = extract()
  createReadStream(from)
    .on('error', (error) => parts.destroy(error))
    .pipe(parts)
  for await (const entry of parts) {
    const { name } = entry.header
    const bytes = altered(name, await buffer(entry))
    if (bytes) archive.entry({ name }, bytes)
  }
  archive.finalize()
  await written
}

/** The same bytes but for one. */
export function oneByteOff(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = copy[middle]! ^ 1
  return copy
}
