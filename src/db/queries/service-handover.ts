import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import {
  cases,
  decisions,
  directoryGroupServices,
  openDeadlines,
  questions,
  remedyActions,
  serviceSuccessors,
  services,
  servicesLed,
  users,
} from '../schema.ts'
import type { Reader } from './reader.ts'
import { directorateOf } from './service-place.ts'

type Db = Pick<Reader, 'db'>

/** The case's decision in force is of a day before this one: it stays with those who answered for it. */
const decidedBefore = (day: Day): SQL =>
  sql`exists (select 1 from ${decisions} d
    where d.case_id = ${cases.id} and d.kind <> 'draft' and d.decided_on < ${day}
      and not exists (select 1 from ${decisions} later
        where later.case_id = d.case_id and later.kind <> 'draft' and later.version > d.version))`

/**
 * What services have to hand over on a day: the cases that were not decided before it, and of other cases the questions
 * of open requests and the actions not yet sent. What is asked of a case's own service goes over with the case.
 */
export async function listOpenWork({ db }: Db, serviceIds: readonly number[], from: Day) {
  const ids = [...serviceIds]
  const staysAndFollows = (service: typeof questions.serviceId | typeof remedyActions.serviceId) =>
    and(isNull(service), inArray(cases.serviceId, ids), decidedBefore(from))
  const [goingOver, asked, agreed] = await Promise.all([
    db
      .select({ caseId: cases.id, serviceId: sql<number>`${cases.serviceId}` })
      .from(cases)
      .where(and(inArray(cases.serviceId, ids), sql`not ${decidedBefore(from)}`))
      .orderBy(asc(cases.id)),
    db
      .select({
        id: questions.id,
        caseId: cases.id,
        number: questions.number,
        serviceId: sql<number>`coalesce(${questions.serviceId}, ${cases.serviceId})`,
      })
      .from(questions)
      .innerJoin(
        openDeadlines,
        and(eq(openDeadlines.noun, 'information request'), eq(openDeadlines.id, questions.requestId)),
      )
      .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
      .where(or(inArray(questions.serviceId, ids), staysAndFollows(questions.serviceId)))
      .orderBy(asc(questions.id)),
    db
      .select({
        id: remedyActions.id,
        caseId: cases.id,
        number: remedyActions.number,
        serviceId: sql<number>`coalesce(${remedyActions.serviceId}, ${cases.serviceId})`,
      })
      .from(remedyActions)
      .innerJoin(
        openDeadlines,
        and(eq(openDeadlines.noun, 'remedy action'), eq(openDeadlines.id, remedyActions.id)),
      )
      .innerJoin(cases, eq(cases.id, remedyActions.caseId))
      .where(or(inArray(remedyActions.serviceId, ids), staysAndFollows(remedyActions.serviceId)))
      .orderBy(asc(remedyActions.id)),
  ])
  return { cases: goingOver, questions: asked, actions: agreed }
}

/** Who leads these services themselves, by name. */
export const listLeadsOf = ({ db }: Db, serviceIds: readonly number[]) =>
  db
    .selectDistinct({ id: users.id, name: users.name })
    .from(servicesLed)
    .innerJoin(users, eq(users.id, servicesLed.userId))
    .where(and(inArray(servicesLed.serviceId, [...serviceIds]), eq(users.active, true)))
    .orderBy(asc(users.name))

/** The services in force below these. */
export const listServicesBelow = ({ db }: Db, serviceIds: readonly number[]) =>
  db
    .select({ id: services.id, name: services.name, version: services.version })
    .from(services)
    .where(and(inArray(services.parentId, [...serviceIds]), isNull(services.validTo)))
    .orderBy(asc(services.name))

/** The directory groups whose members lead these services. */
export const listGroupsOf = ({ db }: Db, serviceIds: readonly number[]) =>
  db
    .selectDistinct({ groupId: directoryGroupServices.groupId })
    .from(directoryGroupServices)
    .where(inArray(directoryGroupServices.serviceId, [...serviceIds]))

/**
 * Cases go over to a service, or with their own where none is given, and count in the directorate in which that was when
 * they were decided, or is today. Their forms that are open somewhere are stale from now on.
 */
export const updateCasesOfService = async (
  { db, today }: Pick<Reader, 'db' | 'today'>,
  caseIds: readonly number[],
  serviceId?: number,
) => {
  if (caseIds.length === 0) return
  const service = serviceId === undefined ? sql`${cases.serviceId}` : sql`${serviceId}::int`
  await db
    .update(cases)
    .set({
      serviceId: service,
      directorateId: directorateOf(service, sql`${cases.id}`, today),
      version: sql`${cases.version} + 1`,
    })
    .where(inArray(cases.id, [...caseIds]))
}

export const updateQuestionsOfService = async ({ db }: Db, ids: readonly number[], serviceId: number) => {
  if (ids.length === 0) return
  await db
    .update(questions)
    .set({ serviceId, version: sql`${questions.version} + 1` })
    .where(inArray(questions.id, [...ids]))
}

export const updateActionsOfService = async ({ db }: Db, ids: readonly number[], serviceId: number) => {
  if (ids.length === 0) return
  await db
    .update(remedyActions)
    .set({ serviceId, version: sql`${remedyActions.version} + 1` })
    .where(inArray(remedyActions.id, [...ids]))
}

/** Who led the old services leads these in their place; forms about these people that are open somewhere are stale. */
export async function replaceLeads(
  { db }: Db,
  oldIds: readonly number[],
  leads: readonly { userId: number; serviceId: number }[],
) {
  const gone = await db
    .delete(servicesLed)
    .where(inArray(servicesLed.serviceId, [...oldIds]))
    .returning({ userId: servicesLed.userId })
  if (leads.length > 0)
    await db
      .insert(servicesLed)
      .values([...leads])
      .onConflictDoNothing()
  const touched = [...new Set([...gone, ...leads].map(({ userId }) => userId))]
  if (touched.length === 0) return
  await db
    .update(users)
    .set({ version: sql`${users.version} + 1` })
    .where(inArray(users.id, touched))
}

/** Members of these directory groups lead these services in place of the old. */
export async function replaceGroupServices(
  { db }: Db,
  oldIds: readonly number[],
  led: readonly { groupId: number; serviceId: number }[],
) {
  await db.delete(directoryGroupServices).where(inArray(directoryGroupServices.serviceId, [...oldIds]))
  if (led.length > 0)
    await db
      .insert(directoryGroupServices)
      .values([...led])
      .onConflictDoNothing()
}

export const insertSuccessors = async (
  { db }: Db,
  values: readonly (typeof serviceSuccessors.$inferInsert)[],
) => {
  if (values.length > 0) await db.insert(serviceSuccessors).values([...values])
}
