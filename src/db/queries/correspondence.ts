import { asc, desc, eq } from 'drizzle-orm'
import { attachments, correspondence, files, users } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export async function insertCorrespondence({ db }: Db, values: typeof correspondence.$inferInsert) {
  const [row] = await db.insert(correspondence).values(values).returning({ id: correspondence.id })
  return found('letter', row).id
}

export const insertAttachments = async ({ db }: Db, correspondenceId: number, fileIds: readonly string[]) => {
  if (fileIds.length === 0) return
  await db.insert(attachments).values(fileIds.map((fileId) => ({ correspondenceId, fileId })))
}

/** The letters of a case that the reader has found already, newest first, with their attachments. */
export async function listCorrespondence({ db }: Db, caseId: number) {
  const letters = await db
    .select({ letter: correspondence, recordedBy: users.name })
    .from(correspondence)
    .innerJoin(users, eq(users.id, correspondence.recordedBy))
    .where(eq(correspondence.caseId, caseId))
    .orderBy(desc(correspondence.exchangedOn), desc(correspondence.id))
  const attached = await db
    .select({
      correspondenceId: attachments.correspondenceId,
      id: files.id,
      name: files.name,
      bytes: files.bytes,
    })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .innerJoin(correspondence, eq(correspondence.id, attachments.correspondenceId))
    .where(eq(correspondence.caseId, caseId))
    .orderBy(asc(files.name))
  return letters.map(({ letter, recordedBy }) => ({
    ...letter,
    recordedBy,
    files: attached.filter((file) => file.correspondenceId === letter.id),
  }))
}
