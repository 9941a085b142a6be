import type { KeptFile } from '#domain/evidence.ts'
import { files } from '../schema.ts'
import type { Writer } from './reader.ts'

/** Records a file whose bytes are safe on the disk. */
export const insertFile = async ({ db, user, now }: Writer, { id, name, type, bytes, sha256 }: KeptFile) => {
  await db.insert(files).values({ id, name, type, bytes, sha256, keptBy: user.id, keptAt: now })
}
