import { directorateColumns, type PublishedFigure } from './published-figures.ts'

/** A directorate's decisions as a council printed them, with the lines that do not add up. */
export type PrintedTable<Figure extends PublishedFigure = PublishedFigure> = {
  directorate: string
  columns: string[]
  lines: { name: string; cells: (Figure | undefined)[] }[]
  total: (Figure | undefined)[]
  first: Figure
  slips: Slip[]
}

/** What the figures of a line add up to beside what was printed as their total. */
export type Slip = { line: string; sum: number; printed: number }

const columns = [...Object.keys(directorateColumns), 'Total']

/** The printed tables of a year. A slip in them is shown, never mended. */
export function printedTables<Figure extends PublishedFigure>(
  figures: readonly Figure[],
): PrintedTable<Figure>[] {
  const ofTable = figures.filter(({ table }) => table === 'directorate')
  const directorates = [...new Set(ofTable.map(({ row }) => row.split(' > ')[0]!))]
  return directorates.flatMap((directorate) => {
    const its = ofTable.filter(({ row }) => row === directorate || row.startsWith(`${directorate} > `))
    return its[0] ? [printedTable(directorate, its, its[0])] : []
  })
}

function printedTable<Figure extends PublishedFigure>(
  directorate: string,
  figures: readonly Figure[],
  first: Figure,
): PrintedTable<Figure> {
  const cellsOf = (row: string) =>
    columns.map((column) => figures.findLast((figure) => figure.row === row && figure.column === column))
  const rows = [...new Set(figures.map(({ row }) => row))].filter((row) => row !== directorate)
  const lines = rows.map((row) => ({ name: row.split(' > ').slice(1).join(' > '), cells: cellsOf(row) }))
  const total = cellsOf(directorate)
  return { directorate, columns, lines, total, first, slips: slipsOf(lines, total) }
}

type Cells = readonly (PublishedFigure | undefined)[]

/** Down each column to the total line, and along each line to its own total. */
function slipsOf(lines: readonly { name: string; cells: Cells }[], total: Cells): Slip[] {
  const down = columns.map((column, place) => ({
    line: column,
    parts: lines.map(({ cells }) => cells[place]),
    printed: total[place],
  }))
  const along = [...lines, { name: 'Total line', cells: total }].map(({ name, cells }) => ({
    line: name,
    parts: cells.slice(0, -1),
    printed: cells.at(-1),
  }))
  return [...down, ...along].flatMap(({ line, parts, printed }) => {
    const there = parts.filter((part) => part !== undefined)
    if (!printed || there.length === 0) return []
    const sum = there.reduce((added, { value }) => added + value, 0)
    return sum === printed.value ? [] : [{ line, sum, printed: printed.value }]
  })
}
