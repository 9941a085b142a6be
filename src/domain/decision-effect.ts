import { type FigureKey, figureOfCategory } from './annual-letter/figure.ts'
import {
  type DecisionCategory,
  type DecisionReason,
  isInvestigated,
  labelsIn,
} from './annual-letter/labels.ts'
import { isSatisfactoryRemedy } from './annual-letter/statistics.ts'
import type { Day } from './calendar.ts'
import { type FinancialYear, financialYearOf } from './financial-year.ts'

export type DecisionEffect = { year: FinancialYear; as: { figure: FigureKey; words: string }[] }

/** What a decision in force does to the annual letter: the year it counts in, and as what. */
export function effectOf(
  decision: { category: DecisionCategory; reason: string; decidedOn: Day },
  reasons: readonly DecisionReason[],
): DecisionEffect {
  const year = financialYearOf(decision.decidedOn)
  const { category } = decision
  return {
    year,
    as: [
      { figure: figureOfCategory[category], words: category.toLowerCase() },
      ...(isInvestigated(category) ? [{ figure: 'investigations', words: 'an investigation' } as const] : []),
      ...(isSatisfactoryRemedy(decision, labelsIn(year, reasons))
        ? [{ figure: 'satisfactory-remedies', words: 'a satisfactory remedy' } as const]
        : []),
    ],
  }
}
