import { type Day, dayInWords } from './calendar.ts'
import type { Role } from './user.ts'

/** Days on which somebody is away, both of them included, and who covers. Without a last day they are away until further notice. */
export type Absence = { userId: number; coverId: number | null; firstOn: Day; lastOn: Day | null }

const runsOn = ({ firstOn, lastOn }: Pick<Absence, 'firstOn' | 'lastOn'>, day: Day): boolean =>
  firstOn <= day && (lastOn === null || day <= lastOn)

const absenceOf = (userId: number, absences: readonly Absence[], day: Day): Absence | undefined =>
  absences.find((absence) => absence.userId === userId && runsOn(absence, day))

export const isAway = (userId: number, absences: readonly Absence[], day: Day): boolean =>
  absenceOf(userId, absences, day) !== undefined

/**
 * Who gets what is meant for somebody: themselves, or while they are away their cover, or the cover of a cover who is
 * away too. Themselves where nobody is there to cover, so that nothing goes to no one.
 */
export function inPlaceOf(userId: number, absences: readonly Absence[], day: Day): number {
  const passed = new Set<number>()
  for (let next: number | null = userId; next !== null && !passed.has(next); ) {
    const away = absenceOf(next, absences, day)
    if (!away) return next
    passed.add(next)
    next = away.coverId
  }
  return userId
}

/** For whom somebody covers on a day, along the same chain as inPlaceOf. */
export const coveredBy = (userId: number, absences: readonly Absence[], day: Day): number[] =>
  [...new Set(absences.map((absence) => absence.userId))].filter(
    (absent) => absent !== userId && inPlaceOf(absent, absences, day) === userId,
  )

/** A cover has the same part; for a service lead a link officer may do it too, who sees their cases anyway. */
export const mayCover = (absent: Role, cover: Role): boolean =>
  cover === absent || (absent === 'service lead' && cover === 'link officer')

/** How an absence reads to others: until when, and who covers in the end. No cover: nobody does. */
export type Away = { until: Day | null; cover: string | null }

/** 'away until 12 September 2024, Una Officer covers' */
export function awayInWords({ until, cover }: Away): string {
  const lastDay = until ? dayInWords(until) : 'further notice'
  return `away until ${lastDay}, ${cover ? `${cover} covers` : 'nobody covers'}`
}

/** An absence as its form says it. */
export type AbsenceFacts = { firstOn: Day; lastOn: Day | null; coverId: number | null; note: string }

const overlap = (one: Pick<Absence, 'firstOn' | 'lastOn'>, other: Pick<Absence, 'firstOn' | 'lastOn'>) =>
  (other.lastOn === null || one.firstOn <= other.lastOn) &&
  (one.lastOn === null || other.firstOn <= one.lastOn)

/** Why an absence may not be recorded like this, beside the field that it concerns: nobody is away twice at once. */
export function mistakesInAbsence(
  absence: AbsenceFacts,
  {
    others,
    mayCover,
  }: { others: readonly Pick<Absence, 'firstOn' | 'lastOn'>[]; mayCover: readonly number[] },
): Record<string, string> {
  const { firstOn, lastOn, coverId } = absence
  const mistakes: Record<string, string> = {}
  if (lastOn !== null && lastOn < firstOn) mistakes.lastOn = 'The last day cannot be before the first'
  const same = others.find((other) => overlap(absence, other))
  if (same && !mistakes.lastOn) mistakes.firstOn = `This overlaps the absence ${daysAwayInWords(same)}`
  if (coverId !== null && !mayCover.includes(coverId)) mistakes.coverId = 'Choose who covers from the list'
  return mistakes
}

/** 'from 19 August 2024 to 26 August 2024' */
export const daysAwayInWords = ({ firstOn, lastOn }: Pick<Absence, 'firstOn' | 'lastOn'>): string =>
  `from ${dayInWords(firstOn)} ${lastOn ? `to ${dayInWords(lastOn)}` : 'until further notice'}`

/** The facts under names that people read: to tell a change, and two versions apart. */
export const absenceInWords = (
  { firstOn, lastOn, coverId, note }: AbsenceFacts,
  people: ReadonlyMap<number, string>,
) => ({
  'first day': firstOn,
  'last day': lastOn ?? '',
  cover: coverId === null ? '' : (people.get(coverId) ?? 'somebody'),
  note,
})

/** What has begun was so: it is cut short, not removed. */
export const mayBeRemoved = ({ firstOn }: Pick<Absence, 'firstOn'>, today: Day): boolean => firstOn >= today
