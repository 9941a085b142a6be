import type { Day } from './calendar.ts'
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
