import { findDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import type { Day } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/** The demonstration's day moves forward. There is no such day in earnest. */
export const moveDemonstrationDay = (desk: Desk, day: Day) =>
  perform(desk, 'move the demonstration day', async (desk) => {
    const demonstration = await findDemonstration(desk.db)
    if (!demonstration) throw new Refusal('This is not a demonstration.')
    if (day <= demonstration.day) throw new Refusal('The demonstration’s day only moves forward.')
    await updateDemonstration(desk.db, { day })
    return { before: demonstration.day, after: day }
  })
