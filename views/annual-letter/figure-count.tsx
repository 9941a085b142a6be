import type { Child } from 'hono/jsx'
import type { FigureKey } from '#domain/annual-letter/figure.ts'
import type { Part } from '#domain/annual-letter/service-table.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'

type Props = {
  year: FinancialYear
  figure: FigureKey
  part?: Part
  /** False for a person who sees figures and no cases. */
  opens: boolean
  children: Child
}

/** A figure of ours: it opens the cases that make it. */
export const FigureCount = ({ year, figure, part, opens, children }: Props) =>
  opens ? <a href={paths.figure(year, figure, part)}>{children}</a> : children
