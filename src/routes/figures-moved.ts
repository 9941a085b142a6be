import { countYear } from '#db/queries/annual-letter.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'
import {
  type CountedDecision,
  upheldMovedInWords,
  type YearMoved,
  yearMoved,
  yearsTouched,
} from '#domain/figures-moved.ts'
import type { Request } from './app.ts'

/** The years that a new version of the decision will change, each as it reads now and as it will read. */
export const figuresMoved = (
  { var: { desk } }: Request,
  before: CountedDecision | null,
  after: CountedDecision | null,
): Promise<YearMoved[]> =>
  Promise.all(
    yearsTouched(before, after).map(async (year) =>
      yearMoved(year, await countYear(desk.db, year), before, after),
    ),
  )

/** The same years counted again, once the version is saved: what a success message says. */
export async function figuresNow({ var: { desk } }: Request, moved: readonly YearMoved[]): Promise<string> {
  const counted = await Promise.all(
    moved.map(async ({ year, before }) => ({
      year,
      before,
      after: statisticsOf(await countYear(desk.db, year)),
    })),
  )
  return counted.map((year) => `Upheld rate ${upheldMovedInWords(year)}.`).join(' ')
}
