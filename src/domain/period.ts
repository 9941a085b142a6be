import {
  addDays,
  addMonths,
  type Calendar,
  type Day,
  dayInWords,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  reasonNotWorked,
} from './calendar.ts'

/** How a letter, a decision or an Act says how long there is. */
export const periodUnits = [
  'working days',
  'calendar days',
  'weeks',
  'months',
  'months beginning with',
] as const
export type PeriodUnit = (typeof periodUnits)[number]
export type Period = { unit: PeriodUnit; count: number }

/** Everything that 'Why this date?' has to say. */
export type DateExplanation = {
  start: Day
  period: Period
  skipped: readonly { day: Day; reason: string }[]
  /** '8 weekend days, Good Friday (29 March 2024)' */
  skippedSummary?: string
  /** Said where the month has no such date and its last day stands in. */
  clamped?: string
  /** Nothing moves a date in weeks or months off a day of rest; an internal target goes before it. */
  dayOfRest?: { reason: string; workingDayBefore: Day }
  result: Day
}

const units = {
  'working days': ['working day', 'working days'],
  'calendar days': ['calendar day', 'calendar days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  'months beginning with': ['month beginning with that day', 'months beginning with that day'],
} as const satisfies Record<PeriodUnit, readonly [string, string]>

export const periodInWords = ({ unit, count }: Period): string =>
  `${count} ${units[unit][count === 1 ? 0 : 1]}`

/** The start is day 0, except in a period 'beginning with' a day, which counts that day. */
export const lastDayOf = ({ unit, count }: Period, start: Day, calendar: Calendar): Day => {
  const lastDays = {
    'working days': () => addWorkingDays(start, count, calendar),
    'calendar days': () => addDays(start, count),
    weeks: () => addDays(start, count * 7),
    months: () => addMonths(start, count),
    'months beginning with': () => monthsBeginningWith(start, count),
  } satisfies Record<PeriodUnit, () => Day>
  return lastDays[unit]()
}

export function addWorkingDays(start: Day, count: number, calendar: Calendar): Day {
  let day = start
  for (let counted = 0; counted < count; counted++) day = nextWorkingDay(day, calendar)
  return day
}

/**
 * Local Government Act 1974 s31: the first day counts, so the period ends on the day before the
 * corresponding date, or on the month's last day where the month has no such date.
 */
function monthsBeginningWith(start: Day, count: number): Day {
  const corresponding = addMonths(start, count)
  return isClamped(start, corresponding) ? corresponding : addDays(corresponding, -1)
}

/** Tells how a date came about, so that nobody has to take a deadline on trust. */
export function explainDate(period: Period, start: Day, calendar: Calendar): DateExplanation {
  const result = lastDayOf(period, start, calendar)
  const skipped = period.unit === 'working days' ? daysSkipped(start, result, calendar) : []
  const reason = reasonNotWorked(result, calendar)
  return {
    start,
    period,
    skipped,
    ...(skipped.length > 0 ? { skippedSummary: summaryOf(skipped) } : {}),
    ...clampingOf(period, start),
    ...(reason ? { dayOfRest: { reason, workingDayBefore: previousWorkingDay(result, calendar) } } : {}),
    result,
  }
}

const isClamped = (start: Day, corresponding: Day) => start.slice(8) !== corresponding.slice(8)

function clampingOf({ unit, count }: Period, start: Day): Pick<DateExplanation, 'clamped'> {
  if (unit !== 'months' && unit !== 'months beginning with') return {}
  const corresponding = addMonths(start, count)
  if (!isClamped(start, corresponding)) return {}
  const [, month, year] = dayInWords(corresponding).split(' ')
  return { clamped: `${month} ${year} has no day ${Number(start.slice(8))}, so its last day counts` }
}

function daysSkipped(start: Day, end: Day, calendar: Calendar) {
  const skipped: { day: Day; reason: string }[] = []
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) skipped.push({ day, reason: reasonNotWorked(day, calendar)! })
  }
  return skipped
}

function summaryOf(skipped: DateExplanation['skipped']): string {
  const weekendDays = skipped.filter(({ reason }) => reason === 'Saturday' || reason === 'Sunday')
  const holidays = skipped.filter((day) => !weekendDays.includes(day))
  const weekends = weekendDays.length === 1 ? '1 weekend day' : `${weekendDays.length} weekend days`
  return [
    ...(weekendDays.length > 0 ? [weekends] : []),
    ...holidays.map(({ day, reason }) => `${reason} (${dayInWords(day)})`),
  ].join(', ')
}
