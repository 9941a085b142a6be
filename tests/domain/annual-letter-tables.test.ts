import { describe, expect, test } from 'vitest'
import {
  agreementInWords,
  agreementOf,
  compareDecisions,
  decisionsOfYear,
  differencesInWords,
  type Measure,
  type MeasureComparison,
} from '#domain/annual-letter/comparison.ts'
import { printedTables } from '#domain/annual-letter/printed-table.ts'
import { type ServiceCount, tablesByService } from '#domain/annual-letter/service-table.ts'

const line = (measure: Measure, ours: number | null, published: number | null): MeasureComparison => ({
  measure,
  ours,
  published,
  similar: null,
  agrees: null,
})

describe('whether the three measures agree', () => {
  const upheld = [line('upheld rate', 81, 81), line('upheld', 76, 76)]
  const compliance = [line('compliance rate', 98, 98), line('compliance outcomes', 63, 63)]
  const satisfactory = [line('satisfactory remedy rate', 3, 3), line('satisfactory remedies', 2, 2)]
  test.each([
    { lines: [...upheld, ...compliance, ...satisfactory], says: 'All three measures agree with our cases.' },
    {
      lines: [
        ...upheld,
        line('compliance rate', 98, 98),
        line('compliance outcomes', 63, 64),
        ...satisfactory,
      ],
      says: '1 of the three measures differs from our cases: compliance rate.',
    },
    {
      lines: [line('upheld rate', 80, 81), line('compliance rate', null, 98), ...satisfactory],
      says: '2 of the three measures differ from our cases: upheld rate, compliance rate.',
    },
    { lines: upheld, says: 'What is recorded of the measures (upheld rate) agrees with our cases.' },
    {
      lines: [...upheld, line('compliance rate', 98, null)],
      says: 'What is recorded of the measures (upheld rate) agrees with our cases.',
    },
    {
      lines: [line('upheld rate', 68, null)],
      says: 'The Ombudsman’s measures for this year are not recorded.',
    },
    {
      lines: [line('upheld per 100,000', 4.8, 4.7), ...upheld, ...compliance, ...satisfactory],
      says: 'All three measures agree with our cases.',
    },
  ])('$says', ({ lines, says }) => expect(agreementInWords(agreementOf(lines))).toBe(says))
})

const figure = (row: string, column: string, value: number, table = 'directorate') => ({
  authority: 'Kent County Council',
  year: '2023-24',
  table,
  row,
  column,
  value,
  printed: String(value),
  source: 'a report',
  place: 'table 18',
})

describe('theirs against ours', () => {
  test('is told label by label, and only where it differs', () => {
    const ours = decisionsOfYear('2023-24', [
      { year: '2023-24', category: 'Upheld', cases: 76 },
      { year: '2023-24', category: 'Closed after initial enquiries', cases: 100 },
      { year: '2022-23', category: 'Upheld', cases: 53 },
    ])
    const theirs = [
      figure('Upheld', '', 75, 'decided'),
      figure('Closed after initial enquiries', '', 101, 'decided'),
      figure('Incomplete/Invalid', '', 16, 'decided'),
      figure('Total', '', 192, 'decided'),
    ]
    expect(ours.decided).toBe(176)
    expect(differencesInWords(compareDecisions(ours, theirs))).toBe(
      '1 fewer upheld, 1 more closed after initial enquiries, 16 more incomplete/invalid',
    )
  })
})

