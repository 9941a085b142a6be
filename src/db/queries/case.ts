import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { NotPermitted, sights } from '#domain/permissions.ts'
import {
  caseAccess,
  caseStandings,
  cases,
  directorates,
  linkedCases,
  localComplaints,
  services,
  users,
} from '../schema.ts'
import { listAway } from './absence.ts'
import { found, type Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

export type CaseRow = typeof cases.$inferSelect

/** The day on which the Ombudsman received a case; ours where theirs is not known. */
export const receivedOn = sql<string>`coalesce(${cases.ombudsmanReceivedOn}, ${cases.learnedOn})`

/** A case for somebody who works on it. NotFound where they may not see it. */
export async function findCase(reader: Reader, id: number): Promise<CaseRow> {
  const [row] = await reader.db
    .select()
    .from(cases)
    .where(and(eq(cases.id, id), visibleCases(reader)))
  return found('case', row as CaseRow | undefined)
}

const handlers = alias(users, 'handlers')

/** Everything at the head of a case. NotPermitted for those who see figures and lists without personal detail. */
export async function findCaseByReference(reader: Reader, reference: string) {
  const [row] = await reader.db
    .select({
      case: cases,
      service: services.name,
      directorate: directorates.name,
      handler: handlers.name,
      localComplaint: localComplaints,
    })
    .from(cases)
    .leftJoin(services, eq(services.id, cases.serviceId))
    .leftJoin(directorates, eq(directorates.id, cases.directorateId))
    .leftJoin(handlers, eq(handlers.id, cases.handlerId))
    .leftJoin(localComplaints, eq(localComplaints.caseId, cases.id))
    .where(and(eq(cases.reference, reference), visibleCases(reader)))
  const { case: thisCase, ...rest } = found('case', row)
  if (!sights[reader.user.role].detail) throw new NotPermitted('see a case')
  const [standing, linked, away] = await Promise.all([
    findStanding(reader, thisCase.id),
    listLinkedCases(reader, thisCase.id),
    listAway(reader.db, reader.today),
  ])
  const handlerAway = thisCase.handlerId === null ? null : (away.get(thisCase.handlerId) ?? null)
  return { ...thisCase, ...rest, handlerAway, standing, linked }
}

/** How one case stands. Asked for by its number, so that the database works out no other. */
async function findStanding({ db }: Reader, caseId: number) {
  const [row] = await db.select().from(caseStandings).where(eq(caseStandings.caseId, caseId))
  return found('case', row)
}

export type CaseHead = Awaited<ReturnType<typeof findCaseByReference>>

const listLinkedCases = (reader: Reader, caseId: number) =>
  reader.db
    .select({ reference: cases.reference, relation: linkedCases.relation })
    .from(linkedCases)
    .innerJoin(cases, eq(cases.id, linkedCases.linkedCaseId))
    .where(and(eq(linkedCases.caseId, caseId), visibleCases(reader)))
    .orderBy(asc(cases.reference))

/** Whether the register holds a reference at all, whoever asks: the reference must be the only one of its kind. */
export const isRecorded = async ({ db }: Reader, reference: string): Promise<boolean> =>
  (await db.select({ one: sql`1` }).from(cases).where(eq(cases.reference, reference))).length > 0

/** Whether the reader may see the case with this reference, if there is one. */
export const seesCase = async (reader: Reader, reference: string): Promise<boolean> =>
  (
    await reader.db
      .select({ one: sql`1` })
      .from(cases)
      .where(and(eq(cases.reference, reference), visibleCases(reader)))
  ).length > 0

/** Null where somebody recorded the reference a moment before. */
export async function insertCase({ db }: Reader, values: typeof cases.$inferInsert): Promise<CaseRow | null> {
  const [row] = await db
    .insert(cases)
    .values(values)
    .onConflictDoNothing({ target: cases.reference })
    .returning()
  return row ?? null
}

/** The facts of a case that an officer may correct, with the version that they are of. */
export async function findCaseFacts(reader: Reader, id: number) {
  const row = await findCase(reader, id)
  const [[local], named] = await Promise.all([
    reader.db.select().from(localComplaints).where(eq(localComplaints.caseId, id)),
    reader.db.select({ userId: caseAccess.userId }).from(caseAccess).where(eq(caseAccess.caseId, id)),
  ])
  const { caseId: _, ...localComplaint } = local ?? { caseId: id }
  return { ...row, localComplaint, namedUserIds: row.restricted ? named.map(({ userId }) => userId) : [] }
}

/** Writes over one version of a case. False when that version is no longer the last. */
export const updateCase = async (
  { db }: Reader,
  id: number,
  version: number,
  values: Partial<typeof cases.$inferInsert>,
): Promise<boolean> => {
  const written = await db
    .update(cases)
    .set({ ...values, version: version + 1 })
    .where(and(eq(cases.id, id), eq(cases.version, version)))
    .returning({ id: cases.id })
  return written.length > 0
}

export const replaceCaseAccess = async (reader: Reader, caseId: number, userIds: readonly number[]) => {
  await reader.db.delete(caseAccess).where(eq(caseAccess.caseId, caseId))
  await insertCaseAccess(reader, caseId, userIds)
}

export const replaceLocalComplaint = async ({ db }: Reader, values: typeof localComplaints.$inferInsert) => {
  const { caseId: _, ...complaint } = values
  await db
    .insert(localComplaints)
    .values(values)
    .onConflictDoUpdate({ target: localComplaints.caseId, set: complaint })
}

export const insertCaseAccess = async ({ db }: Reader, caseId: number, userIds: readonly number[]) => {
  if (userIds.length === 0) return
  await db
    .insert(caseAccess)
    .values(userIds.map((userId) => ({ caseId, userId })))
    .onConflictDoNothing()
}

export const insertLocalComplaint = async ({ db }: Reader, values: typeof localComplaints.$inferInsert) => {
  await db.insert(localComplaints).values(values)
}

export const insertLinkedCase = async ({ db }: Reader, values: typeof linkedCases.$inferInsert) => {
  await db.insert(linkedCases).values(values)
}
