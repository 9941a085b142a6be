import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import { inOfficersPart } from '#domain/deputy.ts'
import { seesDrafts } from '#domain/draft-decision.ts'
import type { User } from '#domain/user.ts'
import type { Db } from '../connect.ts'
import { cases, mailCases, serviceSuccessors, services, servicesLed, users } from '../schema.ts'
import { listOfficersToActFor } from './deputy.ts'
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
