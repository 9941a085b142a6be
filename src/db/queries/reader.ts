import type { Calendar, Day } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import type { Db } from '../connect.ts'

/** For whom a query reads, and on what day. */
export type Reader = { db: Db; user: User; today: Day; calendar: Calendar }

/** For whom something is written, and when. */
export type Writer = Reader & { now: Date; loaded?: boolean; from?: Origin }

/** From where somebody works: a network address, and the browser as it names itself. */
export type Origin = { address: string; browser: string }

/** There is no such thing, or none that this person may know of. */
export class NotFound extends Error {
  override name = 'NotFound'
}

export function found<T>(noun: string, row: T | undefined | null): T {
  if (row === undefined || row === null) throw new NotFound(noun)
  return row
}
