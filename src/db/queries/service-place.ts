import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import { decisions, servicePlaces, services } from '../schema.ts'
import { found, type Reader } from './reader.ts'
import { heldUntil, latestOn } from './service-name.ts'

type Db = Pick<Reader, 'db'>
type OnDay = Pick<Reader, 'db' | 'today'>

/** Every directorate that a service belonged to, the first one first. */
export const listServicePlaces = ({ db }: Db, serviceId: number) =>
  db
    .select({ directorateId: servicePlaces.directorateId, validFrom: servicePlaces.validFrom })
    .from(servicePlaces)
    .where(eq(servicePlaces.serviceId, serviceId))
    .orderBy(asc(servicePlaces.validFrom))

/** The services that ever belonged to a directorate, each time with the last day; null while they do. */
export async function listBelonged({ db }: Db, directorateId: number) {
  const places = db
    .select({
      service: services.name,
      directorateId: servicePlaces.directorateId,
      validTo: heldUntil(servicePlaces.validFrom, servicePlaces.serviceId, services.validTo).as('valid_to'),
    })
    .from(servicePlaces)
    .innerJoin(services, eq(services.id, servicePlaces.serviceId))
    .as('places')
  return db
    .select({ service: places.service, validTo: places.validTo })
    .from(places)
    .where(eq(places.directorateId, directorateId))
    .orderBy(asc(places.validTo))
}

/** A service belongs to a directorate from a day on. */
export const insertServicePlace = async ({ db }: Db, values: typeof servicePlaces.$inferInsert) => {
  const { directorateId } = values
  await db
    .insert(servicePlaces)
    .values(values)
    .onConflictDoUpdate({
      target: [servicePlaces.serviceId, servicePlaces.validFrom],
      set: { directorateId },
    })
}

/** In which directorate a case of a service counts: the service's on the day of the decision, today's without one. */
export async function findDirectorateOfCase(
  { db, today }: OnDay,
  serviceId: number,
  caseId: number | null,
): Promise<number> {
  const [row] = await db
    .select({ directorateId: directorateOf(sql`${serviceId}::int`, sql`${caseId}::int`, today) })
    .from(sql`(values (1)) as one`)
  return found('place of a service', row?.directorateId)
}

/** The directorate of a service on the day on which a case was decided, or today. */
export const directorateOf = (serviceId: SQL, caseId: SQL, today: Day): SQL<number> =>
  sql<number>`(select p.directorate_id from ${servicePlaces} p where p.service_id = ${serviceId} ${latestOn(
    sql`coalesce(${decidedOn(caseId)}, ${today}::date)`,
    sql`p.valid_from`,
  )})`

const decidedOn = (caseId: SQL): SQL =>
  sql`(select d.decided_on from ${decisions} d where d.case_id = ${caseId} and d.kind <> 'draft'
    order by d.version desc limit 1)`
