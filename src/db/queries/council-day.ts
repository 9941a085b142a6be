import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { RuledDeadline } from '#domain/council-day.ts'
import type { Db } from '../connect.ts'
import {
  actionExtensions,
  councilDays,
  informationRequests,
  openDeadlines,
  questions,
  remedyActions,
  requestDateEvents,
} from '../schema.ts'
import { found, type Reader } from './reader.ts'

/** The days that the council added to the shipped list of bank holidays, in their order. */
export const listCouncilDays = (db: Db) => db.select().from(councilDays).orderBy(asc(councilDays.day))

export async function findCouncilDay({ db }: Pick<Reader, 'db'>, id: number) {
  const [row] = await db.select().from(councilDays).where(eq(councilDays.id, id))
  return found('council day', row)
}

/** False where the day is on the list already. */
export async function insertCouncilDay(
  { db }: Pick<Reader, 'db'>,
  values: typeof councilDays.$inferInsert,
): Promise<boolean> {
  const written = await db
    .insert(councilDays)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: councilDays.id })
  return written.length > 0
}

/** False where somebody else removed it a moment before. */
export async function deleteCouncilDay({ db }: Pick<Reader, 'db'>, id: number): Promise<boolean> {
  const removed = await db.delete(councilDays).where(eq(councilDays.id, id)).returning({ id: councilDays.id })
  return removed.length > 0
}

/** The rules behind all open deadlines, restricted cases included: for counting, and without a word of any case. */
export async function listRuledDeadlines({ db }: Pick<Reader, 'db'>): Promise<RuledDeadline[]> {
  const [requests, actions] = await Promise.all([
    db
      .select({
        noun: sql<'information request'>`'information request'`,
        unit: informationRequests.ruleUnit,
        count: informationRequests.ruleCount,
        startsOn: informationRequests.ruleStartsOn,
        byRule: sql<boolean>`${informationRequests.statedDueOn} is null and not exists (
          select 1 from ${requestDateEvents} e where e.request_id = ${informationRequests.id} and e.kind = 'granted')`,
      })
      .from(openDeadlines)
      .innerJoin(
        informationRequests,
        and(eq(openDeadlines.noun, 'information request'), eq(informationRequests.id, openDeadlines.id)),
      ),
    db
      .select({
        noun: sql<'remedy action'>`'remedy action'`,
        unit: remedyActions.ruleUnit,
        count: remedyActions.ruleCount,
        startsOn: remedyActions.ruleStartsOn,
        byRule: sql<boolean>`not exists (
          select 1 from ${actionExtensions} e where e.action_id = ${remedyActions.id})`,
      })
      .from(openDeadlines)
      .innerJoin(
        remedyActions,
        and(eq(openDeadlines.noun, 'remedy action'), eq(remedyActions.id, openDeadlines.id)),
      ),
  ])
  return [...requests, ...actions].flatMap(({ unit, count, startsOn, ...rest }) =>
    unit && count !== null && startsOn ? [{ ...rest, unit, count, startsOn }] : [],
  )
}

/** How many of the council's own targets that are open fall on a day. */
export async function countTargetsOn({ db }: Pick<Reader, 'db'>, day: string): Promise<number> {
  const [[deadlines], [asked]] = await Promise.all([
    db.select({ targets: count() }).from(openDeadlines).where(eq(openDeadlines.internalOn, day)),
    db
      .select({ targets: count() })
      .from(questions)
      .innerJoin(
        openDeadlines,
        and(eq(openDeadlines.noun, 'information request'), eq(openDeadlines.id, questions.requestId)),
      )
      .where(and(eq(questions.internalDueOn, day), sql`${questions.answeredOn} is null`)),
  ])
  return (deadlines?.targets ?? 0) + (asked?.targets ?? 0)
}
