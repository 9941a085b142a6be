import { type Absence, isAway } from './absence.ts'
import type { Day } from './calendar.ts'
import type { Role, User } from './user.ts'

/** Nobody who lets people in is let into cases by it; another Monitoring Officer needs no nomination. */
export const mayBeDeputy = (role: Role): boolean => role !== 'administrator' && role !== 'monitoring officer'

/** Who holds the office, and so may have a deputy: a nomination ends with it. */
export const isInOffice = ({ role, active }: { role: Role; active: boolean }): boolean =>
  active && role === 'monitoring officer'

type Officer = { id: number; role: Role; active: boolean; deputyId: number | null }

/**
 * Local Government and Housing Act 1989, section 5(7): where the Monitoring Officer is unable to act owing to absence or
 * illness, the deputy whom they nominated performs their duties personally. It ends with the absence or the nomination.
 */
export const mayActFor = (
  deputy: Omit<Officer, 'deputyId'>,
  officer: Officer,
  absences: readonly Absence[],
  day: Day,
): boolean =>
  deputy.active &&
  mayBeDeputy(deputy.role) &&
  isInOffice(officer) &&
  officer.deputyId === deputy.id &&
  isAway(officer.id, absences, day)

/** A deputy while they act: the officer's part in every permission and sight, under their own name. */
export const inOfficersPart = (deputy: User, actingFor: { id: number; name: string }): User => ({
  ...deputy,
  role: 'monitoring officer',
  services: [],
  actingFor,
})

/** Who gets the mails of a Monitoring Officer who is away and covered by no other: the deputy, who may act for them. */
export const withDeputies = (
  absences: readonly Absence[],
  deputies: ReadonlyMap<number, number>,
  day: Day,
): Absence[] =>
  absences.map((absence) => {
    const deputyId = deputies.get(absence.userId)
    if (absence.coverId !== null || deputyId === undefined || isAway(deputyId, absences, day)) return absence
    return { ...absence, coverId: deputyId }
  })
