import type { FinancialYear } from '../financial-year.ts'
import { type RateKind, rateInWords } from './rate.ts'
import type { Statistics } from './statistics.ts'

/** A measure of a year as it reads, and as it would read. */
export type MeasureMoved = { year: FinancialYear; measure: string; before: string; after: string }

const rates: readonly { measure: string; kind: RateKind; of: 'complianceRate' | 'satisfactoryRate' }[] = [
  { measure: 'Satisfactory remedies', kind: 'satisfactory remedy', of: 'satisfactoryRate' },
  { measure: 'Compliance with recommendations', kind: 'compliance', of: 'complianceRate' },
]

/** What another list of labels makes of a year: they decide which upheld cases were satisfactory, and which outcomes. */
export const measuresMoved = (year: FinancialYear, before: Statistics, after: Statistics): MeasureMoved[] =>
  [
    ...rates.map(({ measure, kind, of }) => ({
      measure,
      before: rateInWords(before[of], kind),
      after: rateInWords(after[of], kind),
    })),
    {
      measure: 'Labels that no list explains',
      before: labelsInWords(before.unexplainedLabels),
      after: labelsInWords(after.unexplainedLabels),
    },
  ]
    .filter(({ before, after }) => before !== after)
    .map((moved) => ({ year, ...moved }))

const labelsInWords = (labels: readonly string[]) =>
  labels.length === 0
    ? 'none'
    : labels
        .toSorted()
        .map((label) => `“${label}”`)
        .join(', ')

/** 'Satisfactory remedies 2023-24: 7% (5 of 76) → 8% (6 of 76)'. */
export const measureMovedInWords = ({ year, measure, before, after }: MeasureMoved): string =>
  `${measure} ${year}: ${before} → ${after}`
