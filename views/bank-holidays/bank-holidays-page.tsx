import { type Calendar, type Day, dayInWords, weekdayOf } from '#domain/calendar.ts'
import type { CouncilDay } from '#domain/council-day.ts'
import { PageHead } from '../components/page-head.tsx'
import { Table } from '../components/table.tsx'
import { ListEnds } from './list-ends.tsx'

type Props = {
  calendar: Calendar
  /** The days that the council added to the list of this release. */
  added: readonly CouncilDay[]
  endsOn: Day | null
}

/** The days that no working-day sum counts: as this release knows them, and as the council added to them. */
export const BankHolidaysPage = ({ calendar, added, endsOn }: Props) => (
  <>
    <PageHead
      title="Bank holidays"
      lede={`Bank holidays in England that every count of working days leaves out. List ${calendar.version}.`}
    />
    <ListEnds endsOn={endsOn} />
    <Closures days={added.filter(({ kind }) => kind === 'closure')} />
    {yearsOf(calendar).map(({ year, days }) => (
      <Table
        caption={year}
        columns={[{ heading: 'Day' }, { heading: 'Weekday' }, { heading: 'Bank holiday' }]}
        rows={days.map(([day, { name, provisional }]) => ({
          cells: [dayInWords(day), weekdayOf(day), nameOf(day, name, provisional, added)],
        }))}
      />
    ))}
  </>
)

const nameOf = (day: Day, name: string, provisional: boolean, added: Props['added']) => {
  if (added.some((other) => other.day === day)) return `${name} (added by the council)`
  return provisional ? `${name} (provisional)` : name
}

const Closures = ({ days }: { days: Props['added'] }) =>
  days.length === 0 ? null : (
    <>
      <Table
        caption="Closures of the council"
        columns={[{ heading: 'Day' }, { heading: 'Weekday' }, { heading: 'Closure' }]}
        rows={days.toReversed().map(({ day, name }) => ({ cells: [dayInWords(day), weekdayOf(day), name] }))}
      />
      <p>They count for the council’s own targets only. The Ombudsman’s clocks never skip them.</p>
    </>
  )

const yearsOf = ({ bankHolidays }: Calendar) => {
  const days = [...bankHolidays].sort(([one], [other]) => one.localeCompare(other))
  return [...new Set(days.map(([day]) => day.slice(0, 4)))].toReversed().map((year) => ({
    year,
    days: days.filter(([day]) => day.startsWith(year)),
  }))
}
