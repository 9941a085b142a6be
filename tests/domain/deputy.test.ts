import { describe, expect, test } from 'vitest'
import { type Absence, inPlaceOf } from '#domain/absence.ts'
import { mayActFor, withDeputies } from '#domain/deputy.ts'
import type { Role } from '#domain/user.ts'

const [mo, una] = [1, 2]
const week: Absence[] = [{ userId: mo, coverId: null, firstOn: '2024-12-23', lastOn: '2025-01-01' }]
const officer = { id: mo, role: 'monitoring officer' as Role, active: true, deputyId: una }
const deputy = { id: una, role: 'link officer' as Role, active: true }

describe('the deputy acts for the Monitoring Officer, who is away over Christmas from 23 December 2024 to 1 January 2025', () => {
  test.each([
    { when: 'the Sunday before', day: '2024-12-22', may: false },
    { when: 'the first day', day: '2024-12-23', may: true },
    { when: 'Boxing Day', day: '2024-12-26', may: true },
    { when: 'the last day', day: '2025-01-01', may: true },
    { when: 'the day after', day: '2025-01-02', may: false },
    { when: 'nobody is nominated', deputyId: null, may: false },
    { when: 'somebody else is nominated', deputyId: 3, may: false },
    { when: 'the officer has another part by now', officerRole: 'viewer' as Role, may: false },
    { when: 'the officer may not sign in any more', officerActive: false, may: false },
    { when: 'the deputy leads a service', role: 'service lead' as Role, may: true },
    { when: 'the deputy is a viewer', role: 'viewer' as Role, may: true },
    { when: 'the deputy is an administrator', role: 'administrator' as Role, may: false },
    { when: 'the deputy is a Monitoring Officer already', role: 'monitoring officer' as Role, may: false },
    { when: 'the deputy may not sign in any more', active: false, may: false },
  ])(
    '$when: $may',
    ({
      day = '2024-12-27',
      may,
      role = deputy.role,
      active = true,
      deputyId = una,
      officerRole = officer.role,
      officerActive = true,
    }) => {
      const theirs = { ...officer, role: officerRole, active: officerActive, deputyId }
      expect(mayActFor({ ...deputy, role, active }, theirs, week, day)).toBe(may)
    },
  )
})

describe('the mails of the Monitoring Officer, who is away, go', () => {
  const [kim, day] = [3, '2024-12-27']
  const [mos] = week as [Absence]
  const away = (userId: number): Absence => ({ userId, coverId: null, firstOn: day, lastOn: day })
  test.each([
    { when: 'to the deputy', absences: [mos], deputies: [[mo, una]], to: una },
    {
      when: 'to another Monitoring Officer who covers',
      absences: [{ ...mos, coverId: kim }],
      deputies: [[mo, una]],
      to: kim,
    },
    {
      when: 'nowhere else while the deputy is away too',
      absences: [mos, away(una)],
      deputies: [[mo, una]],
      to: mo,
    },
    { when: 'nowhere else without a deputy', absences: [mos], deputies: [], to: mo },
  ] as { when: string; absences: Absence[]; deputies: [number, number][]; to: number }[])(
    '$when',
    ({ absences, deputies, to }) => {
      expect(inPlaceOf(mo, withDeputies(absences, new Map(deputies), day), day)).toBe(to)
    },
  )
})
