import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type Column = {
  heading: Child
  /** What stands before the cell on a phone; the heading itself when that is plain text. Empty: nothing. */
  label?: string
  numeric?: boolean
  sort?: { href: string; direction?: 'ascending' | 'descending' }
}

export type Row = { cells: Child[]; id?: string; state?: 'late' | 'soon' }

type Props = {
  columns: Column[]
  rows: Row[]
  total?: Child[]
  caption?: Child
  captionSize?: 's' | 'm' | 'l'
  captionHidden?: boolean
  firstCellIsHeader?: boolean
  /** On a phone each row becomes a block with its labels; false for narrow tables that fit. */
  stack?: boolean
  id?: string
}

/** A table whose rows become labelled blocks on a phone. */
export const Table = ({ columns, rows, total, firstCellIsHeader, stack = true, id, ...caption }: Props) => (
  <table class={classNames('govuk-table', stack && 'table--stack')} id={id}>
    <Caption {...caption} />
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {columns.map((column) => (
          <Heading {...column} />
        ))}
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      {rows.map((row) => (
        <tr class={classNames('govuk-table__row', row.state && `table__row--${row.state}`)} id={row.id}>
          <Cells columns={columns} cells={row.cells} firstIsHeader={firstCellIsHeader} stack={stack} />
        </tr>
      ))}
    </tbody>
    {total && (
      <tfoot class="table__total">
        <tr class="govuk-table__row">
          <Cells columns={columns} cells={total} firstIsHeader stack={stack} />
        </tr>
      </tfoot>
    )}
  </table>
)

const Caption = ({
  caption,
  captionSize = 'm',
  captionHidden,
}: Pick<Props, 'caption' | 'captionSize' | 'captionHidden'>) =>
  caption ? (
    <caption
      class={
        captionHidden ? 'govuk-visually-hidden' : `govuk-table__caption govuk-table__caption--${captionSize}`
      }
    >
      {caption}
    </caption>
  ) : null

const Heading = ({ heading, numeric, sort }: Column) => (
  <th
    scope="col"
    class={classNames('govuk-table__header', numeric && 'govuk-table__header--numeric')}
    aria-sort={sort && (sort.direction ?? 'none')}
  >
    {sort ? (
      <a
        class={classNames('table__sort', sort.direction && `table__sort--${sort.direction}`)}
        href={sort.href}
      >
        {heading}
      </a>
    ) : (
      heading
    )}
  </th>
)

type CellsProps = { columns: Column[]; cells: Child[]; firstIsHeader?: boolean; stack: boolean }

const Cells = ({ columns, cells, firstIsHeader, stack }: CellsProps) => (
  <>
    {cells.map((cell, place) => {
      const label = stack ? labelOf(columns[place]) : undefined
      return firstIsHeader && place === 0 ? (
        <th scope="row" class="govuk-table__header">
          {cell}
        </th>
      ) : (
        <td
          class={classNames('govuk-table__cell', columns[place]?.numeric && 'govuk-table__cell--numeric')}
          data-label={label}
        >
          {cell}
        </td>
      )
    })}
  </>
)

const labelOf = (column?: Column) => {
  const label = column?.label ?? (typeof column?.heading === 'string' ? column.heading : '')
  return label || undefined
}
