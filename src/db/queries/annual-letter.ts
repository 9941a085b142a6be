import { and, asc, count, eq, gte, inArray, lte, ne, notExists, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type FigureKey, figureOf } from '#domain/annual-letter/figure.ts'
import { type DecisionCategory, labelsIn } from '#domain/annual-letter/labels.ts'
import { isSatisfactoryRemedy, isSatisfied, type YearCounts } from '#domain/annual-letter/statistics.ts'
import { type FinancialYear, financialYearOf, yearEndsOn, yearStartsOn } from '#domain/financial-year.ts'
import { sights } from '#domain/permissions.ts'
import type { Db } from '../connect.ts'
import { actionExtensions, cases, complianceOutcomes, decisions, remedyActions } from '../schema.ts'
import { findOwnYear } from './authority.ts'
import { receivedOn } from './case.ts'
import { listDecisionReasons } from './decision-reason.ts'
import { listOutcomeLabels } from './outcome-label.ts'
import type { Reader } from './reader.ts'
import { directorateNameOn, serviceNameOn } from './service-name.ts'
import { visibleCases } from './visibility.ts'

const later = alias(decisions, 'later')

/** A decision that no later version replaced. */
const inForce = (db: Db): SQL | undefined =>
  and(
    sql`${decisions.kind} <> 'draft'`,
    notExists(
      db
        .select({ one: sql`1` })
        .from(later)
        .where(
          and(
            eq(later.caseId, decisions.caseId),
            sql`${later.kind} <> 'draft'`,
            sql`${later.version} > ${decisions.version}`,
          ),
        ),
    ),
  )

/** An action of the case was done after its last day, or not yet when the outcome was recorded after it. */
const anyLate = sql<boolean>`exists (select 1 from ${remedyActions}
  where ${remedyActions.caseId} = ${cases.id} and ${remedyActions.withdrawnOn} is null
    and coalesce(${remedyActions.doneOn}, ${complianceOutcomes.recordedOn}) > coalesce(
      (select e.due_on from ${actionExtensions} e where e.action_id = ${remedyActions.id} order by e.id desc limit 1),
      ${remedyActions.dueOn}))`

const within = (year: FinancialYear) => ({
  received: sql`${receivedOn} between ${yearStartsOn(year)} and ${yearEndsOn(year)}`,
  decided: and(gte(decisions.decidedOn, yearStartsOn(year)), lte(decisions.decidedOn, yearEndsOn(year))),
  outcome: and(
    gte(complianceOutcomes.recordedOn, yearStartsOn(year)),
    lte(complianceOutcomes.recordedOn, yearEndsOn(year)),
  ),
})

/** A year counted by the Ombudsman's own labels: restricted cases count for everybody. */
export async function countYear(db: Db, year: FinancialYear): Promise<YearCounts> {
  const cohort = within(year)
  const [received, decided, outcomes, late, reasons, outcomeLabels, own] = await Promise.all([
    db.select({ cases: count() }).from(cases).where(cohort.received),
    db
      .select({ category: decisions.category, reason: decisions.reason, cases: count() })
      .from(decisions)
      .where(and(cohort.decided, inForce(db)))
      .groupBy(decisions.category, decisions.reason),
    db
      .select({ label: complianceOutcomes.label, cases: count() })
      .from(complianceOutcomes)
      .where(cohort.outcome)
      .groupBy(complianceOutcomes.label),
    db
      .select({ cases: count() })
      .from(complianceOutcomes)
      .innerJoin(cases, eq(cases.id, complianceOutcomes.caseId))
      .where(and(cohort.outcome, anyLate)),
    listDecisionReasons({ db }),
    listOutcomeLabels({ db }),
    findOwnYear(db, year),
  ])
  const counted = outcomes.reduce((total, outcome) => total + outcome.cases, 0)
  return {
    received: received[0]?.cases ?? 0,
    decisions: decided,
    outcomes,
    onTime: counted - (late[0]?.cases ?? 0),
    reasons: labelsIn(year, reasons),
    outcomeLabels: labelsIn(year, outcomeLabels),
    population: own.population,
  }
}

