import type { Db } from '#db/connect.ts'
import type { Origin } from '#db/queries/reader.ts'
import type { Calendar, Day } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import type { FileStore } from '#src/files.ts'

/** Who works, on what day, with which stores. Every act and every query is handed one. */
export type Desk = {
  db: Db
  files: FileStore
  user: User
  today: Day
  now: Date
  calendar: Calendar
  /** From where this person works. */
  from?: Origin
  /** The form that asks for the act, so that the same form sent twice writes once. */
  submission?: string
  /** History being loaded: the audit event says so. */
  loaded?: boolean
  /** The desk is inside perform's transaction already. */
  inTransaction?: boolean
}
