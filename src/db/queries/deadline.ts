import { and, asc, count, eq, inArray, isNotNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { workingDaysThatAreSoon } from '#domain/due.ts'
import { addWorkingDays } from '#domain/period.ts'
import {
  cases,
  chasers,
  evidence,
  evidenceReviews,
  evidenceVersions,
  openDeadlines,
  questions,
  services,
  users,
} from '../schema.ts'
import type { Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

const handlers = alias(users, 'handlers')
const asked = alias(services, 'asked')
const ofCase = alias(services, 'of_case')

/**
 * Whose deadlines: everybody's that the reader may see, or those of link officers' cases only, and of the services of a
 * lead for whom one of them covers.
 */
export type Whose = { handlerIds?: readonly number[]; services?: readonly number[] }

const owed = (reader: Reader, { handlerIds, services = [] }: Whose): SQL | undefined =>
  and(
    visibleCases(reader),
    isNotNull(openDeadlines.dueOn),
    handlerIds && or(inArray(cases.handlerId, [...handlerIds]), owedByServices(services)),
    reader.user.role === 'service lead' ? owedByServices(reader.user.services) : undefined,
  )

/** Of a shared case, a service lead owes what was asked of their own services: said of a deadline and its case. */
export function owedByServices(services: readonly number[]): SQL | undefined {
  const led = [...services]
  if (led.length === 0) return sql`false`
  return or(
    inArray(sql`coalesce(${openDeadlines.serviceId}, ${cases.serviceId})`, led),
    and(
      eq(openDeadlines.noun, 'information request'),
      sql`exists (select 1 from ${questions} where ${questions.requestId} = ${openDeadlines.id}
        and ${inArray(questions.serviceId, led)})`,
    ),
  )
}

/** What the council owes the Ombudsman, the earliest day first. */
export const listDeadlines = (reader: Reader, whose: Whose, limit: number) =>
  reader.db
    .select({
      noun: openDeadlines.noun,
      id: openDeadlines.id,
      what: openDeadlines.what,
      dueOn: sql<string>`${openDeadlines.dueOn}`,
      internalOn: openDeadlines.internalOn,
      doneOn: openDeadlines.doneOn,
      reference: cases.reference,
      complainant: cases.complainant,
      subCategory: cases.subCategory,
      category: cases.category,
      service: sql<string | null>`coalesce(${asked.name}, ${ofCase.name})`,
      handler: handlers.name,
      warned: sql<string | null>`(select max(${chasers.receivedOn})::text from ${chasers}
        where ${openDeadlines.noun} = 'information request' and ${chasers.requestId} = ${openDeadlines.id}
          and ${chasers.kind} in ('warning of witness summons', 'witness summons'))`,
      questions: sql<number>`(select count(*)::int from ${questions}
        where ${openDeadlines.noun} = 'information request' and ${questions.requestId} = ${openDeadlines.id})`,
      questionsAnswered: sql<number>`(select count(*)::int from ${questions}
        where ${openDeadlines.noun} = 'information request' and ${questions.requestId} = ${openDeadlines.id}
          and ${questions.answeredOn} is not null)`,
    })
    .from(openDeadlines)
    .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
    .leftJoin(asked, eq(asked.id, openDeadlines.serviceId))
    .leftJoin(ofCase, eq(ofCase.id, cases.serviceId))
    .leftJoin(handlers, eq(handlers.id, cases.handlerId))
    .where(owed(reader, whose))
    .orderBy(asc(openDeadlines.dueOn), asc(cases.reference), asc(openDeadlines.noun), asc(openDeadlines.id))
    .limit(limit)

/** How many deadlines are open, how many are past, and how many fall within five working days. */
export async function countDeadlines(reader: Reader, whose: Whose) {
  const soon = addWorkingDays(reader.today, workingDaysThatAreSoon, reader.calendar)
  const overdue = lt(openDeadlines.dueOn, reader.today)
  const [row] = await reader.db
    .select({
      open: count(),
      requestsOverdue: sql<number>`count(*) filter (where ${and(overdue, eq(openDeadlines.noun, 'information request'))})::int`,
      actionsOverdue: sql<number>`count(*) filter (where ${and(overdue, eq(openDeadlines.noun, 'remedy action'), sql`${openDeadlines.doneOn} is null`)})::int`,
      proofOwed: sql<number>`count(*) filter (where ${and(overdue, isNotNull(openDeadlines.doneOn))})::int`,
      soon: sql<number>`count(*) filter (where ${and(sql`not ${overdue}`, lte(openDeadlines.dueOn, soon))})::int`,
    })
    .from(openDeadlines)
    .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
    .where(owed(reader, whose))
  return row ?? { open: 0, requestsOverdue: 0, actionsOverdue: 0, proofOwed: 0, soon: 0 }
}

/** The earliest day after today on which something is due, over the whole register. */
export async function findNextDeadline({ db, today }: Pick<Reader, 'db' | 'today'>): Promise<string | null> {
  const [row] = await db
    .select({ dueOn: openDeadlines.dueOn })
    .from(openDeadlines)
    .where(sql`${openDeadlines.dueOn} > ${today}`)
    .orderBy(asc(openDeadlines.dueOn))
    .limit(1)
  return row?.dueOn ?? null
}

const newer = alias(evidenceVersions, 'newer')

/** The newest versions of files that wait for a review which this reader may give. */
export const listFilesToReview = (reader: Reader, limit: number) =>
  reader.db
    .select({
      versionId: evidenceVersions.id,
      reference: cases.reference,
      complainant: cases.complainant,
      name: sql<string>`(select f.name from files f where f.id = ${evidenceVersions.fileId})`,
      uploadedOn: evidenceVersions.uploadedOn,
      uploadedBy: users.name,
    })
    .from(evidenceVersions)
    .innerJoin(evidence, eq(evidence.id, evidenceVersions.evidenceId))
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .innerJoin(users, eq(users.id, evidenceVersions.uploadedBy))
    .where(
      and(visibleCases(reader), awaitingReview, sql`${evidenceVersions.uploadedBy} <> ${reader.user.id}`),
    )
    .orderBy(asc(evidenceVersions.uploadedAt), asc(evidenceVersions.id))
    .limit(limit)

const awaitingReview = and(
  sql`not exists (select 1 from ${evidenceReviews} where ${evidenceReviews.versionId} = ${evidenceVersions.id})`,
  sql`not exists (select 1 from ${evidenceVersions} ${newer}
    where ${newer.evidenceId} = ${evidenceVersions.evidenceId} and ${newer.version} > ${evidenceVersions.version})`,
)

export async function countFilesToReview(reader: Reader): Promise<number> {
  const [row] = await reader.db
    .select({ files: count() })
    .from(evidenceVersions)
    .innerJoin(evidence, eq(evidence.id, evidenceVersions.evidenceId))
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .where(
      and(visibleCases(reader), awaitingReview, sql`${evidenceVersions.uploadedBy} <> ${reader.user.id}`),
    )
  return row?.files ?? 0
}
