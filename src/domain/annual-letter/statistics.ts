import {
  type DecisionCategory,
  type DecisionReason,
  decisionCategories,
  type OutcomeLabel,
} from './labels.ts'
import { perHundredThousand, type Rate, rateOf } from './rate.ts'

export {
  perHundredThousand,
  populationRange,
  type Rate,
  rateInWords,
  rateOf,
} from './rate.ts'

/** A year's cases, counted by the labels that the Ombudsman printed; the label lists are those of that year. */
export type YearCounts = {
  received: number
  decisions: readonly { category: DecisionCategory; reason: string; cases: number }[]
  outcomes: readonly { label: string; cases: number }[]
  /** Outcomes of cases without a late action, by our own dates. */
  onTime?: number
  reasons: readonly DecisionReason[]
  outcomeLabels: readonly OutcomeLabel[]
  population: number | null
}

export type Statistics = {
  received: number
  decided: number
  byCategory: Record<DecisionCategory, number>
  upheld: number
  notUpheld: number
  investigations: number
  upheldRate: Rate
  outcomes: number
  satisfied: number
  complianceRate: Rate
  satisfactoryRemedies: number
  satisfactoryRate: Rate
  upheldPer100000: number | null
  /** Ours, not the Ombudsman's; null where the dates were not counted. */
  onTimeRate: Rate | null
  /** Labels that no list explains: they count as cases and never as satisfied. */
  unexplainedLabels: readonly string[]
}

/** The figures of the annual letter from a year's counts, by the Ombudsman's definitions (Manual for Councils, part 11). */
export function statisticsOf({ received, decisions, outcomes, onTime, ...lists }: YearCounts): Statistics {
  const byCategory = countsByCategory(decisions)
  const { Upheld: upheld, 'Not upheld': notUpheld } = byCategory
  const satisfied = sum(outcomes.filter(({ label }) => isSatisfied(label, lists.outcomeLabels)))
  const satisfactoryRemedies = sum(
    decisions.filter((decision) => isSatisfactoryRemedy(decision, lists.reasons)),
  )
  return {
    received,
    decided: sum(decisions),
    byCategory,
    upheld,
    notUpheld,
    investigations: upheld + notUpheld,
    upheldRate: rateOf(upheld, upheld + notUpheld),
    outcomes: sum(outcomes),
    satisfied,
    complianceRate: rateOf(satisfied, sum(outcomes)),
    satisfactoryRemedies,
    satisfactoryRate: rateOf(satisfactoryRemedies, upheld),
    upheldPer100000: perHundredThousand(upheld, lists.population),
    onTimeRate: onTime === undefined ? null : rateOf(onTime, sum(outcomes)),
    unexplainedLabels: unexplained(decisions, outcomes, lists),
  }
}

/** Satisfied counts, late or not (national compliance of 99.7% beside 18% late, 2021-22). */
export const isSatisfied = (label: string, outcomeLabels: readonly OutcomeLabel[]): boolean =>
  outcomeLabels.findLast((outcome) => outcome.label === label)?.satisfied ?? false

/** Upheld, and the Ombudsman agreed with what the council had already offered. */
export const isSatisfactoryRemedy = (
  decision: { category: DecisionCategory; reason: string },
  reasons: readonly DecisionReason[],
): boolean => decision.category === 'Upheld' && (reasonOf(decision, reasons)?.satisfactoryRemedy ?? false)

const reasonOf = (
  { category, reason }: { category: DecisionCategory; reason: string },
  reasons: readonly DecisionReason[],
) => reasons.findLast((entry) => entry.label === reason && entry.category === category)

const sum = (counts: readonly { cases: number }[]) => counts.reduce((total, { cases }) => total + cases, 0)

const countsByCategory = (decisions: YearCounts['decisions']) =>
  Object.fromEntries(
    decisionCategories.map((category) => [
      category,
      sum(decisions.filter((decision) => decision.category === category)),
    ]),
  ) as Record<DecisionCategory, number>

function unexplained(
  decisions: YearCounts['decisions'],
  outcomes: YearCounts['outcomes'],
  { reasons, outcomeLabels }: Pick<YearCounts, 'reasons' | 'outcomeLabels'>,
): string[] {
  const unknownReasons = decisions.filter((decision) => !reasonOf(decision, reasons))
  const unknownOutcomes = outcomes.filter(
    ({ label }) => !outcomeLabels.some((outcome) => outcome.label === label),
  )
  return [
    ...new Set([...unknownReasons.map(({ reason }) => reason), ...unknownOutcomes.map(({ label }) => label)]),
  ]
}
