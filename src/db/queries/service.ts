import { and, asc, count, eq, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import {
  caseStandings,
  cases,
  directorateNames,
  directorates,
  serviceNames,
  servicePlaces,
  serviceSuccessors,
  services,
  servicesLed,
  users,
} from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

/** One change of services at a time, so that what is checked beforehand still holds when it is written. */
export const lockServices = async ({ db }: Db): Promise<void> => {
  await db.execute(sql`select pg_advisory_xact_lock(7345)`)
}

/** What has begun and not ended. On its last day it has handed over already, so that nothing new can be given to it. */
const takesWork = (table: typeof services | typeof directorates, today: Day): SQL | undefined =>
  and(lte(table.validFrom, today), isNull(table.validTo))

const named = {
  id: services.id,
  name: services.name,
  parentId: services.parentId,
  validFrom: services.validFrom,
  validTo: services.validTo,
  version: services.version,
  directorateId: directorates.id,
  directorate: directorates.name,
}

/** Every service that there ever was: what was done keeps their names. */
export const listAllServices = ({ db }: Db) =>
  db
    .select(named)
    .from(services)
    .innerJoin(directorates, eq(directorates.id, services.directorateId))
    .orderBy(asc(directorates.name), asc(services.name))

/** The services that take work on the reader's day, for choosing one; and those chosen already, whatever became of them. */
export const listServices = (
  { db, today }: Pick<Reader, 'db' | 'today'>,
  ...chosen: (number | null | undefined)[]
) => {
  const ids = chosen.filter((id) => id !== null && id !== undefined)
  return db
    .select(named)
    .from(services)
    .innerJoin(directorates, eq(directorates.id, services.directorateId))
    .where(or(takesWork(services, today), ids.length > 0 ? inArray(services.id, ids) : undefined))
    .orderBy(asc(directorates.name), asc(services.name))
}

/** Every directorate that there ever was. */
export const listAllDirectorates = ({ db }: Db) =>
  db.select().from(directorates).orderBy(asc(directorates.name))

/** Who leads each service itself, by name. */
export const listServiceLeads = ({ db }: Db) =>
  db
    .select({ serviceId: servicesLed.serviceId, id: users.id, name: users.name })
    .from(servicesLed)
    .innerJoin(users, and(eq(users.id, servicesLed.userId), eq(users.active, true)))
    .orderBy(asc(users.name))

/** Which services took over from which, and from which day. */
export const listSuccessors = ({ db }: Db) =>
  db
    .select({
      serviceId: serviceSuccessors.serviceId,
      successorId: serviceSuccessors.successorId,
      validFrom: serviceSuccessors.validFrom,
      successor: services.name,
    })
    .from(serviceSuccessors)
    .innerJoin(services, eq(services.id, serviceSuccessors.successorId))
    .orderBy(asc(serviceSuccessors.validFrom), asc(services.name))

/** How many cases of each service are not closed, restricted ones included: a number, and no case. */
export const countOpenCases = ({ db }: Db) =>
  db
    .select({ serviceId: cases.serviceId, cases: count() })
    .from(cases)
    .innerJoin(caseStandings, eq(caseStandings.caseId, cases.id))
    .where(ne(caseStandings.stage, 'Closed'))
    .groupBy(cases.serviceId)

/** The directorates that have begun and not ended on the reader's day, and those chosen already. */
export const listDirectorates = (
  { db, today }: Pick<Reader, 'db' | 'today'>,
  ...chosen: (number | null | undefined)[]
) => {
  const ids = chosen.filter((id) => id !== null && id !== undefined)
  return db
    .select({ id: directorates.id, name: directorates.name })
    .from(directorates)
    .where(or(takesWork(directorates, today), ids.length > 0 ? inArray(directorates.id, ids) : undefined))
    .orderBy(asc(directorates.name))
}

export async function findService({ db }: Db, id: number) {
  const [row] = await db.select().from(services).where(eq(services.id, id))
  return found('service', row)
}

export async function insertDirectorate(
  { db }: Db,
  values: typeof directorates.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(directorates).values(values).returning({ id: directorates.id })
  const { id } = found('directorate', row)
  const { name, validFrom } = values
  await db.insert(directorateNames).values({ directorateId: id, name, validFrom })
  return id
}

export async function insertService({ db }: Db, values: typeof services.$inferInsert): Promise<number> {
  const [row] = await db.insert(services).values(values).returning({ id: services.id })
  const { id } = found('service', row)
  const { name, directorateId, validFrom } = values
  await db.insert(serviceNames).values({ serviceId: id, name, validFrom })
  await db.insert(servicePlaces).values({ serviceId: id, directorateId, validFrom })
  return id
}

/** A directorate with its version. NotFound where there is none. */
export async function findDirectorate({ db }: Db, id: number) {
  const [row] = await db.select().from(directorates).where(eq(directorates.id, id))
  return found('directorate', row)
}

/** Writes over one version of a service. False when that version is no longer the last. */
export async function updateService(
  { db }: Db,
  { id, version }: { id: number; version: number },
  values: Partial<typeof services.$inferInsert>,
): Promise<boolean> {
  const written = await db
    .update(services)
    .set({ ...values, version: version + 1 })
    .where(and(eq(services.id, id), eq(services.version, version)))
    .returning({ id: services.id })
  return written.length > 0
}

/** Writes over one version of a directorate. False when that version is no longer the last. */
export async function updateDirectorate(
  { db }: Db,
  { id, version }: { id: number; version: number },
  values: Partial<typeof directorates.$inferInsert>,
): Promise<boolean> {
  const written = await db
    .update(directorates)
    .set({ ...values, version: version + 1 })
    .where(and(eq(directorates.id, id), eq(directorates.version, version)))
    .returning({ id: directorates.id })
  return written.length > 0
}
