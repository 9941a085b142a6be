import type { Desk } from '#casework/desk.ts'
import { perform } from '#casework/perform.ts'
import { cases } from '#db/schema.ts'

/** The plainest act: one case and its audit event. then() is work that comes after the case is written. */
export const recordPlainCase = (
  desk: Desk,
  number: number,
  then: (desk: Desk) => Promise<void> = async () => {},
) =>
  perform(desk, 'record a case', async (desk) => {
    const reference = `23${String(900_000 + number)}`
    const [row] = await desk.db
      .insert(cases)
      .values({ reference, complainant: 'Ms Example', category: 'Housing', learnedOn: desk.today })
      .returning({ id: cases.id })
    await then(desk)
    return { caseId: row!.id, reference }
  })
