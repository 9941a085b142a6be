import { desc, eq } from 'drizzle-orm'
import { mayDo } from '#domain/permissions.ts'
import { notes, users } from '../schema.ts'
import { found, type Reader, type Writer } from './reader.ts'

/** Notes are for those who write them: link officers and the Monitoring Officer. */
export const readsNotes = ({ user }: Pick<Reader, 'user'>): boolean => mayDo(user.role, 'write a note')

export async function insertNote(
  { db, user, today, now }: Writer,
  { caseId, text }: { caseId: number; text: string },
): Promise<number> {
  const written = { writtenBy: user.id, writtenOn: today, writtenAt: now }
  const [row] = await db
    .insert(notes)
    .values({ caseId, text, ...written })
    .returning({ id: notes.id })
  return found('note', row).id
}

/** The notes on a case that the reader has found already, newest first; none for those who do not read notes. */
export async function listNotesFor(reader: Reader, caseId: number) {
  if (!readsNotes(reader)) return []
  return reader.db
    .select({ id: notes.id, text: notes.text, writtenOn: notes.writtenOn, writtenBy: users.name })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.writtenBy))
    .where(eq(notes.caseId, caseId))
    .orderBy(desc(notes.id))
}
