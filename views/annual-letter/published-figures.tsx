import { decisionCategories } from '#domain/annual-letter/labels.ts'
import {
  measureRows,
  type PublishedFigure,
  type PublishedTable,
  publishedTables,
  subjects,
} from '#domain/annual-letter/published-figures.ts'
import { capital } from '#domain/capital.ts'
import { Table } from '../components/table.tsx'
import { type Source, SourceName } from './source.tsx'

type Printed = PublishedFigure & Source

const titles: Record<PublishedTable, string> = {
  measures: 'Measures of the annual letter',
  received: 'Received, by subject',
  decided: 'Decided',
  overview: 'Dealt with',
  directorate: 'Decisions by directorate and service',
  'directorate received': 'Received, by directorate',
  money: 'Paid or waived',
}

/** Published figures, a table for each list and source that they were printed in. */
export const PublishedFigures = ({ figures, id }: { figures: readonly Printed[]; id: string }) => (
  <div class="published">
    {groupsOf(figures).map((group, place) => (
      <section class={group.some(({ column }) => column) ? 'published__wide' : undefined}>
        <PublishedGroup figures={group} id={`${id}-${place}`} />
        <p class="note">
          Source: <SourceName {...group[0]!} place="" />
        </p>
      </section>
    ))}
  </div>
)

const PublishedGroup = ({ figures, id }: { figures: Printed[]; id: string }) => {
  const columns = [...new Set(figures.map(({ column }) => column))].sort(inOrder(columnOrder))
  const rows = [...new Set(figures.map(({ row }) => row))].sort(inOrder(rowOrder))
  const places = new Set(figures.map(({ place }) => place)).size > 1 || figures[0]!.place !== ''
  return (
    <Table
      id={id}
      caption={titleOf(figures[0]!)}
      captionSize="s"
      firstCellIsHeader
      stack={columns.length > 1}
      columns={[
        { heading: 'Figure' },
        ...columns.map((column) => ({ heading: column || 'Printed', numeric: true })),
        ...(places ? [{ heading: 'Where' }] : []),
      ]}
      rows={rows.map((row) => ({
        cells: [
          nameOf(row),
          ...columns.map(
            (column) =>
              figures.find((figure) => figure.row === row && figure.column === column)?.printed ?? '–',
          ),
          ...(places
            ? [<span class="place">{figures.find((figure) => figure.row === row)?.place ?? ''}</span>]
            : []),
        ],
      }))}
    />
  )
}

const isKnown = (table: string): table is PublishedTable => Object.hasOwn(titles, table)

const titleOf = ({ table, row, authority }: Printed) => {
  if (row.startsWith('similar ')) return `Averages, as printed for ${authority}`
  return isKnown(table) ? titles[table] : table
}

/** 'similar upheld rate' stands under a heading that says whose average it is. */
const nameOf = (row: string): string => {
  const name = row.replace(/^similar /, '')
  return capital(name)
}

function groupsOf(figures: readonly Printed[]): Printed[][] {
  const keyOf = ({ table, authority, source }: Printed) => [table, authority, source].join('\n')
  const keys = [...new Set(figures.map(keyOf))]
  return keys
    .map((key) => figures.filter((figure) => keyOf(figure) === key))
    .sort(([one], [other]) => placeOf(publishedTables, one!.table) - placeOf(publishedTables, other!.table))
}

const rowOrder: readonly string[] = [...measureRows, ...subjects, ...decisionCategories, 'dealt with']
const columnOrder: readonly string[] = ['', 'Upheld', 'Not upheld']

const placeOf = (order: readonly string[], name: string): number =>
  name === 'Total' || name === 'total'
    ? order.length + 1
    : order.includes(name)
      ? order.indexOf(name)
      : order.length

const inOrder = (order: readonly string[]) => (one: string, other: string) =>
  placeOf(order, one) - placeOf(order, other) || one.localeCompare(other, 'en-GB')
