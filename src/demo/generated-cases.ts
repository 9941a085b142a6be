import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import { decisionCategories } from '#domain/annual-letter/labels.ts'
import { type Day, nextWorkingDay, previousWorkingDay } from '#domain/calendar.ts'
import { type FinancialYear, financialYearOf, yearEndsOn, yearStartsOn } from '#domain/financial-year.ts'
import { shippedCalendar as calendar } from '#src/council-calendar.ts'
import { shippedLists } from '#src/shipped-lists.ts'
import { type DecisionsRow, type YearOfDecisions, yearsOfDecisions } from './fixtures.ts'
import { type CaseHistory, decisionInForce } from './history.ts'
import { closedCase, investigatedCase, listedCase } from './made-up-cases.ts'
import type { Plan, Remedied } from './plan.ts'
import { type Random, randomFrom } from './random.ts'

const lastDecision: Day = '2024-09-04'
const lastInTheYear = '12-12'

/** The cases that the published tables count and that no file tells: as many of each kind as are left. */
export function generatedCases(told: readonly CaseHistory[]): CaseHistory[] {
  const histories = Object.entries(yearsOfDecisions).flatMap(([year, decisions]) =>
    casesOf(year, decisions, told),
  )
  return numbered(histories)
}

function casesOf(
  year: FinancialYear,
  decisions: YearOfDecisions,
  told: readonly CaseHistory[],
): CaseHistory[] {
  const random = randomFrom(year)
  const toldInYear = told.filter((history) => yearOf(history) === year)
  const plans = decisions.rows.flatMap((row) =>
    decisionCategories.flatMap((category) => plansOf(year, row, category, toldInYear)),
  )
  const upheld = random.shuffled(plans.filter(({ category }) => category === 'Upheld'))
  const remedied = remediesOf(year, decisions, upheld.length, toldInYear)
  markWarnings(upheld, remedied, decisions.witnessSummonsWarnings ?? {})
  markRestricted(upheld, decisions.restricted)
  upheld.forEach((plan, index) => {
    Object.assign(plan, { remedied: remedied[index] })
  })
  return plans.map((plan) => historyOf(plan, decisions))
}

const yearOf = (history: CaseHistory): FinancialYear | null => {
  const decision = decisionInForce(history)
  return decision && financialYearOf(decision.decidedOn)
}

function plansOf(
  year: FinancialYear,
  { directorate, service, sentToCouncil = true, ...counts }: DecisionsRow,
  category: DecisionCategory,
  toldInYear: readonly CaseHistory[],
): Plan[] {
  const toldAlready = toldInYear.filter(
    (history) =>
      decisionInForce(history)?.category === category &&
      history.directorate === directorate &&
      history.service === service &&
      (history.sentToCouncil ?? true) === sentToCouncil,
  )
  const left = (counts[category] ?? 0) - toldAlready.length
  if (left < 0) throw new Error(`More ${category} cases of ${service} are told than ${year} had`)
  return Array.from({ length: left }, (_, index) => ({
    seed: `${year} ${directorate} ${service} ${sentToCouncil} ${category} ${index}`,
    directorate,
    service,
    sentToCouncil,
    category,
    year,
  }))
}

