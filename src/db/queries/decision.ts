import { and, asc, desc, eq, gte, isNull, type SQL } from 'drizzle-orm'
import { addDays, type Day } from '#domain/calendar.ts'
import { daysToRecordActions, hasActionsToCome } from '#domain/decision.ts'
import { caseStandings, cases, decisions, postDecisionReviews, services } from '../schema.ts'
import { listDecisionReasons } from './decision-reason.ts'
import { found, type Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

type Db = Pick<Reader, 'db'>

/** The versions of a decision, newest first, on a case that the reader has found already. */
export const listDecisions = ({ db }: Db, caseId: number) =>
  db.select().from(decisions).where(eq(decisions.caseId, caseId)).orderBy(desc(decisions.version))

/** Keeps a case for one transaction, so that its versions and actions are numbered one after another. */
export const holdCase = async ({ db }: Db, caseId: number): Promise<void> => {
  await db.select({ id: cases.id }).from(cases).where(eq(cases.id, caseId)).for('no key update')
}

/** The version of a decision that an action comes from. */
export async function findDecision({ db }: Db, id: number) {
  const [row] = await db.select().from(decisions).where(eq(decisions.id, id))
  return found('decision', row)
}

export async function insertDecision({ db }: Db, values: typeof decisions.$inferInsert): Promise<number> {
  const [row] = await db.insert(decisions).values(values).returning({ id: decisions.id })
  return found('decision', row).id
}

export const listReviews = ({ db }: Db, caseId: number) =>
  db
    .select()
    .from(postDecisionReviews)
    .where(eq(postDecisionReviews.caseId, caseId))
    .orderBy(desc(postDecisionReviews.askedOn), desc(postDecisionReviews.id))

export async function insertReview({ db }: Db, values: typeof postDecisionReviews.$inferInsert) {
  const [row] = await db.insert(postDecisionReviews).values(values).returning({ id: postDecisionReviews.id })
  return found('review', row).id
}

export const updateReviewAnswered = async (
  { db }: Db,
  id: number,
  answered: { answeredOn: string; result: string },
) => {
  await db.update(postDecisionReviews).set(answered).where(eq(postDecisionReviews.id, id))
}

/** The newest upheld decisions in force among the cases that the reader sees. */
export const listUpheldDecisions = (reader: Reader, limit: number) => upheldDecisions(reader, limit)

/** Those of the last weeks of which nothing says yet what the council agreed to do, though there are actions to come. */
export async function listUpheldWithoutActions(reader: Reader, limit: number) {
  const since = addDays(reader.today, -daysToRecordActions)
  const [upheld, reasons] = await Promise.all([
    upheldDecisions(reader, limit, withoutActions(since)),
    listDecisionReasons(reader),
  ])
  return upheld.flatMap(({ decidedOn, ...rest }) =>
    decidedOn && hasActionsToCome({ decidedOn, ...rest }, reasons) ? [{ decidedOn, ...rest }] : [],
  )
}

const upheldDecisions = (reader: Reader, limit: number, only?: SQL) =>
  reader.db
    .select({
      caseId: cases.id,
      reference: cases.reference,
      complainant: cases.complainant,
      service: services.name,
      restricted: cases.restricted,
      reason: caseStandings.reason,
      decidedOn: caseStandings.decidedOn,
      stage: caseStandings.stage,
      actions: caseStandings.actions,
    })
    .from(cases)
    .innerJoin(caseStandings, eq(caseStandings.caseId, cases.id))
    .leftJoin(services, eq(services.id, cases.serviceId))
    .where(and(visibleCases(reader), eq(caseStandings.decision, 'Upheld'), only))
    .orderBy(desc(caseStandings.decidedOn), asc(cases.reference))
    .limit(limit)

const withoutActions = (since: Day): SQL | undefined =>
  and(gte(caseStandings.decidedOn, since), eq(caseStandings.actions, 0), isNull(caseStandings.outcome))
