import { addDays, addMonths, type Calendar, type Day, dayInWords, isDay } from './calendar.ts'
import { numberFrom, numberPattern } from './number-words.ts'
import { lastDayOf, type Period, type PeriodUnit } from './period.ts'

/** When an action has to be done, in the words of a decision and by the rule that they name. */
export type Deadline = {
  words: string
  period: Period | null
  /** The decision, or the report; other: the words name a start that only a person can know. */
  from: 'decision' | 'report' | 'other' | 'unsaid'
  /** The day that is named outright. */
  on: Day | null
  /** Where the words stand in the text. */
  at: number
}

export type DeadlineStart = { decidedOn: Day; reportedOn?: Day | null; calendar: Calendar }

const units: Record<string, PeriodUnit> = {
  'working day': 'working days',
  'calendar day': 'calendar days',
  day: 'calendar days',
  week: 'weeks',
  'calendar month': 'months',
  month: 'months',
}
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const month = months.join('|')
const start =
  '(?:the )?(?:date (?:of|on) )?(?:(?:my|our|the|this|its|a) )?(?:date of )?(?:(?:my|our|the|this) )?(?:final )?(decision(?: statement)?|statement|(?:public )?report)\\b(?: on this complaint)?'
const within = new RegExp(
  `\\bwithin (?:a further |the next )?(${numberPattern})(?: \\(\\w+\\))? (working day|calendar day|day|week|calendar month|month|fortnight|year)s?\\b` +
    `(?:,? (of|from|after|following|beginning with) (?:${start})?)?`,
  'i',
)
const named = new RegExp(
  `\\b(?:by|no later than|not later than|on or before) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\\d{1,2})(?:st|nd|rd|th)? (${month}),? (\\d{4})\\b`,
  'i',
)
const monthEnd = new RegExp(`\\b(?:by|no later than|before) the end of (${month}),? (\\d{4})\\b`, 'i')
const numeric = /\b(?:by|no later than|on or before) (\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/i
/** 'Its duty to immediately secure the provision' sets no deadline: the words stand first, last or after the verb. */
const soon = '(?:immediately|straight ?away|without delay|as soon as possible|forthwith)'
const atOnce = new RegExp(
  `(?:^|(?<=\\b(?:will|should|must|agreed to) ))${soon}\\b|\\b${soon}(?=[.,;:]*$)`,
  'i',
)

/** Finds the first deadline in a text: 'within four weeks of the date of my final decision', 'by 5 December 2023'. */
export function readDeadline(text: string): Deadline | null {
  const plain = text.replace(/[\s\u00a0]+/g, ' ')
  const found = [aPeriod(plain), aNamedDay(plain), anImmediateOne(plain)].filter(
    (deadline) => deadline !== null,
  )
  const dated = found.filter(({ period, on }) => period || on)
  return (dated.length > 0 ? dated : found).sort((one, other) => one.at - other.at)[0] ?? null
}

/** The last day that a deadline gives, where its words and the date of the decision are enough to tell. */
export function lastDayByRule(deadline: Deadline, start: DeadlineStart): Day | null {
  if (deadline.on) return deadline.on
  const startsOn = startOf(deadline, start)
  return deadline.period && startsOn ? lastDayOf(deadline.period, startsOn, start.calendar) : null
}

/** Where the period starts: a decision's own date, a report's for what runs from the report. */
export function startOf({ from }: Pick<Deadline, 'from'>, start: DeadlineStart): Day | null {
  if (from === 'other') return null
  return from === 'report' ? (start.reportedOn ?? start.decidedOn) : start.decidedOn
}

function aPeriod(text: string): Deadline | null {
  const match = within.exec(text)
  const count = match && numberFrom(match[1]!)
  if (!match || !count || count > 999) return null
  const [whole, , unit = '', link, thing] = match
  const otherStart = link !== undefined && thing === undefined
  const words = otherStart ? whole + restOfClause(text, match.index + whole.length) : whole
  return {
    words: words.trim().replace(/,? (?:of|from|after|following)$/i, ''),
    period: periodOf(unit.toLowerCase(), count, link?.toLowerCase() === 'beginning with'),
    from: otherStart ? 'other' : fromOf(thing),
    on: null,
    at: match.index,
  }
}

function periodOf(unit: string, count: number, beginning: boolean): Period {
  if (unit === 'fortnight') return { unit: 'weeks', count: count * 2 }
  if (unit === 'year') return { unit: 'months', count: count * 12 }
  const named = units[unit] ?? 'calendar days'
  return { unit: named === 'months' && beginning ? 'months beginning with' : named, count }
}

const fromOf = (thing?: string): Deadline['from'] => {
  if (!thing) return 'unsaid'
  return /report/i.test(thing) ? 'report' : 'decision'
}

const restOfClause = (text: string, from: number) => /^[^,;:.]{0,80}/.exec(text.slice(from))?.[0] ?? ''

function aNamedDay(text: string): Deadline | null {
  const found = [named.exec(text), numeric.exec(text)]
    .filter((match) => match !== null)
    .map((match) => ({ match, on: dayOf(match) }))
    .filter((candidate): candidate is { match: RegExpExecArray; on: Day } => candidate.on !== null)
  const end = monthEnd.exec(text)
  if (end) found.push({ match: end, on: endOfMonth(end) })
  const [first] = found.sort((one, other) => one.match.index - other.match.index)
  if (!first) return null
  return { words: first.match[0], period: null, from: 'unsaid', on: first.on, at: first.match.index }
}

function dayOf([, date = '', monthWord = '', year = '']: RegExpExecArray): Day | null {
  const number = /^\d/.test(monthWord) ? Number(monthWord) : months.indexOf(monthWord.toLowerCase()) + 1
  const day = `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : null
}

function endOfMonth([, monthWord = '', year = '']: RegExpExecArray): Day {
  const number = months.indexOf(monthWord.toLowerCase()) + 1
  return addDays(addMonths(`${year}-${String(number).padStart(2, '0')}-01`, 1), -1)
}

function anImmediateOne(text: string): Deadline | null {
  const match = atOnce.exec(text)
  return match && { words: match[0], period: null, from: 'unsaid', on: null, at: match.index }
}

/** What a person should look at before they take the date over; null where nothing is open. */
export function doubtOf(deadline: Deadline | null, { decidedOn }: DeadlineStart): string | null {
  if (!deadline) return 'No deadline was read. Give the words and the last day.'
  if (!deadline.on && !deadline.period) return `“${deadline.words}” names no day. Give the last day.`
  if (deadline.on && deadline.on < decidedOn) {
    return `${dayInWords(deadline.on)} is before the decision of ${dayInWords(decidedOn)}.`
  }
  if (deadline.from === 'other') {
    return `“${deadline.words}” runs from something other than the decision. Give the last day.`
  }
  if (deadline.period && deadline.from === 'unsaid') {
    return 'The words do not say from when the time runs: it was counted from the decision.'
  }
  return null
}
