import { type DecisionCategory, decisionCategories } from './labels.ts'

/** The decisions of a year in one category, of one service, by its name in that year; null where none is recorded. */
export type ServiceCount = {
  directorateId: number | null
  serviceId: number | null
  directorate: string | null
  service: string | null
  sentToCouncil: boolean
  category: DecisionCategory
  cases: number
}

/** Which cases a line counts, by number, since names change. Nought stands for 'not recorded'. */
export type Part = { directorate?: number; service?: number; sent?: 'yes' | 'no' }

export type Counts = Record<DecisionCategory, number>
export type CountLine = { name: string; part: Part; counts: Counts; total: number }
export type DirectorateTable = { name: string; lines: CountLine[]; total: CountLine }
export type ServiceTables = {
  categories: DecisionCategory[]
  directorates: DirectorateTable[]
  all: CountLine
}

const notRecorded = 'Service not recorded'
const notSent = 'Closed by the Ombudsman, not sent to the council'

/** The columns that a council prints; any other category has its column where it occurs. */
const always: readonly DecisionCategory[] = [
  'Upheld',
  'Not upheld',
  'Closed after initial enquiries',
  'Referred back for local resolution',
]

/** A year's decisions by directorate and service: every total is the sum of what stands above it. */
export function tablesByService(counts: readonly ServiceCount[]): ServiceTables {
  const names = new Map(counts.map(({ directorateId, directorate }) => [directorateId, directorate ?? '']))
  const directorates = [...names]
    .sort(([, one], [, other]) => emptyLast(one, other))
    .map(([id, name]) =>
      directorateTable(
        id ?? 0,
        name,
        counts.filter((row) => row.directorateId === id),
      ),
    )
  const totals = directorates.map(({ total }) => total)
  return {
    categories: decisionCategories.filter(
      (category) => always.includes(category) || counts.some((row) => row.category === category),
    ),
    directorates,
    all: totalOf('All directorates', {}, totals),
  }
}

function directorateTable(
  directorate: number,
  name: string,
  counts: readonly ServiceCount[],
): DirectorateTable {
  const firsts = new Map(counts.map((row) => [keyOf(row), row]))
  const lines = [...firsts]
    .sort(([, one], [, other]) => placeOf(one) - placeOf(other) || byName(nameOf(one), nameOf(other)))
    .map(([key, row]) =>
      lineOf(
        nameOf(row),
        partOf(row),
        counts.filter((other) => keyOf(other) === key),
      ),
    )
  return {
    name: name || 'Directorate not recorded',
    lines,
    total: totalOf('Total', { directorate }, lines),
  }
}

const nameOf = ({ service, sentToCouncil }: ServiceCount): string =>
  service ?? (sentToCouncil ? notRecorded : notSent)

/** A line is a service's, or of those without one, of either kind. */
const keyOf = ({ serviceId, sentToCouncil }: ServiceCount): string => `${serviceId ?? sentToCouncil}`

const partOf = ({ directorateId, serviceId, sentToCouncil }: ServiceCount): Part => ({
  directorate: directorateId ?? 0,
  service: serviceId ?? 0,
  ...(serviceId === null ? { sent: sentToCouncil ? 'yes' : 'no' } : {}),
})

const placeOf = ({ serviceId, sentToCouncil }: ServiceCount): number =>
  serviceId !== null ? 0 : sentToCouncil ? 1 : 2

const lineOf = (name: string, part: Part, counts: readonly ServiceCount[]): CountLine =>
  withTotal(name, part, (category) =>
    sum(counts.filter((row) => row.category === category).map(({ cases }) => cases)),
  )

const totalOf = (name: string, part: Part, lines: readonly CountLine[]): CountLine =>
  withTotal(name, part, (category) => sum(lines.map(({ counts }) => counts[category])))

function withTotal(name: string, part: Part, count: (category: DecisionCategory) => number): CountLine {
  const counts = Object.fromEntries(
    decisionCategories.map((category) => [category, count(category)]),
  ) as Counts
  return { name, part, counts, total: sum(Object.values(counts)) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

const byName = (one: string, other: string) => one.localeCompare(other, 'en-GB')

const emptyLast = (one: string, other: string) =>
  Number(one === '') - Number(other === '') || byName(one, other)
