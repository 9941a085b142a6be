import { type Calendar, type Day, dayInWords, weekdayOf } from '#domain/calendar.ts'
import { PageHead } from '../components/page-head.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'

/** The days that no working-day sum counts, as this release knows them. */
export const BankHolidaysPage = ({ calendar, endsOn }: { calendar: Calendar; endsOn: Day | null }) => (
  <>
    <PageHead
      title="Bank holidays"
      lede={`Bank holidays in England that every count of working days leaves out. List ${calendar.version}.`}
    />
    {endsOn && (
      <WarningText>This list ends on {dayInWords(endsOn)}. Install a newer release before then.</WarningText>
    )}
    {yearsOf(calendar).map(({ year, days }) => (
      <Table
        caption={year}
        columns={[{ heading: 'Day' }, { heading: 'Weekday' }, { heading: 'Bank holiday' }]}
        rows={days.map(([day, { name, provisional }]) => ({
          cells: [dayInWords(day), weekdayOf(day), provisional ? `${name} (provisional)` : name],
        }))}
      />
    ))}
  </>
)

const yearsOf = ({ bankHolidays }: Calendar) => {
  const days = [...bankHolidays]
  return [...new Set(days.map(([day]) => day.slice(0, 4)))].toReversed().map((year) => ({
    year,
    days: days.filter(([day]) => day.startsWith(year)),
  }))
}
