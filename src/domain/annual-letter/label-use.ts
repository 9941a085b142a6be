import type { FinancialYear } from '../financial-year.ts'
import { labelsIn, type YearsOfUse } from './labels.ts'

/** A label as it was recorded in a year, and how often; decisions have a category besides. */
export type LabelCount = { label: string; category?: string; year: FinancialYear; cases: number }

type Entry = YearsOfUse & { label: string; category?: string }

const explains = ({ label, category }: LabelCount, entry: Entry) =>
  entry.label === label && entry.category === category

/** How many recorded decisions or outcomes an entry of a list explains: those of its years with its label. */
export const usesOf = <Each extends Entry>(
  entry: Each,
  entries: readonly Each[],
  counts: readonly LabelCount[],
): number =>
  counts
    .filter((count) => explains(count, entry) && labelsIn(count.year, entries).includes(entry))
    .reduce((total, { cases }) => total + cases, 0)

/** What was recorded in words that the list of its year does not have: it counts as a case, and as nothing more. */
export const unexplainedIn = (entries: readonly Entry[], counts: readonly LabelCount[]): LabelCount[] =>
  counts.filter((count) => !labelsIn(count.year, entries).some((entry) => explains(count, entry)))
