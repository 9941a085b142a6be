import { type DecisionCategory, decisionCategories } from './labels.ts'

/** The decisions of a year in one category, of one service; null where none is recorded. */
export type ServiceCount = {
  directorate: string | null
  service: string | null
  sentToCouncil: boolean
  category: DecisionCategory
  cases: number
}

/** Which cases a line counts. An empty name stands for 'not recorded'. */
export type Part = { directorate?: string; service?: string; sent?: 'yes' | 'no' }

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
  const names = [...new Set(counts.map(({ directorate }) => directorate ?? ''))].sort(emptyLast)
  const directorates = names.map((directorate) =>
    directorateTable(
      directorate,
      counts.filter((row) => (row.directorate ?? '') === directorate),
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

function directorateTable(directorate: string, counts: readonly ServiceCount[]): DirectorateTable {
  const parts = new Map(counts.map((row) => [nameOf(row), partOf(row)]))
  const lines = [...parts]
    .sort(([one], [other]) => placeOf(one) - placeOf(other) || one.localeCompare(other, 'en-GB'))
    .map(([name, part]) =>
      lineOf(
        name,
        part,
        counts.filter((row) => nameOf(row) === name),
      ),
    )
  return {
    name: directorate || 'Directorate not recorded',
    lines,
    total: totalOf('Total', { directorate }, lines),
  }
}

const nameOf = ({ service, sentToCouncil }: ServiceCount): string =>
  service ?? (sentToCouncil ? notRecorded : notSent)

const partOf = ({ directorate, service, sentToCouncil }: ServiceCount): Part => ({
  directorate: directorate ?? '',
  service: service ?? '',
  ...(service === null ? { sent: sentToCouncil ? 'yes' : 'no' } : {}),
})

const placeOf = (name: string): number => (name === notSent ? 2 : name === notRecorded ? 1 : 0)

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

const emptyLast = (one: string, other: string) =>
  Number(one === '') - Number(other === '') || one.localeCompare(other, 'en-GB')