/** 1 April begins the Ombudsman's year: three months earlier it is 1 January. */
const firstYearOf = (day: SQL | typeof decisions.decidedOn | typeof complianceOutcomes.recordedOn) =>
  sql<number>`extract(year from ${day} - interval '3 months')::int`

const financialYearFrom = (firstYear: number): FinancialYear => financialYearOf(`${firstYear}-04-01`)

/** The decisions in force of every year, by category. */
export async function countDecisionsByYear(db: Db) {
  const rows = await db
    .select({ firstYear: firstYearOf(decisions.decidedOn), category: decisions.category, cases: count() })
    .from(decisions)
    .where(inForce(db))
    .groupBy(sql`1`, decisions.category)
  return rows.map(({ firstYear, ...row }) => ({ year: financialYearFrom(firstYear), ...row }))
}

/** The cases received in every year. */
export async function countReceivedByYear(db: Db) {
  const rows = await db
    .select({ firstYear: firstYearOf(receivedOn), cases: count() })
    .from(cases)
    .groupBy(sql`1`)
  return rows.map(({ firstYear, ...row }) => ({ year: financialYearFrom(firstYear), ...row }))
}

/** The reasons recorded in every year, in every version of a decision: none of their words may be lost. */
export async function countReasonsByYear({ db }: Pick<Reader, 'db'>) {
  const rows = await db
    .select({
      firstYear: firstYearOf(decisions.decidedOn),
      category: decisions.category,
      label: decisions.reason,
      cases: count(),
    })
    .from(decisions)
    .where(ne(decisions.reason, ''))
    .groupBy(sql`1`, decisions.category, decisions.reason)
  return rows.map(({ firstYear, ...row }) => ({ year: financialYearFrom(firstYear), ...row }))
}

/** The outcomes recorded in every year, by label. */
export async function countOutcomesByYear({ db }: Pick<Reader, 'db'>) {
  const rows = await db
    .select({
      firstYear: firstYearOf(complianceOutcomes.recordedOn),
      label: complianceOutcomes.label,
      cases: count(),
    })
    .from(complianceOutcomes)
    .groupBy(sql`1`, complianceOutcomes.label)
  return rows.map(({ firstYear, ...row }) => ({ year: financialYearFrom(firstYear), ...row }))
}

/** What a case's service and directorate were called at the end of a year. */
const namesAtEndOf = (year: FinancialYear) => ({
  directorate: directorateNameOn(sql`${cases.directorateId}`, yearEndsOn(year)),
  service: serviceNameOn(sql`${cases.serviceId}`, yearEndsOn(year)),
})

/**
 * The decisions of a year by directorate, service and category, each by the name that it had at the end of the year;
 * null where none is recorded.
 */
export const countByService = (db: Db, year: FinancialYear) =>
  db
    .select({
      directorateId: cases.directorateId,
      serviceId: cases.serviceId,
      ...namesAtEndOf(year),
      sentToCouncil: cases.sentToCouncil,
      category: decisions.category,
      cases: count(),
    })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(and(within(year).decided, inForce(db)))
    .groupBy(cases.directorateId, cases.serviceId, cases.sentToCouncil, decisions.category)

/** A part of a figure: one directorate's or service's cases. Nought stands for 'not recorded'. */
export type FigurePart = { directorateId?: number; serviceId?: number; sentToCouncil?: boolean }

