import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm'
import { attachments, cases, correspondence, files, users } from '../schema.ts'
import { found, type Reader } from './reader.ts'
import { readableLetters, visibleCases } from './visibility.ts'

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

/** One letter of a case that the reader has found already. */
export async function findLetter({ db }: Db, caseId: number, id: number) {
  const [letter] = await db
    .select()
    .from(correspondence)
    .where(and(eq(correspondence.id, id), eq(correspondence.caseId, caseId)))
  return found('letter', letter)
}

/** The newest letters in, over the cases that the reader sees, or over link officers' own. */
export const listLatestLetters = (
  reader: Reader,
  { handlerIds }: { handlerIds?: readonly number[] },
  limit: number,
) =>
  reader.db
    .select({
      id: correspondence.id,
      kind: correspondence.kind,
      subject: correspondence.subject,
      exchangedOn: correspondence.exchangedOn,
      reference: cases.reference,
      complainant: cases.complainant,
    })
    .from(correspondence)
    .innerJoin(cases, eq(cases.id, correspondence.caseId))
    .where(
      and(
        visibleCases(reader),
        readableLetters(reader),
        eq(correspondence.direction, 'in'),
        lte(correspondence.exchangedOn, reader.today),
        handlerIds && inArray(cases.handlerId, [...handlerIds]),
      ),
    )
    .orderBy(desc(correspondence.exchangedOn), desc(correspondence.id))
    .limit(limit)
