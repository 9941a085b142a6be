import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { coveredBy } from '#domain/absence.ts'
import type { Day } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import type { Db } from '../connect.ts'
import { serviceSuccessors, services, servicesLed, users } from '../schema.ts'
import { listAbsencesOn } from './absence.ts'
import { found } from './reader.ts'

/**
 * A person as they work on a day: with all the services that they lead and those of the leads for whom they cover, the
 * ones below and those taken over included. NotFound when they may not sign in.
 */
export async function findUser(db: Db, id: number, day: Day): Promise<User> {
  const [row] = await db
    .select()
    .from(users)
    .where(and(eq(users.id, id), eq(users.active, true)))
  const { name, role } = found('person', row)
  return { id, name, role, services: role === 'service lead' ? await listServicesLed(db, id, day) : [] }
}

async function listServicesLed(db: Db, userId: number, day: Day): Promise<number[]> {
  const covered = coveredBy(userId, await listAbsencesOn(db, day), day)
  return listServicesOf(db, [userId, ...covered])
}

/** The services that these people lead, and those below them. */
export async function listServicesOf(db: Db, userIds: readonly number[]): Promise<number[]> {
  if (userIds.length === 0) return []
  const led = await db
    .selectDistinct({ id: servicesLed.serviceId })
    .from(servicesLed)
    .where(inArray(servicesLed.userId, [...userIds]))
  return listServicesLedBy(
    db,
    led.map(({ id }) => id),
  )
}

/** These services and those below them: who leads one leads what belongs to it. */
export async function listServicesLedBy(db: Db, led: readonly number[]): Promise<number[]> {
  const all = [...led]
  for (let above = all; above.length > 0; ) {
    const below = await db.select({ id: services.id }).from(services).where(inArray(services.parentId, above))
    const takenOver = await db
      .select({ id: serviceSuccessors.serviceId })
      .from(serviceSuccessors)
      .where(inArray(serviceSuccessors.successorId, above))
    above = [...new Set([...below, ...takenOver].map(({ id }) => id))].filter((id) => !all.includes(id))
    all.push(...above)
  }
  return all
}

/** Whom somebody means by an address, in any spelling of its letters; null where nobody active has it. */
export async function findUserByEmail(db: Db, email: string) {
  const [row] = await db
    .select({ id: users.id, name: users.name, email: users.email, role: users.role })
    .from(users)
    .where(and(sql`lower(${users.email}) = lower(${email})`, eq(users.active, true)))
    .orderBy(asc(users.id))
    .limit(1)
  return row ?? null
}

export const listUsers = (db: Db) =>
  db
    .select({ id: users.id, name: users.name, role: users.role })
    .from(users)
    .where(eq(users.active, true))
    .orderBy(asc(users.id))

/** Everybody who ever worked here, by name: what they did keeps their names. */
export const listPeople = (db: Db) =>
  db.select({ id: users.id, name: users.name }).from(users).orderBy(asc(users.name))

export const listHandlers = (db: Db) =>
  db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.role, 'link officer'))
    .orderBy(asc(users.name))

/** The link officers who may take on a case. */
export const listActiveHandlers = (db: Db) =>
  db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.role, 'link officer'), eq(users.active, true)))
    .orderBy(asc(users.name))

/** The names of the services that each person leads, for the page on which one chooses a person. */
export const listLeads = (db: Db) =>
  db
    .select({ userId: servicesLed.userId, service: services.name })
    .from(servicesLed)
    .innerJoin(services, eq(services.id, servicesLed.serviceId))
    .orderBy(asc(services.name))

export async function insertUser(db: Db, values: typeof users.$inferInsert): Promise<number> {
  const [row] = await db.insert(users).values(values).returning({ id: users.id })
  return found('person', row).id
}

export const insertServiceLed = async (db: Db, values: typeof servicesLed.$inferInsert) => {
  await db.insert(servicesLed).values(values)
}
