import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { decisionCategories } from '#domain/annual-letter/labels.ts'
import {
  directorateColumns,
  measureRows,
  type PublishedFigure,
  publishedFigure,
  publishedTables,
  subjects,
} from '#domain/annual-letter/published-figures.ts'
import { perHundredThousand, rateOf } from '#domain/annual-letter/statistics.ts'
import { isFinancialYear } from '#domain/financial-year.ts'
import { penceFrom } from '#domain/money.ts'
import population from '../../fixtures/population.json' with { type: 'json' }
import averages from '../../fixtures/published/averages.json' with { type: 'json' }
import kent from '../../fixtures/published/kent.json' with { type: 'json' }
import kentLater from '../../fixtures/published/kent-2024-25.json' with { type: 'json' }
import peers from '../../fixtures/published/peers.json' with { type: 'json' }
import sources from '../../fixtures/published/sources.json' with { type: 'json' }
import services from '../../fixtures/services.json' with { type: 'json' }

type Row = Record<string, string>
const rowsOf = (file: string): Row[] =>
  parse(readFileSync(new URL(`../../fixtures/published/${file}`, import.meta.url), 'utf8'), { columns: true })
const letters = rowsOf('published-letters.csv')
const overview = rowsOf('published-overview.csv')
const all: PublishedFigure[] = [...kent, ...kentLater, ...peers, ...averages]

const printedRates = [
  ['upheld', 'investigations', 'upheld_rate_pct'],
  ['compliance_satisfied', 'compliance_outcomes', 'compliance_rate_pct'],
  ['satisfactory_remedies', 'upheld_for_remedy', 'satisfactory_rate_pct'],
] as const

const checkable = letters.flatMap((row) =>
  printedRates
    .filter((names) => names.every((name) => row[name] !== ''))
    .map(([count, of, rate]) => ({
      letter: `${row.authority} ${row.year}`,
      rate,
      ours: rateOf(Number(row[count]), Number(row[of])).percent,
      printed: Number(row[rate]),
    })),
)
const slip = 'Cumbria County Council 2023-24'

describe('the printed letters', () => {
  test('have rates that can be checked', () => {
    expect(letters).toHaveLength(107)
    expect(checkable).toHaveLength(82)
  })

  test.each(checkable.filter(({ letter, rate }) => letter !== slip || rate !== 'upheld_rate_pct'))(
    '$letter: $rate is $printed, as its counts give',
    ({ ours, printed }) => expect(ours).toBe(printed),
  )

  test('disagree with their counts once: Cumbria 2023-24 prints 91% for 9 of 10', () => {
    const disagreeing = checkable.filter(({ ours, printed }) => ours !== printed)
    expect(disagreeing).toEqual([{ letter: slip, rate: 'upheld_rate_pct', ours: 90, printed: 91 }])
  })

  test('of 2024-25 account for every complaint dealt with', () => {
    expect(overview).toHaveLength(48)
    for (const row of overview) {
      const parts = [row.not_for_us, row.assessed_and_closed, row.investigated].map(Number)
      expect(
        parts.reduce((sum, part) => sum + part),
        row.authority,
      ).toBe(Number(row.dealt_with))
    }
  })
})