/** How the upheld cases of a year were remedied, so that the outcomes fall into the years that were printed. */
function remediesOf(
  year: FinancialYear,
  decisions: YearOfDecisions,
  cases: number,
  told: readonly CaseHistory[],
): Remedied[] {
  const toldUpheld = told.filter((history) => decisionInForce(history)?.category === 'Upheld')
  const isSatisfactory = ({ reason }: { reason: string }) =>
    shippedLists.decisionReasons.some(
      ({ label, satisfactoryRemedy }) => label === reason && satisfactoryRemedy,
    )
  const satisfactory = left(
    decisions.satisfactoryRemedies,
    toldUpheld.filter((history) => isSatisfactory(decisionInForce(history)!)),
  )
  const inTheYear = left(
    decisions.outcomesInTheYear,
    toldUpheld.filter(({ outcome }) => outcome && financialYearOf(outcome.recordedOn) === year),
  )
  const later = cases - satisfactory - decisions.withoutRecommendations - inTheYear
  return [
    ...Array<Remedied>(satisfactory).fill({ how: 'before the Ombudsman' }),
    ...Array<Remedied>(decisions.withoutRecommendations).fill({ how: 'nothing recommended' }),
    ...outcomesBetween(
      `${year} in the year`,
      inTheYear,
      yearStartsOn(year),
      `${year.slice(0, 4)}-${lastInTheYear}`,
      decisions.lateActions,
    ),
    ...outcomesBetween(
      `${year} later`,
      later,
      nextWorkingDay(`${year.slice(0, 4)}-${lastInTheYear}`, calendar),
      yearEndsOn(year),
      2,
    ),
  ]
}

const left = (all: number, told: readonly unknown[]) => Math.max(0, all - told.length)

/** Decisions spread evenly over a time, so many of which had an action that was late. */
function outcomesBetween(seed: string, cases: number, from: Day, to: Day, late: number): Remedied[] {
  const random = randomFrom(seed)
  const lateOnes = new Set(
    random.shuffled(Array.from({ length: Math.floor(cases * 0.7) }, (_, index) => index)).slice(0, late),
  )
  return Array.from({ length: cases }, (_, index) => ({
    how: 'by actions',
    decidedOn: dayAt(from, to, (index + 0.5) / cases),
    late: lateOnes.has(index),
    outcomeBy: from.endsWith('-04-01') ? 'this year' : 'next year',
  }))
}

function dayAt(from: Day, to: Day, share: number): Day {
  const day = new Date(Date.parse(from) + (Date.parse(to) - Date.parse(from)) * share)
    .toISOString()
    .slice(0, 10)
  return previousWorkingDay(nextWorkingDay(day, calendar), calendar)
}

function markWarnings(upheld: Plan[], remedied: readonly Remedied[], warnings: Record<string, number>): void {
  for (const [service, count] of Object.entries(warnings)) {
    upheld
      .filter((plan, index) => plan.service === service && remedied[index]?.how === 'by actions')
      .slice(0, count)
      .forEach((plan) => {
        plan.summonsWarning = true
      })
  }
}

function markRestricted(upheld: Plan[], count: number): void {
  upheld
    .filter(({ service, summonsWarning }) => service === 'Children Social Work Services' && !summonsWarning)
    .slice(0, count)
    .forEach((plan) => {
      plan.restricted = true
    })
}

function historyOf(plan: Plan, decisions: YearOfDecisions): CaseHistory {
  const random = randomFrom(plan.seed)
  if (!plan.sentToCouncil)
    return listedCase(plan, random, decidedIn(plan.year, random), decisions.listLearnedOn!)
  const decidedOn =
    plan.remedied?.how === 'by actions' ? plan.remedied.decidedOn : decidedIn(plan.year, random)
  return plan.category === 'Upheld' || plan.category === 'Not upheld'
    ? investigatedCase(plan, random, decidedOn, decisions.lateAnswers)
    : closedCase(plan, random, decidedOn)
}

function decidedIn(year: FinancialYear, random: Random): Day {
  const end = yearEndsOn(year) < lastDecision ? yearEndsOn(year) : lastDecision
  return dayAt(yearStartsOn(year), end, random.whole(5, 990) / 1000)
}

/** References by the day on which the Ombudsman received the case, in a block that no real case has. */
function numbered(histories: readonly CaseHistory[]): CaseHistory[] {
  const next: Record<string, number> = {}
  return [...histories]
    .sort((one, other) => (one.ombudsmanReceivedOn! < other.ombudsmanReceivedOn! ? -1 : 1))
    .map((history) => {
      const year = financialYearOf(history.ombudsmanReceivedOn!).slice(2, 4)
      next[year] = (next[year] ?? 910_000) + 113 + (history.summary.length % 89)
      return { ...history, reference: `${year}${next[year]}` }
    })
}