/** The cases behind a figure, as far as the reader may see them, and how many stand behind it in all. */
export async function listFigureCases(
  reader: Reader,
  key: FigureKey,
  year: FinancialYear,
  part: FigurePart = {},
) {
  const { db } = reader
  const labels = await labelsThatCount(db, year)
  const figure = and(conditionOf(db, key, year, labels), partOf(part))
  const rows = db
    .select({
      id: cases.id,
      reference: cases.reference,
      complainant: sights[reader.user.role].detail ? cases.complainant : sql<null>`null`,
      category: cases.category,
      subCategory: cases.subCategory,
      ...namesAtEndOf(year),
      receivedOn,
      receivedOnIsOurs: sql<boolean>`${cases.ombudsmanReceivedOn} is null`,
      decision: decisions.category,
      reason: decisions.reason,
      decidedOn: decisions.decidedOn,
      outcome: complianceOutcomes.label,
      outcomeOn: complianceOutcomes.recordedOn,
    })
    .from(cases)
    .leftJoin(decisions, and(eq(decisions.caseId, cases.id), inForce(db)))
    .leftJoin(complianceOutcomes, eq(complianceOutcomes.caseId, cases.id))
  const visible = visibleCases(reader)
  const unseen = visible ? sql`${cases.restricted} and (${visible}) is not true` : sql`false`
  const counts = db
    .select({ all: count(), restricted: sql<number>`count(*) filter (where ${unseen})::int` })
    .from(cases)
    .leftJoin(decisions, and(eq(decisions.caseId, cases.id), inForce(db)))
    .leftJoin(complianceOutcomes, eq(complianceOutcomes.caseId, cases.id))
  const [seen, [total]] = await Promise.all([
    rows.where(and(figure, visible)).orderBy(asc(cases.reference)),
    counts.where(figure),
  ])
  return {
    cases: seen.map((row) => ({
      ...row,
      satisfied: row.outcome !== null && labels.satisfied.includes(row.outcome),
    })),
    all: total?.all ?? 0,
    restricted: total?.restricted ?? 0,
  }
}

export type FigureCase = Awaited<ReturnType<typeof listFigureCases>>['cases'][number]

function conditionOf(db: Db, key: FigureKey, year: FinancialYear, labels: LabelsThatCount): SQL | undefined {
  const { by, categories, satisfactoryRemedy, satisfied, onTime } = figureOf(key)
  const cohort = within(year)
  if (by === 'received') return cohort.received
  if (by === 'decision') {
    return and(
      cohort.decided,
      inForce(db),
      categories && inArray(decisions.category, [...categories] as DecisionCategory[]),
      satisfactoryRemedy && labelled(decisions.reason, labels.satisfactory),
    )
  }
  const isSatisfied = labelled(complianceOutcomes.label, labels.satisfied)
  return and(
    cohort.outcome,
    satisfied === undefined ? undefined : satisfied ? isSatisfied : sql`not ${isSatisfied}`,
    onTime === undefined ? undefined : onTime ? sql`not ${anyLate}` : anyLate,
  )
}

type LabelsThatCount = { satisfactory: readonly string[]; satisfied: readonly string[] }

/** The labels that count towards a figure in a year, by the same rules as the figure itself. */
async function labelsThatCount(db: Db, year: FinancialYear): Promise<LabelsThatCount> {
  const reasons = labelsIn(year, await listDecisionReasons({ db }))
  const outcomeLabels = labelsIn(year, await listOutcomeLabels({ db }))
  return {
    satisfactory: reasons
      .map(({ label }) => label)
      .filter((reason) => isSatisfactoryRemedy({ category: 'Upheld', reason }, reasons)),
    satisfied: outcomeLabels.map(({ label }) => label).filter((label) => isSatisfied(label, outcomeLabels)),
  }
}

const labelled = (
  column: typeof decisions.reason | typeof complianceOutcomes.label,
  labels: readonly string[],
): SQL => (labels.length === 0 ? sql`false` : inArray(column, [...labels]))

const partOf = ({ directorateId, serviceId, sentToCouncil }: FigurePart): SQL | undefined =>
  and(
    directorateId === undefined ? undefined : sql`coalesce(${cases.directorateId}, 0) = ${directorateId}`,
    serviceId === undefined ? undefined : sql`coalesce(${cases.serviceId}, 0) = ${serviceId}`,
    sentToCouncil === undefined ? undefined : eq(cases.sentToCouncil, sentToCouncil),
  )
