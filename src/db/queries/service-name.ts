import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Day } from '#domain/calendar.ts'
import { directorateNames, directorates, serviceNames, services } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

/** What a service was called on a day; before its first day, what it was called then. */
export const serviceNameOn = (id: SQL, day: Day): SQL<string | null> =>
  sql<
    string | null
  >`(select n.name from ${serviceNames} n where n.service_id = ${id} ${latestOn(sql`${day}::date`, sql`n.valid_from`)})`

/** What a directorate was called on a day; before its first day, what it was called then. */
export const directorateNameOn = (id: SQL, day: Day): SQL<string | null> =>
  sql<
    string | null
  >`(select n.name from ${directorateNames} n where n.directorate_id = ${id} ${latestOn(sql`${day}::date`, sql`n.valid_from`)})`

/** Orders what held from days on by what held on one; before the first day, what held then. */
export const latestOn = (day: SQL, validFrom: SQL): SQL =>
  sql`order by ${validFrom} > ${day}, case when ${validFrom} <= ${day} then ${validFrom} end desc, ${validFrom} limit 1`

/** The names on a day of a directorate and a service, where they are given. */
export async function findNamesOn(
  { db }: Db,
  { directorateId, serviceId }: { directorateId?: number; serviceId?: number },
  day: Day,
) {
  const [names] = await db
    .select({
      directorate: directorateNameOn(sql`${directorateId ?? null}::int`, day),
      service: serviceNameOn(sql`${serviceId ?? null}::int`, day),
    })
    .from(sql`(values (1)) as one`)
  return found('names', names)
}

/** Every name that a service had, the first one first. */
export const listServiceNames = ({ db }: Db, serviceId: number) =>
  db
    .select({ name: serviceNames.name, validFrom: serviceNames.validFrom })
    .from(serviceNames)
    .where(eq(serviceNames.serviceId, serviceId))
    .orderBy(asc(serviceNames.validFrom))

/** Every name that a directorate had, the first one first. */
export const listDirectorateNames = ({ db }: Db, directorateId: number) =>
  db
    .select({ name: directorateNames.name, validFrom: directorateNames.validFrom })
    .from(directorateNames)
    .where(eq(directorateNames.directorateId, directorateId))
    .orderBy(asc(directorateNames.validFrom))

/** Every name of every service with the days on which it held. */
export const listNamesOfServices = ({ db }: Db) =>
  db
    .select({
      id: serviceNames.serviceId,
      name: serviceNames.name,
      validFrom: serviceNames.validFrom,
      validTo: heldUntil(serviceNames.validFrom, serviceNames.serviceId, services.validTo),
    })
    .from(serviceNames)
    .innerJoin(services, eq(services.id, serviceNames.serviceId))

/** Every name of every directorate with the days on which it held. */
export const listNamesOfDirectorates = ({ db }: Db) =>
  db
    .select({
      id: directorateNames.directorateId,
      name: directorateNames.name,
      validFrom: directorateNames.validFrom,
      validTo: heldUntil(directorateNames.validFrom, directorateNames.directorateId, directorates.validTo),
    })
    .from(directorateNames)
    .innerJoin(directorates, eq(directorates.id, directorateNames.directorateId))

/** The last day of what holds from days on: before the next one of the same thing, or the thing's own last day. */
export const heldUntil = (validFrom: AnyPgColumn, thing: AnyPgColumn, validTo: AnyPgColumn) =>
  sql<Day | null>`least(lead(${validFrom}) over (partition by ${thing} order by ${validFrom}) - 1, ${validTo})::text`

/** A name from a day on. The latest is kept with the service itself, where every list reads it. */
export async function insertServiceName({ db }: Db, values: typeof serviceNames.$inferInsert): Promise<void> {
  const { name, serviceId } = values
  await db
    .insert(serviceNames)
    .values(values)
    .onConflictDoUpdate({ target: [serviceNames.serviceId, serviceNames.validFrom], set: { name } })
  const latest = (await listServiceNames({ db }, serviceId)).at(-1)
  await db.update(services).set({ name: latest?.name }).where(eq(services.id, serviceId))
}

/** A name from a day on. The latest is kept with the directorate itself. */
export async function insertDirectorateName(
  { db }: Db,
  values: typeof directorateNames.$inferInsert,
): Promise<void> {
  const { name, directorateId } = values
  await db
    .insert(directorateNames)
    .values(values)
    .onConflictDoUpdate({
      target: [directorateNames.directorateId, directorateNames.validFrom],
      set: { name },
    })
  const latest = (await listDirectorateNames({ db }, directorateId)).at(-1)
  await db.update(directorates).set({ name: latest?.name }).where(eq(directorates.id, directorateId))
}
