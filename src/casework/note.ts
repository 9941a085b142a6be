import { findCase } from '#db/queries/case.ts'
import { insertNote } from '#db/queries/note.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/** An officer notes something for colleagues. A note is never sent, and never changed. */
export const writeNote = (desk: Desk, caseId: number, text: string) =>
  perform(desk, 'write a note', async (desk) => {
    await findCase(desk, caseId)
    const noteId = await insertNote(desk, { caseId, text })
    return { caseId, noteId, text }
  })