describe('the published figures', () => {
  test('are in the tables and rows that we know, each with a source', () => {
    const known = new Set(sources.map(({ id }) => id))
    for (const figure of all) {
      expect(publishedTables).toContain(figure.table)
      expect(isFinancialYear(figure.year)).toBe(true)
      expect(known).toContain(figure.source)
      if (figure.table === 'measures') expect(measureRows).toContain(figure.row)
      if (figure.table === 'received') expect([...subjects, 'Total']).toContain(figure.row)
      if (figure.table === 'decided') expect([...decisionCategories, 'Total']).toContain(figure.row)
      if (figure.table === 'directorate') {
        expect([...Object.keys(directorateColumns), 'Total']).toContain(figure.column)
      }
    }
  })

  test('have the value that was printed', () => {
    for (const { table, value, printed } of all) {
      const read = table === 'money' ? penceFrom(printed) : Number(printed.replace('%', ''))
      expect(value).toBe(read)
    }
  })

  test('stand once for each place', () => {
    const places = all.map(({ authority, year, table, row, column }) =>
      [authority, year, table, row, column].join('|'),
    )
    expect(new Set(places).size).toBe(places.length)
  })

  const measureOf: Record<string, string> = {
    investigations: 'investigations',
    upheld: 'upheld',
    upheld_rate_pct: 'upheld rate',
    similar_avg_upheld_pct: 'similar upheld rate',
    upheld_per_100k: 'upheld per 100,000',
    similar_avg_per_100k: 'similar upheld per 100,000',
    compliance_outcomes: 'compliance outcomes',
    compliance_rate_pct: 'compliance rate',
    similar_avg_compliance_pct: 'similar compliance rate',
    satisfactory_remedies: 'satisfactory remedies',
    satisfactory_rate_pct: 'satisfactory remedy rate',
    similar_avg_satisfactory_pct: 'similar satisfactory remedy rate',
  }

  test.each(letters)('of $authority $year are those of its letter', ({ authority, year, ...printed }) => {
    for (const [column, row] of Object.entries(measureOf)) {
      const figure = publishedFigure(all, { authority: authority!, year: year!, table: 'measures', row })
      expect(String(figure?.value ?? ''), row).toBe(printed[column])
    }
  })

  test('of the overview are those that were printed', () => {
    for (const { authority, year, dealt_with, investigated } of overview) {
      const place = { authority: authority!, year: year!, table: 'overview' as const }
      expect(String(publishedFigure(all, { ...place, row: 'dealt with' })?.value)).toBe(dealt_with)
      expect(String(publishedFigure(all, { ...place, row: 'investigated' })?.value)).toBe(investigated)
    }
  })
})

