import { and, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Holding } from '#domain/person.ts'
import {
  caseStandings,
  cases,
  openDeadlines,
  questions,
  remedyActions,
  servicesLed,
  users,
} from '../schema.ts'
import type { Reader } from './reader.ts'
import { listServicesLedBy } from './user.ts'

type Db = Pick<Reader, 'db'>

/**
 * What somebody works on, and the unanswered questions of these services where nobody else leads them, those to a case's
 * own service included.
 */
export async function findHolding(
  { db }: Db,
  userId: number,
  servicesOfTheirs: readonly number[],
): Promise<Holding> {
  const alone = await listServicesOfNobodyElse({ db }, userId, servicesOfTheirs)
  const [[handled], [owned], [asked]] = await Promise.all([
    db
      .select({
        openCases: count(),
        restrictedCases: sql<number>`count(*) filter (where ${cases.restricted})::int`,
      })
      .from(cases)
      .innerJoin(caseStandings, eq(caseStandings.caseId, cases.id))
      .where(and(eq(cases.handlerId, userId), ne(caseStandings.stage, 'Closed'))),
    db
      .select({ actions: count() })
      .from(openDeadlines)
      .innerJoin(remedyActions, eq(remedyActions.id, openDeadlines.id))
      .where(and(eq(openDeadlines.noun, 'remedy action'), eq(remedyActions.ownerId, userId))),
    db
      .select({ questions: count() })
      .from(questions)
      .innerJoin(
        openDeadlines,
        and(eq(openDeadlines.noun, 'information request'), eq(openDeadlines.id, questions.requestId)),
      )
      .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
      .where(
        and(
          isNull(questions.answeredOn),
          inArray(sql`coalesce(${questions.serviceId}, ${cases.serviceId})`, alone),
        ),
      ),
  ])
  return { ...handled!, ...owned!, ...asked! }
}

/** Of these services and those below them, the ones that no other active person leads. */
async function listServicesOfNobodyElse({ db }: Db, userId: number, theirs: readonly number[]) {
  const others = await db
    .select({ id: servicesLed.serviceId })
    .from(servicesLed)
    .innerJoin(users, and(eq(users.id, servicesLed.userId), eq(users.active, true)))
    .where(ne(servicesLed.userId, userId))
  const [all, led] = await Promise.all([
    listServicesLedBy(db, theirs),
    listServicesLedBy(
      db,
      others.map(({ id }) => id),
    ),
  ])
  return all.filter((id) => !led.includes(id))
}

/** The open cases that somebody handles, kept from other writers until the transaction ends. */
export async function listOpenCasesHandledBy({ db }: Db, userId: number) {
  const handled = await db
    .select({ id: cases.id, version: cases.version, restricted: cases.restricted })
    .from(cases)
    .where(eq(cases.handlerId, userId))
    .orderBy(asc(cases.id))
    .for('update')
  const open = await db
    .select({ caseId: caseStandings.caseId })
    .from(caseStandings)
    .innerJoin(cases, eq(cases.id, caseStandings.caseId))
    .where(and(eq(cases.handlerId, userId), ne(caseStandings.stage, 'Closed')))
  const stillOpen = new Set(open.map(({ caseId }) => caseId))
  return handled.filter(({ id }) => stillOpen.has(id))
}
