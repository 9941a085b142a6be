import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import { inOfficersPart } from '#domain/deputy.ts'
import { seesDrafts } from '#domain/draft-decision.ts'
import type { User } from '#domain/user.ts'
import type { Db } from '../connect.ts'
import { cases, mailCases, services, servicesLed, users } from '../schema.ts'
import { listOfficersToActFor } from './deputy.ts'
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
        .orderBy(asc(users.id))

/** As whom somebody may read on a day: as themselves, and for a Monitoring Officer whose deputy they are. */
async function listSightsOf(db: Db, userId: number, day: Day): Promise<User[]> {
  const user = await findUser(db, userId, day)
  const officers = await listOfficersToActFor(db, userId, day)
  return [user, ...officers.map((officer) => inOfficersPart(user, officer))]
}

/** The cases among some of which somebody who may come in may read on a day; with onDraft, what a draft of them says. */
export async function listReadableCases(
  db: Db,
  userId: number,
  { caseIds, onDraft = false }: { caseIds: readonly number[]; onDraft?: boolean },
  day: Day,
): Promise<Set<number>> {
  const readable = new Set<number>()
  if (caseIds.length === 0) return readable
  for (const user of await listSightsOf(db, userId, day)) {
    const seen = await db
      .select({ id: cases.id, serviceId: cases.serviceId })
      .from(cases)
      .where(and(inArray(cases.id, [...caseIds]), visibleCases({ db, user })))
    for (const one of seen) if (!onDraft || seesDrafts(user, one)) readable.add(one.id)
  }
  return readable
}

/** Where a mail about work goes on a day: to the present address, or null where its reader may not read it any more. */
export async function findAddressToSend(
  db: Db,
  mail: { id: number; userId: number | null; toAddress: string; onDraft: boolean },
  day: Day,
): Promise<string | null> {
  if (mail.userId === null) return mail.toAddress
  const [person] = await listAddresses(db, [mail.userId])
  if (!person) return null
  const about = await db.select({ id: mailCases.caseId }).from(mailCases).where(eq(mailCases.mailId, mail.id))
  const caseIds = about.map(({ id }) => id)
  const readable = await listReadableCases(db, mail.userId, { caseIds, onDraft: mail.onDraft }, day)
  return caseIds.every((id) => readable.has(id)) ? person.address : null
}
