import { findCase } from '#db/queries/case.ts'
import { insertAttachments, insertCorrespondence } from '#db/queries/correspondence.ts'
import { insertFile } from '#db/queries/file.ts'
import type { Day } from '#domain/calendar.ts'
import { type Channel, type CorrespondenceKind, type Direction, isKindOf } from '#domain/correspondence.ts'
import type { KeptFile } from '#domain/evidence.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { notInFuture } from './sense.ts'

export type NewLetter = {
  direction: Direction
  kind: CorrespondenceKind
  channel: Channel
  letterOn?: Day | null
  exchangedOn: Day
  subject: string
  note?: string
  files?: readonly KeptFile[]
}

/** A letter, e-mail or call with the Ombudsman goes on the file. */
export const logCorrespondence = (desk: Desk, caseId: number, letter: NewLetter) =>
  perform(desk, 'log correspondence', async (desk) => {
    await findCase(desk, caseId)
    const { files = [], ...facts } = letter
    if (!isKindOf(letter.direction, letter.kind)) {
      throw new Refusal(`A letter ${letter.direction} is not a ${letter.kind}.`)
    }
    notInFuture(desk, letter.exchangedOn, letter.direction === 'in' ? 'The day received' : 'The day sent')
    const correspondenceId = await insertCorrespondence(desk, {
      ...facts,
      caseId,
      recordedBy: desk.user.id,
      recordedAt: desk.now,
    })
    for (const file of files) await insertFile(desk, file)
    await insertAttachments(
      desk,
      correspondenceId,
      files.map(({ id }) => id),
    )
    return { caseId, correspondenceId, ...facts, files: files.map(({ name, sha256 }) => ({ name, sha256 })) }
  })
