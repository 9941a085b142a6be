import { addDays, type Day, dayInWords } from './calendar.ts'

/** How long a service or directorate is there; validTo is its last day. */
export type Validity = { validFrom: Day; validTo: Day | null }

/** Whether something can be given to it: what ends hands over at once, whenever on its last day that is recorded. */
export const takesWork = ({ validFrom, validTo }: Validity, today: Day): boolean =>
  validFrom <= today && validTo === null

/** The last day of what another takes over from on this day. */
export const lastDayBefore = (from: Day): Day => addDays(from, -1)

/**
 * Why a change of something cannot hold from a day, or null. No day to come: what a service is called and who takes over
 * is then always true of today, and nothing changes by itself at midnight.
 */
export function whyNotFrom(from: Day, { validFrom }: Pick<Validity, 'validFrom'>, today: Day): string | null {
  if (from > today) return `Record it on that day or after. Today is ${dayInWords(today)}`
  if (from <= validFrom) return `It has to be after ${dayInWords(validFrom)}, the first day`
  return null
}

/**
 * Why a service cannot move from a day, or null. It moves no earlier than it came to where it is, or what was last
 * written would say otherwise of today.
 */
export function whyNotMovedFrom(
  from: Day,
  { validFrom }: Pick<Validity, 'validFrom'>,
  lastMovedOn: Day | null,
  today: Day,
): string | null {
  const whyNot = whyNotFrom(from, { validFrom }, today)
  if (whyNot || lastMovedOn === null || from >= lastMovedOn) return whyNot
  return `It came to its directorate on ${dayInWords(lastMovedOn)}: choose that day or a later one`
}

/** Why a service or directorate cannot end on a day, or null. */
export function whyNotUntil(
  lastOn: Day,
  { validFrom }: Pick<Validity, 'validFrom'>,
  today: Day,
): string | null {
  if (lastOn > today) return `Record it on its last day or after. Today is ${dayInWords(today)}`
  if (lastOn < validFrom) return `It cannot end before ${dayInWords(validFrom)}, its first day`
  return null
}

/** A service of a directorate, and its last day there; null while it belongs to it. */
export type Belonged = { service: string; validTo: Day | null }

/** Why a directorate cannot end on a day, or null: its services have left it by then. */
export function whyDirectorateNotUntil(
  lastOn: Day,
  directorate: Pick<Validity, 'validFrom'>,
  belonged: readonly Belonged[],
  today: Day,
): string | null {
  if (belonged.some(({ validTo }) => validTo === null)) {
    return 'Services of it are in force: move or end them first'
  }
  const later = belonged.find(({ validTo }) => validTo !== null && validTo > lastOn)
  if (later) return `${later.service} belonged to it until ${dayInWords(later.validTo!)}`
  return whyNotUntil(lastOn, directorate, today)
}

/**
 * Why a name cannot hold from a day, or null. From the first day of all it corrects the name that was typed then; the
 * latest name is today's.
 */
export function whyNotNamedFrom(from: Day, { validFrom, validTo }: Validity, today: Day): string | null {
  if (validTo !== null && from > validTo) return `It ended on ${dayInWords(validTo)}`
  return from === validFrom && from <= today ? null : whyNotFrom(from, { validFrom }, today)
}

/** What a service has that would be nobody's if it went. */
export type Holdings = {
  /** Cases without a decision in force from before the day. */
  cases: number
  questions: number
  actions: number
  /** Services below it. */
  below: number
  leads: number
}

/** 'It has 2 open cases and a lead', or null where a service may go without anything being left to nobody. */
export function whatWouldBeLeft(holdings: Holdings): string | null {
  const parts = [
    counted(holdings.cases, 'open case'),
    counted(holdings.questions, 'open question'),
    counted(holdings.actions, 'unfinished action'),
    counted(holdings.below, 'service', 'below it'),
    counted(holdings.leads, 'lead'),
  ].filter((part) => part !== null)
  return parts.length > 0 ? `It has ${listed.format(parts)}` : null
}

const listed = new Intl.ListFormat('en-GB')

const counted = (count: number, noun: string, after = '') =>
  count === 0 ? null : `${count} ${noun}${count === 1 ? '' : 's'}${after && ` ${after}`}`

/** What goes over to another service, as words for the page on which it is checked: the same words, the same things. */
export function whatGoesOver(held: {
  cases: number
  questions: number
  actions: number
  below: readonly string[]
  categories: number
  leads: readonly string[]
  groups: number
  /** Services below that come to another directorate, and their cases that go along. */
  moving: readonly string[]
  movingCases: number
}): Record<string, string> {
  return {
    'cases not decided before that day': String(held.cases),
    'open questions': String(held.questions),
    'unfinished actions': String(held.actions),
    'services below': named(held.below),
    'categories of the map': String(held.categories),
    leads: named(held.leads),
    ...(held.moving.length > 0 && {
      'services that come to its directorate': named(held.moving),
      'cases of those, not decided before that day': String(held.movingCases),
    }),
    ...(held.groups > 0 && { 'directory groups': String(held.groups) }),
  }
}

const named = (names: readonly string[]) => (names.length > 0 ? listed.format(names) : 'none')
