import type { Child } from 'hono/jsx'
import { figureOfCategory } from '#domain/annual-letter/figure.ts'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { CountLine } from '#domain/annual-letter/service-table.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { Table } from '../components/table.tsx'
import { categoryHeading } from './category-heading.ts'
import { FigureCount } from './figure-count.tsx'

type Props = {
  id: string
  caption: Child
  heading: string
  year: FinancialYear
  categories: readonly DecisionCategory[]
  lines: readonly CountLine[]
  total: CountLine
  opens: boolean
}

/** Our decisions line by line: sums along each line and down each column, every count opening its cases. */
export const ServiceTable = ({ id, caption, heading, lines, total, ...rest }: Props) => (
  <Table
    id={id}
    caption={caption}
    captionSize="s"
    firstCellIsHeader
    columns={[
      { heading },
      ...rest.categories.map((category) => ({ heading: categoryHeading[category], numeric: true })),
      { heading: 'Total', numeric: true },
    ]}
    rows={lines.map((line) => ({ cells: cellsOf(line, rest) }))}
    total={cellsOf(total, rest)}
  />
)

const cellsOf = (
  { name, part, counts, total }: CountLine,
  { year, categories, opens }: Pick<Props, 'year' | 'categories' | 'opens'>,
): Child[] => [
  name,
  ...categories.map((category) => (
    <FigureCount {...{ year, opens, part }} figure={figureOfCategory[category]}>
      {counts[category]}
    </FigureCount>
  )),
  <FigureCount {...{ year, opens, part }} figure="decided">
    {total}
  </FigureCount>,
]
