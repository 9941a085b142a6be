import type { PrintedTable as Printed, Slip } from '#domain/annual-letter/printed-table.ts'
import { directorateColumns, type PublishedFigure } from '#domain/annual-letter/published-figures.ts'
import { Table } from '../components/table.tsx'
import { categoryHeading } from './category-heading.ts'
import { type Source, SourceName } from './source.tsx'

type Figure = PublishedFigure & Source

/** A directorate's table as the council printed it, with a note where its lines do not add up. */
export const PrintedTable = ({ table, id }: { table: Printed<Figure>; id: string }) => (
  <>
    <Table
      id={id}
      caption={table.first.place ? `As printed in ${table.first.place}` : 'As printed'}
      captionSize="s"
      firstCellIsHeader
      columns={[
        { heading: 'Service' },
        ...table.columns.map((column) => ({ heading: headingOf(column), numeric: true })),
      ]}
      rows={table.lines.map(({ name, cells }) => ({
        cells: [name, ...cells.map((cell) => cell?.printed ?? '–')],
      }))}
      total={['Total', ...table.total.map((cell) => cell?.printed ?? '–')]}
    />
    {table.slips.length > 0 && (
      <div class="slip">
        <p>
          <strong>The printed table does not add up.</strong>
        </p>
        <ul>
          {table.slips.map((slip) => (
            <li>{slipInWords(slip)}</li>
          ))}
        </ul>
      </div>
    )}
    <p class="note">
      Source: <SourceName {...table.first} />
    </p>
  </>
)

const slipInWords = ({ line, sum, printed }: Slip) =>
  `${headingOf(line)}: the figures add up to ${sum}, and ${printed} is printed.`

/** Two columns carry long names in print; the categories that they stand for are shorter. */
const headingOf = (column: string) =>
  isPrintedColumn(column) ? categoryHeading[directorateColumns[column]] : column

const isPrintedColumn = (column: string): column is keyof typeof directorateColumns =>
  Object.hasOwn(directorateColumns, column)
