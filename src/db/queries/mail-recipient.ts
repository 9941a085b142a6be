import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import type { Db } from '../connect.ts'
import { cases, serviceSuccessors, services, servicesLed, users } from '../schema.ts'
import { findUser } from './user.ts'
import { visibleCases } from './visibility.ts'

/** Those who answer for a service: who lead it, one above it, or one that took over from any of these. */
export async function listLeadsAnsweringFor(db: Db, serviceId: number): Promise<number[]> {
  const answering = sql`(with recursive
    leads_to (id, next_id) as (
      select id, parent_id from ${services}
      union all select service_id, successor_id from ${serviceSuccessors}),
    answering (id) as (
      select ${serviceId}::int
      union select l.next_id from leads_to l join answering a on l.id = a.id where l.next_id is not null)
    select id from answering)`
  const leads = await db
    .selectDistinct({ id: users.id })
    .from(servicesLed)
    .innerJoin(users, eq(users.id, servicesLed.userId))
    .where(
      and(
        eq(users.active, true),
        eq(users.role, 'service lead'),
        sql`${servicesLed.serviceId} in ${answering}`,
      ),
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
