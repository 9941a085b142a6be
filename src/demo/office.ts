import type { Desk } from '#casework/desk.ts'
import type { Db } from '#db/connect.ts'
import { listAllServices } from '#db/queries/service.ts'
import { findUser, listUsers } from '#db/queries/user.ts'
import { type Day, londonInstant } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import { shippedCalendar as calendar } from '#src/council-calendar.ts'
import type { FileStore } from '#src/files.ts'
import type { Handler } from './history.ts'
import { numberOf } from './random.ts'

/** The demonstration's people, and the ids of its services and directorates by name. */
export type Office = {
  files: FileStore
  linkOfficers: Record<Handler, User>
  monitoringOfficer: User
  leads: readonly User[]
  services: Record<string, number>
  directorates: Record<string, number>
}

export async function findOffice(db: Db, files: FileStore, day: Day): Promise<Office> {
  const users: User[] = []
  for (const { id } of await listUsers(db)) users.push(await findUser(db, id, day))
  const inRole = (role: User['role']) => users.filter((user) => user.role === role)
  const [first, second] = inRole('link officer')
  const services = await listAllServices({ db })
  return {
    files,
    linkOfficers: { first: first!, second: second! },
    monitoringOfficer: inRole('monitoring officer')[0]!,
    leads: inRole('service lead'),
    services: Object.fromEntries(services.map(({ name, id }) => [name, id])),
    directorates: Object.fromEntries(
      services.map(({ directorate, directorateId }) => [directorate, directorateId]),
    ),
  }
}

/** Loaded history is written at a moment of its own day, in office hours: the nth act on a case on that day. */
export function deskOn(
  { db, files }: { db: Db; files: FileStore },
  user: User,
  day: Day,
  { seed = '', nth = 0, inTransaction = true } = {},
): Desk {
  const minutes = 9 * 60 + (numberOf(seed + day) % 240) + nth * 4
  const two = (count: number) => String(count).padStart(2, '0')
  const now = londonInstant(day, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`)
  return { db, files, user, today: day, now, calendar, loaded: true, inTransaction }
}
