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

const compared = (ours: number | null, published: number | null) => ({
  ours,
  agrees: ours === null || published === null ? null : ours === published,
})

const printedIn = (figures: readonly PublishedFigure[], table: string, row: string) =>
  figures.findLast((figure) => figure.table === table && figure.row === row && figure.column === '')?.value ??
  null
