import { describe, expect, test } from 'vitest'
import { londonInstant, withCouncilDays } from '#domain/calendar.ts'
import { inWorkingHours, ofUseUntil } from '#domain/mail-hours.ts'
import { calendar as shipped } from '../support/desk.ts'

const calendar = withCouncilDays(shipped, [{ day: '2025-08-01', name: 'Office move', kind: 'closure' }])

/** '2025-03-28 18:59' as the clocks of London show it. */
const london = (text: string) => londonInstant(text.slice(0, 10), text.slice(11))

describe('a mail about work goes', () => {
  test.each([
    { written: '2025-03-28 07:00', goes: '2025-03-28 07:00', why: 'at once on a Friday from seven' },
    { written: '2025-03-28 18:59', goes: '2025-03-28 18:59', why: 'at once until seven in the evening' },
    { written: '2025-03-28 19:00', goes: '2025-03-31 07:00', why: 'on Monday after a Friday evening' },
    { written: '2025-03-27 23:30', goes: '2025-03-28 07:00', why: 'the next morning after a late evening' },
    { written: '2025-03-28 06:59', goes: '2025-03-28 07:00', why: 'that morning before seven' },
    { written: '2025-03-29 10:00', goes: '2025-03-31 07:00', why: 'on Monday after a Saturday' },
    {
      written: '2025-03-30 10:00',
      goes: '2025-03-31 07:00',
      why: 'on Monday after the Sunday on which clocks go forward',
    },
    {
      written: '2025-03-30 00:30',
      goes: '2025-03-31 07:00',
      why: 'on Monday after the hour before they go forward',
    },
    {
      written: '2025-10-26 01:30',
      goes: '2025-10-27 07:00',
      why: 'on Monday after the Sunday on which clocks go back',
    },
    {
      written: '2025-10-24 19:00',
      goes: '2025-10-27 07:00',
      why: 'at seven of the clock that has gone back',
    },
    { written: '2025-12-24 19:30', goes: '2025-12-29 07:00', why: 'after Christmas and its weekend' },
    { written: '2025-12-25 12:00', goes: '2025-12-29 07:00', why: 'not on Christmas Day' },
    { written: '2025-12-31 20:00', goes: '2026-01-02 07:00', why: 'after New Year’s Day' },
    { written: '2025-04-17 20:00', goes: '2025-04-22 07:00', why: 'after Good Friday and Easter Monday' },
    { written: '2025-04-21 09:00', goes: '2025-04-22 07:00', why: 'not on Easter Monday' },
    {
      written: '2025-08-01 09:00',
      goes: '2025-08-04 07:00',
      why: 'not on a day on which the council is shut',
    },
  ])('$why', ({ written, goes }) => {
    expect(inWorkingHours(london(written), calendar)).toEqual(london(goes))
  })

  test('from the hour that the council set', () => {
    expect(inWorkingHours(london('2025-03-28 07:30'), calendar, '08:15')).toEqual(london('2025-03-28 08:15'))
    expect(inWorkingHours(london('2025-03-29 07:30'), calendar, '08:15')).toEqual(london('2025-03-31 08:15'))
  })

  test('at six in the morning of Greenwich in summer, and at seven in winter', () => {
    expect(inWorkingHours(london('2025-03-30 10:00'), calendar).toISOString()).toBe(
      '2025-03-31T06:00:00.000Z',
    )
    expect(inWorkingHours(london('2025-10-26 10:00'), calendar).toISOString()).toBe(
      '2025-10-27T07:00:00.000Z',
    )
  })
})

describe('a mail about work is of use until the evening of the fifth working day after', () => {
  test.each([
    { goes: '2025-03-28 18:50', until: '2025-04-04 19:00' },
    { goes: '2025-03-31 07:00', until: '2025-04-07 19:00' },
    { goes: '2025-04-17 07:00', until: '2025-04-28 19:00' },
    { goes: '2025-07-30 12:00', until: '2025-08-07 19:00' },
  ])('$goes: $until', ({ goes, until }) => {
    expect(ofUseUntil(london(goes), calendar)).toEqual(london(until))
  })
})
