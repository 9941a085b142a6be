import { and, asc, eq, inArray, isNull, lte, max, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import { isRequestOnDraft, seesDrafts } from '#domain/draft-decision.ts'
import { type RequestKind, requestKindInWords } from '#domain/information-request.ts'
import type { Reminder } from '#domain/reminder.ts'
import type { Db } from '../connect.ts'
import {
  cases,
  chasers,
  morningRuns,
  openDeadlines,
  questions,
  remedyActions,
  reminders,
  users,
} from '../schema.ts'
import type { Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

export type DueItem = {
  noun: (typeof reminders.$inferSelect)['noun']
  itemId: number
  caseId: number
  reference: string
  what: string
  dueOn: Day
  warned: boolean
}

const warned = sql<boolean>`exists (select 1 from ${chasers}
  where ${openDeadlines.noun} = 'information request' and ${chasers.requestId} = ${openDeadlines.id}
    and ${chasers.kind} in ('warning of witness summons', 'witness summons'))`

/**
 * What somebody has to see to that falls due by a day, or is past: link officers their cases' requests and actions, service
 * leads what is asked of their services, the Monitoring Officer the requests that a witness summons was threatened for.
 */
export async function listDueItems(reader: Reader, until: Day): Promise<DueItem[]> {
  const { role, services } = reader.user
  if (role === 'service lead' && services.length === 0) return []
  const deadlines = await listDeadlinesOf(reader, until)
  return role === 'service lead' ? [...deadlines, ...(await listQuestionsOf(reader, until))] : deadlines
}

function ownDeadlines({ user: { id, role, services } }: Reader) {
  if (role === 'link officer') return eq(cases.handlerId, id)
  if (role === 'monitoring officer') return warned
  if (role !== 'service lead') return sql`false`
  return and(
    eq(openDeadlines.noun, 'remedy action'),
    isNull(openDeadlines.doneOn),
    inArray(sql`coalesce(${openDeadlines.serviceId}, ${cases.serviceId})`, [...services]),
  )
}

async function listDeadlinesOf(reader: Reader, until: Day): Promise<DueItem[]> {
  const rows = await reader.db
    .select({
      noun: openDeadlines.noun,
      itemId: openDeadlines.id,
      caseId: cases.id,
      reference: cases.reference,
      kind: openDeadlines.what,
      doneOn: openDeadlines.doneOn,
      number: remedyActions.number,
      remedyType: remedyActions.remedyType,
      dueOn: sql<string>`${openDeadlines.dueOn}`,
      warned,
    })
    .from(openDeadlines)
    .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
    .leftJoin(
      remedyActions,
      and(eq(openDeadlines.noun, 'remedy action'), eq(remedyActions.id, openDeadlines.id)),
    )
    .where(and(visibleCases(reader), lte(openDeadlines.dueOn, until), ownDeadlines(reader)))
    .orderBy(asc(openDeadlines.dueOn), asc(cases.reference), asc(openDeadlines.noun), asc(openDeadlines.id))
  return rows.map(({ kind, doneOn, number, remedyType, ...item }) => ({
    ...item,
    what:
      item.noun === 'information request'
        ? requestKindInWords[kind as RequestKind]
        : `${doneOn ? 'Proof of action' : 'Action'} ${number}, ${remedyType}`,
  }))
}

/** Questions without an answer, each with the day by which the council wants it, or else the request's own. */
async function listQuestionsOf(reader: Reader, until: Day): Promise<DueItem[]> {
  const { user } = reader
  const dueOn = sql<string>`coalesce(${questions.internalDueOn}, ${openDeadlines.dueOn})`
  const rows = await reader.db
    .select({
      itemId: questions.id,
      number: questions.number,
      kind: openDeadlines.what,
      caseId: cases.id,
      caseService: cases.serviceId,
      reference: cases.reference,
      dueOn: sql<string>`${dueOn}::text`,
    })
    .from(questions)
    .innerJoin(
      openDeadlines,
      and(eq(openDeadlines.noun, 'information request'), eq(openDeadlines.id, questions.requestId)),
    )
    .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
    .where(
      and(
        visibleCases(reader),
        isNull(questions.answeredOn),
        sql`${dueOn} <= ${until}`,
        inArray(sql`coalesce(${questions.serviceId}, ${cases.serviceId})`, [...user.services]),
      ),
    )
    .orderBy(asc(dueOn), asc(cases.reference), asc(questions.number))
  return rows
    .filter(
      ({ kind, caseService }) =>
        !isRequestOnDraft({ kind: kind as RequestKind }) || seesDrafts(user, { serviceId: caseService }),
    )
    .map(({ number, kind, caseService: _, ...item }) => ({
      ...item,
      noun: 'question',
      what: `Answer question ${number} of the ${kind}`,
      warned: false,
    }))
}

/** Those who are reminded in the morning, with their addresses. */
export const listReminded = (db: Db) =>
  db
    .select({ id: users.id, name: users.name, address: users.email })
    .from(users)
    .where(
      and(
        eq(users.active, true),
        inArray(users.role, ['link officer', 'service lead', 'monitoring officer']),
      ),
    )
    .orderBy(asc(users.id))

type Said = { noun: DueItem['noun']; itemId: number; dueOn: Day } & Reminder

/** What somebody was reminded of already, among some things. */
export const listSaid = async (db: Db, userId: number, itemIds: readonly number[]): Promise<Said[]> =>
  itemIds.length === 0
    ? []
    : await db
        .select({
          noun: reminders.noun,
          itemId: reminders.itemId,
          dueOn: reminders.dueOn,
          milestone: reminders.milestone,
          nth: reminders.nth,
        })
        .from(reminders)
        .where(and(eq(reminders.userId, userId), inArray(reminders.itemId, [...itemIds])))

export const insertReminders = async (db: Db, said: readonly (typeof reminders.$inferInsert)[]) => {
  if (said.length > 0) await db.insert(reminders).values([...said])
}

export async function findLastMorning(db: Db): Promise<Day | null> {
  const [row] = await db.select({ day: max(morningRuns.day) }).from(morningRuns)
  return row?.day ?? null
}

/** Takes a morning. False where another process has it: one that is at it now is waited for. */
export async function insertMorning(db: Db, day: Day, at: Date): Promise<boolean> {
  const taken = await db
    .insert(morningRuns)
    .values({ day, at, mails: 0 })
    .onConflictDoNothing()
    .returning({ day: morningRuns.day })
  return taken.length > 0
}

export const updateMorning = async (db: Db, day: Day, mails: number) => {
  await db.update(morningRuns).set({ mails }).where(eq(morningRuns.day, day))
}