describe('Kent', () => {
  const authority = 'Kent County Council'
  const printedFor = (year: string, table: PublishedFigure['table'], row: string, column = '') =>
    kent.find(
      (figure) =>
        figure.year === year && figure.table === table && figure.row === row && figure.column === column,
    )!.value
  const populationOf = (year: string) => population.find((entry) => entry.year === year)!.population
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

  test.each([
    { year: '2023-24', upheld: [76, 94, 81], compliance: [62, 63, 98], remedy: [2, 76, 3], per100000: 4.8 },
    { year: '2022-23', upheld: [53, 61, 87], compliance: [51, 51, 100], remedy: [4, 53, 8], per100000: 3.4 },
  ])(
    '$year: the counts give the rates that were printed',
    ({ year, upheld, compliance, remedy, per100000 }) => {
      const printed = ['upheld rate', 'compliance rate', 'satisfactory remedy rate'].map((row) =>
        printedFor(year, 'measures', row),
      )
      const rates = [upheld, compliance, remedy].map(([count, of]) => rateOf(count!, of!).percent)
      expect(rates).toEqual([upheld[2], compliance[2], remedy[2]])
      expect(printed).toEqual(rates)
      expect(printedFor(year, 'measures', 'upheld per 100,000')).toBe(per100000)
      expect(perHundredThousand(upheld[0]!, populationOf(year))).toBe(per100000)
    },
  )

  test('2021-22: 65 of 95 investigations upheld make 68%', () => {
    const upheld = printedFor('2021-22', 'decided', 'Upheld')
    expect(rateOf(upheld, upheld + printedFor('2021-22', 'decided', 'Not upheld'))).toEqual({
      count: 65,
      of: 95,
      percent: 68,
    })
  })

  test('2024-25: the 2021 Census does not give the printed 3.9, the mid-2023 estimate does', () => {
    const printed = { authority, year: '2024-25', table: 'measures' as const, row: 'upheld per 100,000' }
    expect(publishedFigure(kentLater, printed)?.value).toBe(3.9)
    expect(perHundredThousand(63, populationOf('2023-24'))).toBe(4)
    expect(perHundredThousand(63, populationOf('2024-25'))).toBe(3.9)
  })

  test.each([
    ['2021-22', 182, 182],
    ['2022-23', 243, 229],
    ['2023-24', 304, 304],
  ])('%s: the rows add up to %i received and %i decided', (year, received, decided) => {
    expect(sum(subjects.map((row) => printedFor(year, 'received', row)))).toBe(received)
    expect(printedFor(year, 'received', 'Total')).toBe(received)
    expect(sum(decisionCategories.map((row) => printedFor(year, 'decided', row)))).toBe(decided)
    expect(printedFor(year, 'decided', 'Total')).toBe(decided)
  })

  const columns = Object.keys(directorateColumns)
  const directorates = services.directorates.map(({ name }) => name)

  test('2023-24: the directorates’ totals add up to 285, label by label', () => {
    const byLabel = columns.map((column) =>
      sum(directorates.map((row) => printedFor('2023-24', 'directorate', row, column))),
    )
    expect(byLabel).toEqual([76, 18, 100, 91])
    expect(sum(directorates.map((row) => printedFor('2023-24', 'directorate', row, 'Total')))).toBe(285)
  })

  const rowsUnder = (directorate: string, column: string) =>
    kent.filter(
      (figure) =>
        figure.table === 'directorate' &&
        figure.row.startsWith(`${directorate} > `) &&
        figure.column === column,
    )

  test('2023-24: table 18 prints one upheld case more than its rows have', () => {
    const children = 'Children, Young People and Education'
    const added = (column: string) => sum(rowsUnder(children, column).map(({ value }) => value))
    expect([added('Upheld'), added('Total')]).toEqual([55, 181])
    expect(printedFor('2023-24', 'directorate', children, 'Upheld')).toBe(56)
    expect(printedFor('2023-24', 'directorate', children, 'Total')).toBe(182)
    for (const column of columns.slice(1)) {
      expect(added(column)).toBe(printedFor('2023-24', 'directorate', children, column))
    }
  })

  test('2023-24: the rows of table 19 add up', () => {
    const growth = 'Growth, Environment and Transport'
    for (const column of [...columns, 'Total']) {
      const rows = rowsUnder(growth, column).map(({ value }) => value)
      expect(sum(rows)).toBe(printedFor('2023-24', 'directorate', growth, column))
    }
  })

  test('2022-23: the enquiries and complaints that the directorates resolved add up to 199', () => {
    const resolved = kent.filter(({ table, year }) => table === 'directorate received' && year === '2022-23')
    expect(resolved.map(({ value }) => value)).toEqual([121, 26, 48, 4])
    expect(sum(resolved.map(({ value }) => value))).toBe(199)
  })

  test('2023-24: the payments add up to the printed total', () => {
    const paid = kent.filter(
      ({ table, year, row }) => table === 'money' && year === '2023-24' && !/^(total|after)/.test(row),
    )
    expect(sum(paid.map(({ value }) => value))).toBe(printedFor('2023-24', 'money', 'total'))
  })

  test('has a service behind every row of its tables, and a known subject behind every pair', () => {
    const named = new Set(services.services.map(({ name }) => name))
    const rows = kent.filter(({ table, row }) => table === 'directorate' && row.includes(' > '))
    const withoutService = new Set(
      rows.map(({ row }) => row.split(' > ')[1]!).filter((row) => !named.has(row)),
    )
    expect([...withoutService]).toEqual(['Closed by LGSCO – not sent to KCC'])
    for (const { subject, service } of services.categoryMap) {
      expect(subjects).toContain(subject)
      if (service !== null) expect(named).toContain(service)
    }
    for (const { directorate } of services.services) expect(directorates).toContain(directorate)
  })
})
