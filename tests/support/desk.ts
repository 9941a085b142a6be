import { readFileSync } from 'node:fs'
import type { Desk } from '#casework/desk.ts'
import type { Db } from '#db/connect.ts'
import { users } from '#db/schema.ts'
import { calendarFrom, type HolidayList, londonInstant } from '#domain/calendar.ts'
import type { Role } from '#domain/user.ts'
import { filesIn } from '#src/files.ts'

const holidays: HolidayList = JSON.parse(
  readFileSync(new URL('../../fixtures/bank-holidays.json', import.meta.url), 'utf8'),
)
export const calendar = calendarFrom(holidays)

/** A desk on Monday 9 September 2024 at ten, for a new person in this role. */
export async function deskIn(db: Db, folder: string, role: Role): Promise<Desk> {
  const person = { name: `A ${role}`, email: `${crypto.randomUUID()}@example.gov.uk`, role }
  const [user] = await db.insert(users).values(person).returning({ id: users.id })
  return {
    db,
    files: filesIn(folder),
    user: { id: user!.id, name: person.name, role, services: [] },
    today: '2024-09-09',
    now: londonInstant('2024-09-09', '10:00'),
    calendar,
  }
}
