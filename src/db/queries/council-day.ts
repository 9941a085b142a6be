import { asc } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { councilDays } from '../schema.ts'

/** The days that the council added to the shipped list of bank holidays, in their order. */
export const listCouncilDays = (db: Db) => db.select().from(councilDays).orderBy(asc(councilDays.day))
