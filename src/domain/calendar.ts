import { DateTime } from 'luxon'
import type { CouncilDayKind } from './council-day.ts'

/** A plain date as it is written and stored, '2024-05-31': it compares with < and knows no time zone. */
export type Day = string

/** Bank holidays count for everybody; the council's own closures only where it promises itself a date. */
export type Calendar = {
  version: string
  bankHolidays: ReadonlyMap<Day, { name: string; provisional: boolean }>
  closures?: ReadonlyMap<Day, string>
}

/** The list of bank holidays as it is shipped and as an administrator edits it. */
export type HolidayList = {
  version: string
  bankHolidays: readonly { day: Day; name: string; provisional?: boolean }[]
}

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export type Weekday = (typeof weekdays)[number]

const london = 'Europe/London'
export const millisecondsInADay = 86_400_000
const bankHolidaysInAYear = 8

const dayNumber = (day: Day) => Date.parse(day) / millisecondsInADay
const dayOfNumber = (number: number): Day => new Date(number * millisecondsInADay).toISOString().slice(0, 10)
const plain = (day: Day) => DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' })

/** A real date of the years 1900 to 2100, written year first: what a form or a file may bring in. */
export const isDay = (text: string): boolean =>
  /^(19\d\d|20\d\d|2100)-\d\d-\d\d$/.test(text) && plain(text).isValid

export const addDays = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count)

/** The same date in another month, or that month's last day where it has no such date. */
export const addMonths = (day: Day, count: number): Day =>
  plain(day).plus({ months: count }).toFormat('yyyy-MM-dd')

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

export const weekdayOf = (day: Day): Weekday => weekdays[(((dayNumber(day) + 3) % 7) + 7) % 7]!

/** '17 July 2024' */
export const dayInWords = (day: Day): string => plain(day).toFormat('d LLLL yyyy')

/** 'Wednesday 17 July 2024' */
export const dayWithWeekday = (day: Day): string => `${weekdayOf(day)} ${dayInWords(day)}`

/** 'Wed 17 July', for lists where the year is plain. */
export const shortDay = (day: Day): string => `${weekdayOf(day).slice(0, 3)} ${plain(day).toFormat('d LLLL')}`

/** The council's day at a moment: a letter sent at half past midnight in summer belongs to the new day. */
export const today = (now: Date): Day => DateTime.fromJSDate(now, { zone: london }).toFormat('yyyy-MM-dd')

/** '9:32am', with 9am, midday and midnight said as GOV.UK says them. */
export function timeInWords(at: Date): string {
  const time = DateTime.fromJSDate(at, { zone: london })
  if (time.minute === 0 && time.hour === 0) return 'midnight'
  if (time.minute === 0 && time.hour === 12) return 'midday'
  const hour = time.hour % 12 || 12
  const minutes = time.minute === 0 ? '' : `:${time.toFormat('mm')}`
  return `${hour}${minutes}${time.hour < 12 ? 'am' : 'pm'}`
}

/** What the council's clocks show at a moment: '09:30'. */
export const clockTime = (at: Date): string => DateTime.fromJSDate(at, { zone: london }).toFormat('HH:mm')

/** The moment at which the council's clocks show this time ('09:30') on this day. */
export const londonInstant = (day: Day, time: string): Date =>
  DateTime.fromISO(`${day}T${time}`, { zone: london }).toJSDate()

/** A day at the time of day that it is now: how the demonstration's fixed day gets its clock. */
export const sameTimeOn = (day: Day, now: Date): Date =>
  londonInstant(day, DateTime.fromJSDate(now, { zone: london }).toFormat('HH:mm:ss.SSS'))

export const calendarFrom = (list: HolidayList, closures?: ReadonlyMap<Day, string>): Calendar => ({
  version: list.version,
  bankHolidays: new Map(
    list.bankHolidays.map(({ day, name, provisional = false }) => [day, { name, provisional }]),
  ),
  ...(closures ? { closures } : {}),
})

/** The shipped list with the days that the council added: bank holidays count for all, closures for the council alone. */
export const withCouncilDays = (
  calendar: Calendar,
  days: readonly { day: Day; name: string; kind: CouncilDayKind }[],
): Calendar => ({
  ...calendar,
  bankHolidays: new Map([
    ...calendar.bankHolidays,
    ...days
      .filter(({ kind }) => kind === 'bank holiday')
      .map(({ day, name }) => [day, { name, provisional: false }] as const),
  ]),
  closures: new Map(days.filter(({ kind }) => kind === 'closure').map(({ day, name }) => [day, name])),
})

/** Dates that the council sets itself also skip its own closures; the Ombudsman's clocks never do. */
export const forInternalTargets = (calendar: Calendar): Calendar => ({
  ...calendar,
  bankHolidays: new Map([
    ...[...(calendar.closures ?? [])].map(([day, name]) => [day, { name, provisional: false }] as const),
    ...calendar.bankHolidays,
  ]),
})

const isWeekend = (day: Day) => weekdayOf(day).startsWith('S')

/** Why nobody counts this day, in the words of 'Why this date?'; null on a working day. */
export function reasonNotWorked(day: Day, calendar: Calendar): string | null {
  if (isWeekend(day)) return weekdayOf(day)
  return calendar.bankHolidays.get(day)?.name ?? null
}

export const isWorkingDay = (day: Day, calendar: Calendar): boolean => reasonNotWorked(day, calendar) === null

/** The first working day after this day. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  const next = addDays(day, 1)
  return isWorkingDay(next, calendar) ? next : nextWorkingDay(next, calendar)
}

/** The last working day before this day. */
export function previousWorkingDay(day: Day, calendar: Calendar): Day {
  const previous = addDays(day, -1)
  return isWorkingDay(previous, calendar) ? previous : previousWorkingDay(previous, calendar)
}

/** Working days from one day (day 0) to another; negative when the other is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  const holidays = [...calendar.bankHolidays.keys()].filter(
    (day) => from < day && day <= to && !isWeekend(day),
  )
  return weekdaysUpTo(to) - weekdaysUpTo(from) - holidays.length
}

/** Counted by whole weeks, so that a case overdue for years costs a list no more than one due today. */
function weekdaysUpTo(day: Day) {
  const number = dayNumber(day) + 3
  const weeks = Math.floor(number / 7)
  return weeks * 5 + Math.min(number - weeks * 7 + 1, 5)
}

/** The last day that the list of bank holidays covers, when dates reckoned now could soon fall after it. */
export function holidayListEndsWithin12Months(calendar: Calendar, today: Day): Day | null {
  const lastDay = lastDayCovered(calendar) ?? today
  return lastDay < addMonths(today, 12) ? lastDay : null
}

/** A year is covered when all its bank holidays are listed: one day entered ahead does not cover its year. */
function lastDayCovered({ bankHolidays }: Calendar): Day | undefined {
  const years = [...bankHolidays.keys()].map((day) => day.slice(0, 4)).sort()
  const lastYear = years.findLast(
    (year) => years.filter((other) => other === year).length >= bankHolidaysInAYear,
  )
  return lastYear && `${lastYear}-12-31`
}
