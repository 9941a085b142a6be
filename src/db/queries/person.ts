import { and, asc, count, eq, ilike, ne, or, type SQL, sql } from 'drizzle-orm'
import { isInOffice } from '#domain/deputy.ts'
import type { PersonFacts } from '#domain/person.ts'
import type { Role } from '#domain/user.ts'
import { services, servicesLed, sessions, users } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export type PeopleFilter = { words?: string; role?: Role; activeOnly: boolean }

/** Everybody by name: their part, the services that they lead, and when they were last here. */
export const listPersons = ({ db }: Db, filter: PeopleFilter) =>
  db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      active: users.active,
      services: sql<string[]>`array(select ${services.name} from ${servicesLed}
        join ${services} on ${services.id} = ${servicesLed.serviceId}
        where ${servicesLed.userId} = ${users.id} order by ${services.name})`,
      lastSeenAt:
        sql<Date | null>`(select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${users.id})`.mapWith(
          sessions.lastSeenAt,
        ),
    })
    .from(users)
    .where(
      and(
        filter.activeOnly ? eq(users.active, true) : undefined,
        filter.role && eq(users.role, filter.role),
        filter.words ? saying(filter.words) : undefined,
      ),
    )
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id))

/** Words of a name or of an e-mail address, wherever they stand in it. */
function saying(words: string): SQL | undefined {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(ilike(users.name, pattern), ilike(users.email, pattern))
}

/** A person with the services that they lead themselves, whether or not they may sign in. */
export async function findPerson({ db }: Db, id: number): Promise<PersonFacts & OnFile> {
  const [row] = await db.select().from(users).where(eq(users.id, id))
  const { name, email, role, active, partFromDirectory, deputyId, version } = found('person', row)
  const led = await db
    .select({ id: servicesLed.serviceId })
    .from(servicesLed)
    .where(eq(servicesLed.userId, id))
    .orderBy(asc(servicesLed.serviceId))
  const services = led.map(({ id }) => id)
  return { id, name, email, role, active, services, partFromDirectory, deputyId, version }
}

type OnFile = { id: number; version: number; partFromDirectory: boolean; deputyId: number | null }

/** One change of people at a time, so that what is checked beforehand still holds when it is written. */
export const lockPeople = async ({ db }: Db) => {
  await db.execute(sql`select pg_advisory_xact_lock(7339)`)
}

export const isEmailTaken = async ({ db }: Db, email: string, besides: number | null): Promise<boolean> =>
  (
    await db
      .select({ id: users.id })
      .from(users)
      .where(and(sql`lower(${users.email}) = ${email}`, besides === null ? undefined : ne(users.id, besides)))
  ).length > 0

export async function countAdministrators({ db }: Db, besides: number): Promise<number> {
  const [row] = await db
    .select({ others: count() })
    .from(users)
    .where(and(eq(users.role, 'administrator'), eq(users.active, true), ne(users.id, besides)))
  return row?.others ?? 0
}

/** Writes over one version of a person; a deputy goes with the office. False when that version is no longer the last. */
export async function updatePerson(
  { db }: Db,
  id: number,
  version: number,
  {
    services: led,
    name,
    email,
    role,
    active,
    partFromDirectory,
  }: PersonFacts & { partFromDirectory: boolean },
): Promise<boolean> {
  const values = { name, email, role, active, partFromDirectory }
  const written = await db
    .update(users)
    .set({ ...values, ...(isInOffice(values) ? {} : { deputyId: null }), version: version + 1 })
    .where(and(eq(users.id, id), eq(users.version, version)))
    .returning({ id: users.id })
  if (written.length === 0) return false
  await db.delete(servicesLed).where(eq(servicesLed.userId, id))
  if (led.length > 0) await db.insert(servicesLed).values(led.map((serviceId) => ({ userId: id, serviceId })))
  return true
}

export const deleteSessionsOf = async ({ db }: Db, userId: number): Promise<number> =>
  (await db.delete(sessions).where(eq(sessions.userId, userId)).returning({ id: sessions.id })).length
