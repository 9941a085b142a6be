import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import type { Db } from '../connect.ts'
import { cases, services, servicesLed, users } from '../schema.ts'
import { findUser } from './user.ts'
import { visibleCases } from './visibility.ts'

/** Those who lead a service, or one above it. */
export async function listLeadsOf(db: Db, serviceId: number): Promise<number[]> {
  const above = sql`(with recursive above (id, parent_id) as (
      select id, parent_id from ${services} where id = ${serviceId}
      union select s.id, s.parent_id from ${services} s join above a on s.id = a.parent_id)
    select id from above)`
  const leads = await db
    .selectDistinct({ id: users.id })
    .from(servicesLed)
    .innerJoin(users, eq(users.id, servicesLed.userId))
    .where(
      and(eq(users.active, true), eq(users.role, 'service lead'), sql`${servicesLed.serviceId} in ${above}`),
    )
    .orderBy(asc(users.id))
  return leads.map(({ id }) => id)
}

export const listMonitoringOfficers = async (db: Db): Promise<number[]> =>
  (
    await db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.active, true), eq(users.role, 'monitoring officer')))
      .orderBy(asc(users.id))
  ).map(({ id }) => id)

/** Everybody among some people who may come in, with name and address. */
export const listAddresses = (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .select({ id: users.id, name: users.name, address: users.email })
        .from(users)
        .where(and(inArray(users.id, [...ids]), eq(users.active, true)))

/** Somebody who may come in and may see a case on a day, or null. */
export async function findUserWhoSees(
  db: Db,
  userId: number,
  caseId: number,
  day: Day,
): Promise<User | null> {
  const user = await findUser(db, userId, day)
  const seen = await db
    .select({ one: sql`1` })
    .from(cases)
    .where(and(eq(cases.id, caseId), visibleCases({ db, user })))
  return seen.length > 0 ? user : null
}
