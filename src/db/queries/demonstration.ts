import type { Day } from '#domain/calendar.ts'
import type { Db } from '../connect.ts'
import { demonstrations } from '../schema.ts'

/** The demonstration that this database holds, or null in earnest. */
export async function findDemonstration(db: Db): Promise<{ day: Day; loaded: boolean } | null> {
  const [row] = await db.select().from(demonstrations)
  return row ?? null
}

export const insertDemonstration = async (db: Db, day: Day) => {
  await db.insert(demonstrations).values({ id: 1, day })
}

export const updateDemonstration = async (db: Db, values: { day?: Day; loaded?: boolean }) => {
  await db.update(demonstrations).set(values)
}
