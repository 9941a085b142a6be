import { type Calendar, type Day, dayInWords } from './calendar.ts'
import { capital } from './capital.ts'
import { aRequest, type RequestKind } from './information-request.ts'
import { lastDayOf, type Period, type PeriodUnit, periodInWords } from './period.ts'

/** The default period of a kind of request; without a unit the kind has none. */
export type RequestPeriod = {
  unit: PeriodUnit | null
  count: number | null
  startsFrom: 'received' | 'letter'
}

/** Where a period comes from, and whether the kind is offered for new requests. */
export type RequestPeriodTerms = RequestPeriod & { basis: string; offered: boolean }

/** '10 working days', or that there is none. */
export const requestPeriodInWords = ({ unit, count }: RequestPeriod): string =>
  unit && count !== null ? periodInWords({ unit, count }) : 'None: the date in the letter is needed'

export const startsFromInWords = {
  received: 'the day received',
  letter: 'the date on the letter',
} as const satisfies Record<RequestPeriod['startsFrom'], string>

/** All that is set for a kind of request, for whoever compares two versions of it. */
export const requestTermsInWords = (terms: RequestPeriodTerms) => ({
  period: requestPeriodInWords(terms),
  'counted from': startsFromInWords[terms.startsFrom],
  'where it comes from': terms.basis,
  'offered for new requests': terms.offered ? 'yes' : 'no',
})

export const notOffered = (kind: RequestKind): string =>
  `${capital(aRequest(kind))} is no longer offered for new requests. Choose another kind.`

/** The last day by the default period, and from which day it is counted. Null where the kind has no period. */
export function dueByRule(
  period: RequestPeriod | null,
  { receivedOn, letterOn }: { receivedOn: Day; letterOn?: Day | null },
  calendar: Calendar,
): { period: Period; startsOn: Day; dueOn: Day } | null {
  if (!period?.unit || period.count === null) return null
  const startsOn = period.startsFrom === 'letter' && letterOn ? letterOn : receivedOn
  const rule = { unit: period.unit, count: period.count }
  return { period: rule, startsOn, dueOn: lastDayOf(rule, startsOn, calendar) }
}

type Rule = ReturnType<typeof dueByRule>

/** Which day the answer is due, said before it is kept: the date in the letter counts, and a difference is told. */
export function dueDayInWords(kind: string, rule: Rule, receivedOn: Day, statedDueOn: Day | null): string {
  const stated = statedDueOn && dayInWords(statedDueOn)
  if (!rule) {
    return stated
      ? `The letter says ${stated}, and that counts. No period is set for this kind of request.`
      : `No period is set for ${aRequest(kind)}: the date in the letter is needed.`
  }
  const from = rule.startsOn === receivedOn ? 'receipt' : 'the date of the letter'
  const reckoned = `${periodInWords(rule.period)} from ${from} end on ${dayInWords(rule.dueOn)}`
  if (!stated) return `${reckoned}. Without a date in the letter that day counts.`
  if (statedDueOn === rule.dueOn) return `The letter says ${stated}, and so does the rule: ${reckoned}.`
  return `The letter says ${stated}; ${reckoned}. The date in the letter counts.`
}
