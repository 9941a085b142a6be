import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarFrom, daysBetween, isWorkingDay, workingDaysBetween } from '#domain/calendar.ts'
import { explainDate, lastDayOf, type Period, periodInWords, periodUnits } from '#domain/period.ts'
import bankHolidays from '../../fixtures/bank-holidays.json' with { type: 'json' }

const england = calendarFrom(bankHolidays)
const workingDays = (count: number): Period => ({ unit: 'working days', count })
const beginningWith = (count: number): Period => ({ unit: 'months beginning with', count })
const anyDay = fc
  .integer({ min: 0, max: daysBetween('2018-01-01', '2027-12-31') })
  .map((n) => addDays('2018-01-01', n))
const anyCount = fc.integer({ min: 1, max: 60 })

describe('the last day of a period', () => {
  test.each<[string, Period, string, string]>([
    ['2024-09-09', workingDays(20), '2024-10-07', 'an enquiry'],
    ['2024-09-07', workingDays(1), '2024-09-09', 'received on a Saturday: Monday is day 1'],
    ['2024-09-07', workingDays(20), '2024-10-04', 'received on a Saturday'],
    ['2024-09-08', workingDays(20), '2024-10-04', 'received on a Sunday'],
    ['2024-03-22', workingDays(10), '2024-04-09', 'over Easter'],
    ['2024-12-20', workingDays(10), '2025-01-08', 'over Christmas and New Year'],
    ['2021-12-24', workingDays(1), '2021-12-29', 'over the substitute days of 2021'],
    ['2022-05-27', workingDays(5), '2022-06-07', 'over the Platinum Jubilee'],
    ['2022-09-16', workingDays(1), '2022-09-20', 'over the State Funeral'],
    ['2023-05-05', workingDays(1), '2023-05-09', 'over the coronation'],
    ['2020-05-01', workingDays(5), '2020-05-11', 'with the moved day of 2020'],
    ['2024-03-28', { unit: 'calendar days', count: 21 }, '2024-04-18', 'over the change to summer time'],
    [
      '2024-10-20',
      { unit: 'weeks', count: 3 },
      '2024-11-10',
      'over the change to winter time; a Sunday stays',
    ],
    ['2024-01-31', { unit: 'months', count: 1 }, '2024-02-29', 'clamped in a leap year'],
    ['2023-01-31', { unit: 'months', count: 1 }, '2023-02-28', 'clamped'],
    ['2024-05-05', { unit: 'months', count: 1 }, '2024-06-05', 'after the day'],
    ['2024-02-29', { unit: 'months', count: 12 }, '2025-02-28', 'from a leap day'],
    ['2024-05-05', beginningWith(3), '2024-08-04', 'a public report received on 5 May'],
    ['2024-08-05', beginningWith(3), '2024-11-04', 'and the confirmation that follows'],
    ['2024-03-01', beginningWith(3), '2024-05-31', 'from 1 March'],
    ['2023-11-30', beginningWith(3), '2024-02-29', 'where the month has no such date'],
    ['2023-11-29', beginningWith(3), '2024-02-28', 'where a leap year has the date'],
    ['2022-11-29', beginningWith(3), '2023-02-28', 'where another year has not'],
  ])('from %s, %o is %s: %s', (start, period, result) =>
    expect(lastDayOf(period, start, england)).toBe(result),
  )

  test('in working days is always a working day', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, count) =>
        isWorkingDay(lastDayOf(workingDays(count), start, england), england),
      ),
    )
  })

  test('in working days counts back to what was added', () => {
    fc.assert(
      fc.property(
        anyDay,
        anyCount,
        (start, count) =>
          workingDaysBetween(start, lastDayOf(workingDays(count), start, england), england) === count,
      ),
    )
  })

  test('is never earlier for a later start or a longer period', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...periodUnits),
        anyDay,
        fc.nat(90),
        anyCount,
        (unit, start, later, count) => {
          const last = lastDayOf({ unit, count }, start, england)
          expect(lastDayOf({ unit, count }, addDays(start, later), england) >= last).toBe(true)
          expect(lastDayOf({ unit, count: count + 1 }, start, england) > last).toBe(true)
        },
      ),
    )
  })
})

describe('why this date?', () => {
  test('names every day that was skipped', () => {
    const { skipped, skippedSummary, result } = explainDate(workingDays(5), '2024-03-27', england)
    expect(result).toBe('2024-04-05')
    expect(skipped).toEqual([
      { day: '2024-03-29', reason: 'Good Friday' },
      { day: '2024-03-30', reason: 'Saturday' },
      { day: '2024-03-31', reason: 'Sunday' },
      { day: '2024-04-01', reason: 'Easter Monday' },
    ])
    expect(skippedSummary).toBe('2 weekend days, Good Friday (29 March 2024), Easter Monday (1 April 2024)')
  })

  test('says where the month’s last day stands in', () =>
    expect(explainDate({ unit: 'months', count: 1 }, '2024-01-31', england).clamped).toBe(
      'February 2024 has no day 31, so its last day counts',
    ))

  test('leaves a date in months on a day of rest, and gives the working day before it', () => {
    const { dayOfRest, result, skipped } = explainDate({ unit: 'months', count: 1 }, '2024-03-01', england)
    expect({ dayOfRest, result, skipped }).toEqual({
      dayOfRest: { reason: 'Easter Monday', workingDayBefore: '2024-03-28' },
      result: '2024-04-01',
      skipped: [],
    })
  })

  test('skips exactly the days that are not counted', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, count) => {
        const { skipped, result } = explainDate(workingDays(count), start, england)
        expect(skipped.length + count).toBe(daysBetween(start, result))
      }),
    )
  })

  test.each<[Period, string]>([
    [workingDays(1), '1 working day'],
    [workingDays(20), '20 working days'],
    [{ unit: 'weeks', count: 4 }, '4 weeks'],
    [{ unit: 'months', count: 1 }, '1 month'],
    [beginningWith(3), '3 months beginning with that day'],
  ])('%o is said as %s', (period, words) => expect(periodInWords(period)).toBe(words))
})
