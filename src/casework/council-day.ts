import { deleteCouncilDay, findCouncilDay, insertCouncilDay } from '#db/queries/council-day.ts'
import { NotFound } from '#db/queries/reader.ts'
import { type CouncilDay, whyNotAdded } from '#domain/council-day.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/**
 * A bank holiday that was proclaimed after this release, or a day on which the council is shut. Days that are recorded
 * already stay as they were recorded: a deadline moves by an agreement on file, never by a changed calendar.
 */
export const addCouncilDay = (desk: Desk, given: CouncilDay) =>
  perform(desk, 'add a council day', async (desk) => {
    const whyNot = whyNotAdded(given.day, desk.calendar)
    if (whyNot || !(await insertCouncilDay(desk, given))) {
      throw new Refusal(`${whyNot ?? 'This day is on the list already'}.`)
    }
    return { ...given }
  })

/** A day comes off the list. Days that were counted with it stay as they were recorded. */
export const removeCouncilDay = (desk: Desk, id: number) =>
  perform(desk, 'remove a council day', async (desk) => {
    const { day, name, kind } = await findCouncilDay(desk, id)
    if (!(await deleteCouncilDay(desk, id))) throw new NotFound('council day')
    return { day, name, kind }
  })
