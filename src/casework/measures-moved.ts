import { countDecisionsByYear, countOutcomesByYear, countYear } from '#db/queries/annual-letter.ts'
import type { Reader } from '#db/queries/reader.ts'
import { type DecisionReason, labelsIn, type OutcomeLabel } from '#domain/annual-letter/labels.ts'
import { type MeasureMoved, measuresMoved } from '#domain/annual-letter/measures-moved.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'

type Lists = { reasons?: readonly DecisionReason[]; outcomeLabels?: readonly OutcomeLabel[] }

/** What other lists of labels would make of every year that has figures, the latest year first. */
export async function measuresMovedBy(
  { db }: Pick<Reader, 'db'>,
  { reasons, outcomeLabels }: Lists,
): Promise<MeasureMoved[]> {
  const counted = [...(await countDecisionsByYear(db)), ...(await countOutcomesByYear({ db }))]
  const years = [...new Set(counted.map(({ year }) => year))].sort().reverse()
  const moved: MeasureMoved[] = []
  for (const year of years) {
    const counts = await countYear(db, year)
    const after = {
      ...counts,
      ...(reasons && { reasons: labelsIn(year, reasons) }),
      ...(outcomeLabels && { outcomeLabels: labelsIn(year, outcomeLabels) }),
    }
    moved.push(...measuresMoved(year, statisticsOf(counts), statisticsOf(after)))
  }
  return moved
}
