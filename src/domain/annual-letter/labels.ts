import type { FinancialYear } from '../financial-year.ts'

/** What the Ombudsman decided, in the words of its published table. */
export const decisionCategories = [
  'Upheld',
  'Not upheld',
  'Advice given',
  'Closed after initial enquiries',
  'Incomplete/Invalid',
  'Referred back for local resolution',
] as const
export type DecisionCategory = (typeof decisionCategories)[number]

/** The categories that the Ombudsman counts as investigations: the base of the upheld rate. */
export const investigated = ['Upheld', 'Not upheld'] as const satisfies readonly DecisionCategory[]

export const isInvestigated = (category: DecisionCategory): boolean =>
  investigated.some((investigation) => investigation === category)

/** `investigated` is false for a case upheld without an investigation: the duty to report to members rests on it. */
export type DecisionReason = {
  label: string
  category: DecisionCategory
  satisfactoryRemedy: boolean
  investigated: boolean
} & YearsOfUse

export type OutcomeLabel = { label: string; satisfied: boolean; late: boolean } & YearsOfUse

/** The years in which an entry of a list holds, the last included; without a last year it holds on. */
export type YearsOfUse = { validFrom: FinancialYear; lastYear?: FinancialYear | null }

export const headlines = ['Not for us', 'Assessed and closed', 'Investigated'] as const
export type Headline = (typeof headlines)[number]
export type HeadlineTerm = { category: DecisionCategory; headline: Headline; validFrom: FinancialYear }

/** The term under which the letters of 2024-25 onward count a category; null in the years before them. */
export const headlineOf = (
  category: DecisionCategory,
  year: FinancialYear,
  terms: readonly HeadlineTerm[],
): Headline | null => labelsIn(year, terms).findLast((term) => term.category === category)?.headline ?? null

type Listed = YearsOfUse & { label?: string; category?: string }

/**
 * The entries of a list that hold in a year, oldest first. A later entry for the same thing replaces an earlier one for
 * good: when it has ended the earlier does not come back.
 */
export const labelsIn = <Entry extends Listed>(year: FinancialYear, entries: readonly Entry[]): Entry[] => {
  const begun = entries
    .filter(({ validFrom }) => validFrom <= year)
    .sort((one, other) => one.validFrom.localeCompare(other.validFrom))
  return begun.filter(
    (entry, place) =>
      begun.findLastIndex((other) => isSameThing(entry, other)) === place &&
      (!entry.lastYear || year <= entry.lastYear),
  )
}

const isSameThing = (one: Listed, other: Listed) =>
  one.label === other.label && one.category === other.category

/** What an outcome's label means in a year: a label that no list explains is neither satisfied nor late. */
export function meaningOfOutcome(label: string, year: FinancialYear, labels: readonly OutcomeLabel[]) {
  const meaning = labelsIn(year, labels).findLast((entry) => entry.label === label)
  return { satisfied: meaning?.satisfied ?? false, late: meaning?.late ?? false }
}
