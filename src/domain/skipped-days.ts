import { addDays, type Day, dayInWords, shortDay, weekdayOf } from './calendar.ts'
import type { DateExplanation } from './period.ts'

type Skipped = DateExplanation['skipped']
type Line = { first: Day; days: string; reason: string }

/** Every day that a count passes over, none left out: weekends a month to a line, each bank holiday by its name. */
export function skippedInLines(skipped: Skipped): { days: string; reason: string }[] {
  const isRest = ({ reason }: Skipped[number]) => reason === 'Saturday' || reason === 'Sunday'
  const holidays = skipped
    .filter((day) => !isRest(day))
    .map(({ day, reason }): Line => ({ first: day, days: `${shortDay(day)} ${day.slice(0, 4)}`, reason }))
  return [...holidays, ...weekendLines(skipped.filter(isRest).map(({ day }) => day))]
    .sort((one, other) => one.first.localeCompare(other.first))
    .map(({ days, reason }) => ({ days, reason }))
}

type Weekend = readonly [Day] | readonly [Day, Day]

function weekendLines(days: readonly Day[]): Line[] {
  const all = weekendsOf(days)
  const months = [...new Set(all.map(([first]) => monthOf(first)))]
  const ofEachMonth = months.map((month) => all.filter(([first]) => monthOf(first) === month))
  return ofEachMonth.map((weekends) => ({
    first: weekends[0]![0],
    days: weekendsInWords(weekends),
    reason: weekends.length > 1 ? 'weekends' : reasonOf(weekends[0]!),
  }))
}

const reasonOf = ([first, second]: Weekend) => (second ? 'weekend' : weekdayOf(first))

/** A Saturday and the Sunday after it are one weekend, also when a month ends between them. */
const weekendsOf = (days: readonly Day[]): Weekend[] =>
  days
    .filter((day) => !(weekdayOf(day) === 'Sunday' && days.includes(addDays(day, -1))))
    .map((day) => (days.includes(addDays(day, 1)) ? [day, addDays(day, 1)] : [day]))

function weekendsInWords(weekends: readonly Weekend[]): string {
  const within = weekends.filter(([first, second]) => !second || monthOf(first) === monthOf(second))
  const across = weekends.filter((weekend) => !within.includes(weekend))
  const month = (day: Day) => dayInWords(day).replace(/^\d+ /, '')
  const inMonth = within.map((weekend) => weekend.map(number).join(' and ')).join(', ')
  return [
    ...(within[0] ? [`${inMonth} ${month(within[0][0])}`] : []),
    ...across.map((weekend) => weekend.map(dayInWords).join(' and ')),
  ].join(', ')
}

const monthOf = (day: Day) => day.slice(0, 7)
const number = (day: Day) => String(Number(day.slice(8)))
