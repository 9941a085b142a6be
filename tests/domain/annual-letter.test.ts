import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDecisions, compareMeasures } from '#domain/annual-letter/comparison.ts'
import {
  type FigureFacts,
  type FigureKey,
  figureKeys,
  figureOf,
  figureOfCategory,
  isFigureKey,
  whyItCounts,
} from '#domain/annual-letter/figure.ts'
import {
  type DecisionCategory,
  type DecisionReason,
  decisionCategories,
  type HeadlineTerm,
  headlineOf,
  isInvestigated,
  labelsIn,
} from '#domain/annual-letter/labels.ts'
import type { PublishedFigure } from '#domain/annual-letter/published-figures.ts'
import {
  perHundredThousand,
  populationRange,
  rateInWords,
  rateOf,
  statisticsOf,
} from '#domain/annual-letter/statistics.ts'
import reasonList from '../../fixtures/decision-reasons.json' with { type: 'json' }
import termList from '../../fixtures/headline-terms.json' with { type: 'json' }
import outcomeLabels from '../../fixtures/outcome-labels.json' with { type: 'json' }

const reasons = reasonList as DecisionReason[]
const terms = termList as HeadlineTerm[]
const remedied = 'No further action: organisation already remedied'
const nothing = { received: 0, decisions: [], outcomes: [], reasons, outcomeLabels, population: null }

describe('a rate', () => {
  test.each([
    [76, 94, 81],
    [5, 40, 13],
    [1, 200, 1],
    [1, 201, 0],
    [199, 200, 100],
    [0, 5, 0],
    [0, 0, null],
  ])('%i of %i is %s per cent', (count, of, percent) =>
    expect(rateOf(count, of)).toEqual({ count, of, percent }),
  )

  test('rounds half up, whatever the counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (of, count) => {
        const { percent } = rateOf(count, of)
        expect(2 * percent! * of).toBeLessThanOrEqual(200 * count + of)
        expect(2 * (percent! + 1) * of).toBeGreaterThan(200 * count + of)
      }),
    )
  })

  test('with nothing to count is said in words', () => {
    expect(rateInWords(rateOf(76, 94), 'upheld')).toBe('81% (76 of 94)')
    expect(rateInWords(rateOf(0, 0), 'compliance')).toBe(
      'No recommendations were due for compliance in this period',
    )
    expect(rateInWords(rateOf(0, 0), 'upheld')).toBe('No investigations were completed in this period')
    expect(rateInWords(rateOf(0, 0), 'satisfactory remedy')).toBe('No complaints were upheld in this period')
  })
})

describe('upheld decisions per 100,000 residents', () => {
  test.each([
    [76, 1_576_100, 4.8],
    [53, 1_576_100, 3.4],
    [63, 1_610_300, 3.9],
    [1, 2_000_000, 0.1],
    [0, 1_576_100, 0],
    [76, null, null],
    [76, 0, null],
  ])('are for %i of %s: %s', (upheld, population, figure) =>
    expect(perHundredThousand(upheld, population)).toBe(figure),
  )

  test('tell the populations that would print them', () => {
    expect(populationRange(76, 4.8)).toEqual({ from: 1_567_011, to: 1_600_000 })
    expect(populationRange(0, 0)).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 200 }), (upheld, tenths) => {
        const { from, to } = populationRange(upheld, tenths / 10)!
        expect([from, to].map((population) => perHundredThousand(upheld, population))).toEqual([
          tenths / 10,
          tenths / 10,
        ])
        expect(perHundredThousand(upheld, from - 1)).toBeGreaterThan(tenths / 10)
        expect(perHundredThousand(upheld, to + 1)).toBeLessThan(tenths / 10)
      }),
    )
  })
})

