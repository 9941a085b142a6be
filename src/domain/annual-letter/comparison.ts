import type { FinancialYear } from '../financial-year.ts'
import { type DecisionCategory, decisionCategories } from './labels.ts'
import type { MeasureRow, PublishedFigure } from './published-figures.ts'
import type { Statistics } from './statistics.ts'

export type Measure = Exclude<MeasureRow, `similar ${string}`>

/** One line of 'ours, theirs, similar authorities'. */
export type MeasureComparison = {
  measure: Measure
  ours: number | null
  published: number | null
  similar: number | null
  /** Null where one of the two is missing. */
  agrees: boolean | null
}

const oursOf: Record<Measure, (statistics: Statistics) => number | null> = {
  'upheld rate': ({ upheldRate }) => upheldRate.percent,
  investigations: ({ investigations }) => investigations,
  upheld: ({ upheld }) => upheld,
  'upheld per 100,000': ({ upheldPer100000 }) => upheldPer100000,
  'compliance rate': ({ complianceRate }) => complianceRate.percent,
  'compliance outcomes': ({ outcomes }) => outcomes,
  'satisfactory remedy rate': ({ satisfactoryRate }) => satisfactoryRate.percent,
  'satisfactory remedies': ({ satisfactoryRemedies }) => satisfactoryRemedies,
}

export const measures = Object.keys(oursOf) as Measure[]

/** Sets our figures beside the published ones of the same authority and year. */
export const compareMeasures = (
  statistics: Statistics,
  publishedFigures: readonly PublishedFigure[],
): MeasureComparison[] =>
  measures.map((measure) => {
    const ours = oursOf[measure](statistics)
    const published = printedIn(publishedFigures, 'measures', measure)
    const similar = printedIn(publishedFigures, 'measures', `similar ${measure}`)
    return { measure, published, similar, ...compared(ours, published) }
  })

/** The three measures of the letter, each with the figures that were printed for it. */
const threeMeasures = {
  'upheld rate': ['upheld rate', 'investigations', 'upheld'],
  'compliance rate': ['compliance rate', 'compliance outcomes'],
  'satisfactory remedy rate': ['satisfactory remedy rate', 'satisfactory remedies'],
} as const satisfies Record<string, readonly Measure[]>

/** Of the three measures: which were printed, and which of them our cases do not bear out. */
export function agreementOf(comparisons: readonly MeasureComparison[]): {
  printed: Measure[]
  differing: Measure[]
} {
  const measures = Object.keys(threeMeasures) as (keyof typeof threeMeasures)[]
  const linesOf = (measure: keyof typeof threeMeasures) =>
    comparisons.filter((line) => threeMeasures[measure].some((name) => name === line.measure))
  return {
    printed: measures.filter((measure) => linesOf(measure).some(({ published }) => published !== null)),
    differing: measures.filter((measure) =>
      linesOf(measure).some(({ ours, published }) => published !== null && ours !== published),
    ),
  }
}

/** 'All three measures agree with our cases.' */
export function agreementInWords({ printed, differing }: ReturnType<typeof agreementOf>): string {
  if (printed.length === 0) return 'The Ombudsman’s measures for this year are not recorded.'
  const all = printed.length === 3
  if (differing.length === 0) {
    return all
      ? 'All three measures agree with our cases.'
      : `What is recorded of the measures (${printed.join(', ')}) agrees with our cases.`
  }
  const verb = differing.length === 1 ? 'differs' : 'differ'
  const whole = all ? 'three measures' : `${printed.length} measures recorded`
  return `${differing.length} of the ${whole} ${verb} from our cases: ${differing.join(', ')}.`
}

/** One line of our decisions against the Ombudsman's; the difference is theirs less ours. */
export type CategoryComparison = {
  category: DecisionCategory | 'Total'
  ours: number
  published: number | null
  difference: number | null
  agrees: boolean | null
}

/** Expects a gap outside Upheld and Not upheld: the Ombudsman closes some cases without telling the council. */
export const compareDecisions = (
  { byCategory, decided }: Pick<Statistics, 'byCategory' | 'decided'>,
  publishedFigures: readonly PublishedFigure[],
): CategoryComparison[] =>
  ([...decisionCategories, 'Total'] as const).map((category) => {
    const ours = category === 'Total' ? decided : byCategory[category]
    const published = printedIn(publishedFigures, 'decided', category)
    const difference = published === null ? null : published - ours
    return { category, ours, published, difference, agrees: difference === null ? null : difference === 0 }
  })

/** '1 more closed after initial enquiries, 2 more advice given, 3 fewer upheld': theirs against ours. */
export const differencesInWords = (comparisons: readonly CategoryComparison[]): string =>
  comparisons
    .filter(({ category, difference }) => category !== 'Total' && difference)
    .map(
      ({ category, difference }) =>
        `${Math.abs(difference ?? 0)} ${(difference ?? 0) > 0 ? 'more' : 'fewer'} ${category.toLowerCase()}`,
    )
    .join(', ')

/** The decisions of one year out of those of every year, counted by category. */
export function decisionsOfYear(
  year: FinancialYear,
  counts: readonly { year: FinancialYear; category: DecisionCategory; cases: number }[],
): Pick<Statistics, 'byCategory' | 'decided'> {
  const its = counts.filter((row) => row.year === year)
  const byCategory = Object.fromEntries(
    decisionCategories.map((category) => [
      category,
      its.filter((row) => row.category === category).reduce((sum, { cases }) => sum + cases, 0),
    ]),
  ) as Record<DecisionCategory, number>
  return { byCategory, decided: its.reduce((sum, { cases }) => sum + cases, 0) }
}

const compared = (ours: number | null, published: number | null) => ({
  ours,
  agrees: ours === null || published === null ? null : ours === published,
})

const printedIn = (figures: readonly PublishedFigure[], table: string, row: string) =>
  figures.findLast((figure) => figure.table === table && figure.row === row && figure.column === '')?.value ??
  null
