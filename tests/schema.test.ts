import { is } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import * as schema from '#db/schema.ts'

const tables = Object.values(schema).flatMap((exported: unknown) =>
  is(exported, PgTable) ? [getTableConfig(exported)] : [],
)

type Table = (typeof tables)[number]
type Column = Table['columns'][number]

/** The name in the database: drizzle-kit and both drivers write the keys of a table in snake case. */
const nameOf = (column: { name: string; keyAsName: boolean }) =>
  column.keyAsName ? toSnakeCase(column.name) : column.name

const columns = tables.flatMap(({ name, columns }) =>
  columns.map((column) => ({
    column: `${name}.${nameOf(column)}`,
    type: column.getSQLType(),
    name: nameOf(column),
  })),
)

test('there are tables to look at', () => {
  expect(tables.length).toBeGreaterThan(20)
})

describe('facts are stored and states derived', () => {
  const derived =
    /(^|_)(status|stage|state|standing|overdue|late|open|closed|satisfied_late|is_\w+|progress)$/

  /** What the Ombudsman says of its own labels is a fact of the label, not of a case. */
  const facts = ['outcome_labels.late']

  test('no column holds what a rule could derive', () => {
    const suspects = columns.filter(({ name }) => derived.test(name)).map(({ column }) => column)
    expect(suspects.filter((column) => !facts.includes(column))).toEqual([])
  })
})

const because = (reason: string, columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column, reason]))

describe('every reference to another row can be followed back quickly', () => {
  /** Foreign keys that nothing is ever looked up by, each with its reason. */
  const unindexed: Record<string, string> = {
    ...because('people are never removed, and nothing is looked up by who wrote it', [
      'audit_events.user_id',
      'submissions.user_id',
      'correspondence.recorded_by',
      'evidence_versions.uploaded_by',
      'evidence_reviews.reviewed_by',
      'compliance_packs.sent_by',
      'files.kept_by',
      'published_figures.recorded_by',
      'notes.written_by',
      'category_map.recorded_by',
      'security_events.by_id',
    ]),
    ...because('it is read from the session, never the other way', ['sessions.acting_for_id']),
    ...because('a table of a few hundred rows is read whole', ['category_map.service_id']),
    ...because('a table of a few dozen rows is read whole', [
      'published_figures.source_id',
      'services.directorate_id',
      'services.parent_id',
      'services_led.service_id',
    ]),
    ...because('the letter is found from what it brought, never the other way', [
      'information_requests.correspondence_id',
      'information_requests.answer_id',
      'chasers.correspondence_id',
      'compliance_packs.correspondence_id',
    ]),
    ...because('what was sent is found from its pack', ['pack_files.version_id']),
    ...because('directorates are counted over all cases of a year, not picked out', ['cases.directorate_id']),
    ...because('who is named on a case is asked case by case', ['case_access.user_id']),
    ...because('links are read from the case that carries them', ['linked_cases.linked_case_id']),
  }

  const startsWith = (names: readonly string[], key: readonly string[]) =>
    key.every((name) => names.slice(0, key.length).includes(name))

  const leadingColumnsOf = (table: Table): string[][] => [
    ...table.indexes.map(({ config }) =>
      config.columns.flatMap((column) => ('name' in column ? [nameOf(column as Column)] : [])),
    ),
    ...table.primaryKeys.map(({ columns }) => columns.map(nameOf)),
    ...table.uniqueConstraints.map(({ columns }) => columns.map(nameOf)),
    ...table.columns.filter(({ primary, isUnique }) => primary || isUnique).map((column) => [nameOf(column)]),
  ]

  const foreignKeys = tables.flatMap((table) =>
    table.foreignKeys.map((key) => {
      const names = key.reference().columns.map(nameOf)
      const indexed = leadingColumnsOf(table).some((index) => startsWith(index, names))
      return { column: `${table.name}.${names.join('+')}`, indexed }
    }),
  )

  test('a foreign key leads an index, a primary key or a unique constraint', () => {
    const missing = foreignKeys.filter(({ indexed }) => !indexed).map(({ column }) => column)
    expect(missing.filter((column) => !(column in unindexed))).toEqual([])
  })

  test('no exception is listed that is not one', () => {
    const missing = foreignKeys.filter(({ indexed }) => !indexed).map(({ column }) => column)
    expect(Object.keys(unindexed).filter((column) => !missing.includes(column))).toEqual([])
  })
})

describe('plain values', () => {
  const wrong = (suspects: typeof columns) => suspects.map(({ column, type }) => `${column} ${type}`)

  test('money is whole pence', () => {
    const money = /(^|_)(pence|amount|money|pounds|gbp|cost|sum|paid|price)(_|$)/
    const amounts = columns.filter(({ name, type }) => money.test(name) && !['date', 'text'].includes(type))
    expect(amounts.length).toBeGreaterThan(0)
    expect(wrong(amounts.filter(({ name, type }) => type !== 'integer' || !name.endsWith('pence')))).toEqual(
      [],
    )
  })

  test('a day is a date, and its name ends in on', () => {
    const days = columns.filter(({ name, type }) => name.endsWith('_on') || type === 'date')
    const named = /_on$|^valid_(from|to)$|^day$/
    expect(wrong(days.filter(({ name, type }) => type !== 'date' || !named.test(name)))).toEqual([])
  })

  test('a moment has its time zone, and its name ends in at', () => {
    const moments = columns.filter(({ name, type }) => /(^|_)at$/.test(name) || type.startsWith('timestamp'))
    const fits = ({ name, type }: (typeof columns)[number]) =>
      type === 'timestamp with time zone' && /(^|_)at$/.test(name)
    expect(wrong(moments.filter((column) => !fits(column)))).toEqual([])
  })

  test('an id is generated by the database or comes from outside as a uuid', () => {
    const ids = tables.flatMap(({ name, columns }) =>
      columns.filter((column) => column.name === 'id').map((column) => ({ name, column })),
    )
    const wrongIds = ids.filter(({ column }) => !column.generatedIdentity && column.getSQLType() !== 'uuid')
    expect(wrongIds.map(({ name }) => name)).toEqual(['demonstrations'])
  })
})