describe('the figures of a year', () => {
  const kent = statisticsOf({
    ...nothing,
    received: 304,
    decisions: [
      { category: 'Upheld', reason: 'Fault and injustice', cases: 74 },
      { category: 'Upheld', reason: remedied, cases: 2 },
      { category: 'Not upheld', reason: 'No fault', cases: 18 },
      { category: 'Closed after initial enquiries', reason: 'Other agency better placed', cases: 100 },
      { category: 'Referred back for local resolution', reason: 'Premature decision: advised', cases: 91 },
    ],
    outcomes: [
      { label: 'Remedy complete and satisfied', cases: 50 },
      { label: 'Remedy completed late', cases: 12 },
      { label: 'Remedy not complete and not satisfied', cases: 1 },
    ],
    onTime: 50,
    population: 1_576_100,
  })

  test('count Upheld and Not upheld as investigations, and a late outcome as satisfied', () =>
    expect(kent).toMatchObject({
      received: 304,
      decided: 285,
      upheld: 76,
      notUpheld: 18,
      investigations: 94,
      upheldRate: { count: 76, of: 94, percent: 81 },
      outcomes: 63,
      satisfied: 62,
      complianceRate: { count: 62, of: 63, percent: 98 },
      satisfactoryRemedies: 2,
      satisfactoryRate: { count: 2, of: 76, percent: 3 },
      upheldPer100000: 4.8,
      onTimeRate: { count: 50, of: 63, percent: 79 },
      unexplainedLabels: [],
    }))

  test('say nothing where there is nothing to count', () => {
    const { upheldRate, complianceRate, satisfactoryRate, onTimeRate, upheldPer100000 } =
      statisticsOf(nothing)
    expect([upheldRate, complianceRate, satisfactoryRate].map(({ percent }) => percent)).toEqual([
      null,
      null,
      null,
    ])
    expect([onTimeRate, upheldPer100000]).toEqual([null, null])
  })

  test('count a label that no list explains as a case, never as satisfied, and name it', () => {
    const statistics = statisticsOf({
      ...nothing,
      decisions: [{ category: 'Upheld', reason: 'A new reason', cases: 1 }],
      outcomes: [{ label: 'A new outcome', cases: 1 }],
    })
    expect(statistics).toMatchObject({ upheld: 1, satisfactoryRemedies: 0, outcomes: 1, satisfied: 0 })
    expect(statistics.unexplainedLabels).toEqual(['A new reason', 'A new outcome'])
  })

  test('count a satisfactory remedy only among the upheld', () => {
    const decisions = [{ category: 'Not upheld' as const, reason: remedied, cases: 1 }]
    expect(statisticsOf({ ...nothing, decisions }).satisfactoryRemedies).toBe(0)
  })

  const published = (table: string, row: string, value: number): PublishedFigure => ({
    authority: 'Kent County Council',
    year: '2023-24',
    table,
    row,
    column: '',
    value,
    printed: String(value),
    source: 'letter',
    place: '',
  })

  test('stand beside the published ones, measure by measure', () => {
    const letter = [
      published('measures', 'upheld rate', 81),
      published('measures', 'similar upheld rate', 85),
      published('measures', 'compliance outcomes', 64),
    ]
    const byMeasure = new Map(compareMeasures(kent, letter).map((line) => [line.measure, line]))
    expect(byMeasure.get('upheld rate')).toMatchObject({ ours: 81, published: 81, similar: 85, agrees: true })
    expect(byMeasure.get('compliance outcomes')).toMatchObject({ ours: 63, published: 64, agrees: false })
    expect(byMeasure.get('satisfactory remedies')).toMatchObject({ ours: 2, published: null, agrees: null })
  })

  test('stand beside the published ones, category by category', () => {
    const lines = compareDecisions(kent, [
      published('decided', 'Upheld', 76),
      published('decided', 'Total', 304),
    ])
    expect(lines).toContainEqual({ category: 'Upheld', ours: 76, published: 76, difference: 0, agrees: true })
    expect(lines.at(-1)).toEqual({
      category: 'Total',
      ours: 285,
      published: 304,
      difference: 19,
      agrees: false,
    })
  })
})