describe('a printed table', () => {
  const services = (upheld: number, total: number) => [
    figure('Children > Tribunals', 'Upheld', 3),
    figure('Children > Tribunals', 'Premature', 2),
    figure('Children > Tribunals', 'Total', 5),
    figure('Children > Appeals', 'Upheld', 1),
    figure('Children > Appeals', 'Premature', 0),
    figure('Children > Appeals', 'Total', 1),
    figure('Children', 'Upheld', upheld),
    figure('Children', 'Premature', 2),
    figure('Children', 'Total', total),
  ]
  test.each([
    { upheld: 4, total: 6, slips: [] },
    {
      upheld: 5,
      total: 7,
      slips: [
        { line: 'Upheld', sum: 4, printed: 5 },
        { line: 'Total', sum: 6, printed: 7 },
      ],
    },
    {
      upheld: 5,
      total: 6,
      slips: [
        { line: 'Upheld', sum: 4, printed: 5 },
        { line: 'Total line', sum: 7, printed: 6 },
      ],
    },
  ])('with a total line of $upheld upheld and $total in all', ({ upheld, total, slips }) => {
    expect(printedTables(services(upheld, total)).map((table) => table.slips)).toEqual([slips])
  })

  test('with a total line alone is not held to rows that were not printed', () => {
    const [table] = printedTables([figure('Adults', 'Upheld', 20), figure('Adults', 'Total', 20)])
    expect(table).toMatchObject({ directorate: 'Adults', lines: [], slips: [] })
  })
})

describe('our tables by directorate and service', () => {
  const ids: Record<string, number> = { Adults: 1, Children: 2, Appeals: 11, Tribunals: 12, 'Care homes': 13 }
  const count = (given: Partial<ServiceCount>): ServiceCount => {
    const { directorate = 'Children', service = 'Tribunals' } = given
    return {
      directorateId: directorate ? ids[directorate]! : null,
      serviceId: service ? ids[service]! : null,
      directorate,
      service,
      sentToCouncil: true,
      category: 'Upheld',
      cases: 1,
      ...given,
    }
  }
  const tables = tablesByService([
    count({ cases: 3 }),
    count({ cases: 2, sentToCouncil: false }),
    count({ service: null }),
    count({ service: null, sentToCouncil: false, category: 'Advice given', cases: 4 }),
    count({ service: 'Appeals', category: 'Not upheld' }),
    count({ directorate: null, service: null, cases: 6 }),
    count({ directorate: 'Adults', service: 'Care homes', cases: 5 }),
  ])

  test('have a line for each service, then for what has none, and the unrecorded directorate last', () => {
    expect(
      tables.directorates.map(({ name, lines }) => [
        name,
        ...lines.map((row) => `${row.name}: ${row.total}`),
      ]),
    ).toEqual([
      ['Adults', 'Care homes: 5'],
      [
        'Children',
        'Appeals: 1',
        'Tribunals: 5',
        'Service not recorded: 1',
        'Closed by the Ombudsman, not sent to the council: 4',
      ],
      ['Directorate not recorded', 'Service not recorded: 6'],
    ])
    expect(tables.all.total).toBe(22)
    expect(tables.directorates.map(({ total }) => total.total)).toEqual([5, 11, 6])
  })

  test('have the columns that councils print, and any other category that occurs', () => {
    expect(tables.categories).toEqual([
      'Upheld',
      'Not upheld',
      'Advice given',
      'Closed after initial enquiries',
      'Referred back for local resolution',
    ])
  })

  test('a service’s line opens all its cases, sent or not; a line without a service only its kind', () => {
    const [, children] = tables.directorates
    expect(children!.lines.map(({ part }) => part)).toEqual([
      { directorate: 2, service: 11 },
      { directorate: 2, service: 12 },
      { directorate: 2, service: 0, sent: 'yes' },
      { directorate: 2, service: 0, sent: 'no' },
    ])
  })

  test('are told apart by number: two services that bear one name in a year are two lines', () => {
    const { directorates, all } = tablesByService([
      count({ service: 'Roads', serviceId: 21, cases: 2 }),
      count({ service: 'Roads', serviceId: 22, cases: 3 }),
      count({ service: 'Roads', serviceId: 22, category: 'Not upheld' }),
    ])
    expect(directorates.map(({ lines }) => lines.map(({ part, total }) => [part.service, total]))).toEqual([
      [
        [21, 2],
        [22, 4],
      ],
    ])
    expect(all.total).toBe(6)
  })
})