describe('the labels', () => {
  test('of every category have a reason, and only an upheld case has a satisfactory remedy', () => {
    expect(new Set(reasons.map(({ category }) => category))).toEqual(new Set(decisionCategories))
    const satisfactory = reasons.filter(({ satisfactoryRemedy }) => satisfactoryRemedy)
    expect(new Set(satisfactory.map(({ category }) => category))).toEqual(new Set(['Upheld']))
  })

  test('of a closed case are never an investigation', () => {
    const investigatedReasons = reasons.filter((reason) => reason.investigated)
    expect(investigatedReasons.every(({ category }) => isInvestigated(category))).toBe(true)
  })

  test.each<[DecisionCategory, string]>([
    ['Upheld', 'Investigated'],
    ['Not upheld', 'Investigated'],
    ['Closed after initial enquiries', 'Assessed and closed'],
    ['Advice given', 'Not for us'],
    ['Incomplete/Invalid', 'Not for us'],
    ['Referred back for local resolution', 'Not for us'],
  ])('put %s under the headline %s from 2024-25 only', (category, headline) => {
    expect(headlineOf(category, '2024-25', terms)).toBe(headline)
    expect(headlineOf(category, '2025-26', terms)).toBe(headline)
    expect(headlineOf(category, '2023-24', terms)).toBeNull()
  })

  test('hold from their year, and a later one replaces an earlier', () => {
    const entries = [
      { label: 'new', validFrom: '2024-25' },
      { label: 'old', validFrom: '2018-19' },
    ]
    expect(labelsIn('2023-24', entries).map(({ label }) => label)).toEqual(['old'])
    expect(labelsIn('2024-25', entries).map(({ label }) => label)).toEqual(['old', 'new'])
  })

  test.each([
    { year: '2017-18', means: null },
    { year: '2018-19', means: 'satisfied' },
    { year: '2022-23', means: 'satisfied' },
    { year: '2023-24', means: 'not satisfied' },
    { year: '2024-25', means: 'not satisfied' },
    { year: '2025-26', means: null },
  ])('of which the last ended do not bring back the one before: in $year it is $means', ({ year, means }) => {
    const entries = [
      { label: 'Remedy noted', satisfied: false, late: false, validFrom: '2023-24', lastYear: '2024-25' },
      { label: 'Remedy noted', satisfied: true, late: false, validFrom: '2018-19', lastYear: null },
    ]
    const [held] = labelsIn(year, entries)
    expect(held ? (held.satisfied ? 'satisfied' : 'not satisfied') : null).toBe(means)
  })
})

describe('why a case counts', () => {
  const facts: FigureFacts = {
    receivedOn: '2023-05-03',
    decision: { category: 'Upheld', reason: remedied, decidedOn: '2023-11-07' },
    outcome: { label: 'Remedy complete and satisfied', recordedOn: '2024-01-12', satisfied: true },
  }

  test.each<[FigureKey, string]>([
    ['received', 'Received by the Ombudsman on 3 May 2023'],
    ['decided', 'Upheld on 7 November 2023'],
    ['upheld', 'Upheld on 7 November 2023'],
    ['investigations', 'Investigated: upheld on 7 November 2023'],
    ['satisfactory-remedies', `Upheld on 7 November 2023: ${remedied}`],
    ['outcomes', 'Outcome recorded 12 January 2024: Remedy complete and satisfied; satisfied'],
    ['satisfied', 'Outcome recorded 12 January 2024: Remedy complete and satisfied; satisfied'],
    ['on-time', 'Outcome recorded 12 January 2024: Remedy complete and satisfied; no action was late'],
    ['late', 'Outcome recorded 12 January 2024: Remedy complete and satisfied; an action was late'],
  ])('in %s: %s', (figure, why) => expect(whyItCounts(figure, facts)).toBe(why))

  test('says when our own date stands in for the Ombudsman’s', () =>
    expect(whyItCounts('received', { ...facts, receivedOnIsOurs: true })).toBe(
      'Received here on 3 May 2023; the Ombudsman’s own date is not known',
    ))

  test('is known for every figure, and each category has a figure of its own', () => {
    for (const figure of figureKeys) expect(whyItCounts(figure, facts)).toMatch(/2023|2024/)
    for (const category of decisionCategories) {
      expect(figureOf(figureOfCategory[category]).categories).toEqual([category])
    }
    expect([isFigureKey('upheld'), isFigureKey('toString'), isFigureKey('')]).toEqual([true, false, false])
  })
})
