import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  calendarFrom,
  dayInWords,
  daysBetween,
  dayWithWeekday,
  forInternalTargets,
  holidayListEndsWithin12Months,
  isDay,
  isWorkingDay,
  londonInstant,
  nextWorkingDay,
  previousWorkingDay,
  shortDay,
  timeInWords,
  today,
  weekdayOf,
  workingDaysBetween,
} from '#domain/calendar.ts'
import bankHolidays from '../../fixtures/bank-holidays.json' with { type: 'json' }

const england = calendarFrom(bankHolidays)
const anyDay = fc
  .integer({ min: 0, max: daysBetween('2018-01-01', '2028-12-31') })
  .map((n) => addDays('2018-01-01', n))

describe('a day', () => {
  test.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-04-31', false],
    ['2024-5-31', false],
    ['31/05/2024', false],
    ['1900-01-01', true],
    ['2100-12-31', true],
    ['1899-12-31', false],
    ['2101-01-01', false],
    ['2024-05-31T10:00', false],
    ['', false],
  ])('%s is a real date of our years: %s', (text, real) => expect(isDay(text)).toBe(real))

  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-05-31', -1, '2024-04-30'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months make %s', (day, months, result) => expect(addMonths(day, months)).toBe(result))

  test.each([
    ['2024-03-30', 2, '2024-04-01'],
    ['2024-10-26', 2, '2024-10-28'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
  ])('%s and %i days make %s, also when the clocks change', (day, days, result) => {
    expect(addDays(day, days)).toBe(result)
    expect(daysBetween(day, result)).toBe(days)
  })

  test('is told in the words of a letter and of a list', () => {
    expect(dayInWords('2024-07-17')).toBe('17 July 2024')
    expect(dayWithWeekday('2024-07-17')).toBe('Wednesday 17 July 2024')
    expect(shortDay('2024-07-17')).toBe('Wed 17 July')
    expect(weekdayOf('1900-01-01')).toBe('Monday')
  })
})

describe('the council’s clock', () => {
  test.each([
    ['2024-07-16T22:59:59Z', '2024-07-16', '11:59pm'],
    ['2024-07-16T23:00:00Z', '2024-07-17', 'midnight'],
    ['2024-01-16T23:30:00Z', '2024-01-16', '11:30pm'],
    ['2024-09-09T08:32:00Z', '2024-09-09', '9:32am'],
    ['2024-09-09T11:00:00Z', '2024-09-09', 'midday'],
    ['2024-09-09T08:00:00Z', '2024-09-09', '9am'],
    ['2024-09-09T11:05:00Z', '2024-09-09', '12:05pm'],
  ])('at %s it is %s, %s', (at, day, time) => {
    expect(today(new Date(at))).toBe(day)
    expect(timeInWords(new Date(at))).toBe(time)
  })

  test.each([
    ['2024-03-30', '2024-03-30T09:30:00.000Z'],
    ['2024-03-31', '2024-03-31T08:30:00.000Z'],
    ['2024-10-27', '2024-10-27T09:30:00.000Z'],
  ])('half past nine on %s is %s', (day, instant) =>
    expect(londonInstant(day, '09:30').toISOString()).toBe(instant),
  )
})

describe('the bank holidays of England', () => {
  const holidays = new Holidays('GB', 'ENG')
  const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028]

  test.each(years)('in %i are those that an independent list has', (year) => {
    const ours = [...england.bankHolidays.keys()].filter((day) => day.startsWith(String(year)))
    const theirs = holidays
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10))
      .filter((day) => !['Saturday', 'Sunday'].includes(weekdayOf(day)))
    expect(ours).toEqual([...new Set(theirs)].sort())
  })

  test.each([
    ['2020-05-04', true],
    ['2020-05-08', false],
    ['2022-05-30', true],
    ['2022-06-02', false],
    ['2022-06-03', false],
    ['2022-09-19', false],
    ['2023-05-08', false],
    ['2021-12-28', false],
  ])('have %s as a working day: %s', (day, works) => expect(isWorkingDay(day, england)).toBe(works))

  test('are provisional in 2027 and 2028 only', () => {
    const provisional = bankHolidays.bankHolidays.filter(({ provisional }) => provisional)
    expect(new Set(provisional.map(({ day }) => day.slice(0, 4)))).toEqual(new Set(['2027', '2028']))
  })

  test('give a warning when their list ends within twelve months', () => {
    expect(holidayListEndsWithin12Months(england, '2027-12-31')).toBeNull()
    expect(holidayListEndsWithin12Months(england, '2028-01-01')).toBe('2028-12-31')
    const onlyOneMore = new Map([
      ...england.bankHolidays,
      ['2029-01-01', { name: 'New Year', provisional: true }],
    ])
    expect(holidayListEndsWithin12Months({ ...england, bankHolidays: onlyOneMore }, '2028-06-01')).toBe(
      '2028-12-31',
    )
  })
})

describe('a closure of the council', () => {
  const closed = calendarFrom(bankHolidays, new Map([['2024-12-27', 'Offices closed for Christmas']]))

  test('moves the dates that the council sets itself, and no other', () => {
    expect(nextWorkingDay('2024-12-24', closed)).toBe('2024-12-27')
    expect(nextWorkingDay('2024-12-24', forInternalTargets(closed))).toBe('2024-12-30')
    expect(previousWorkingDay('2024-12-30', forInternalTargets(closed))).toBe('2024-12-24')
  })
})

describe('working days between two days', () => {
  test.each([
    ['2024-03-28', '2024-04-02', 1],
    ['2024-03-29', '2024-04-01', 0],
    ['2024-09-09', '2024-09-09', 0],
    ['2024-09-09', '2024-09-16', 5],
    ['2024-09-16', '2024-09-09', -5],
    ['2024-09-07', '2024-09-09', 1],
    ['2024-09-08', '2024-09-07', 0],
  ])('from %s to %s are %i', (from, to, count) => expect(workingDaysBetween(from, to, england)).toBe(count))

  test('are as many back as forth, and add up over any day between', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (one, two, three) => {
        const there = workingDaysBetween(one, two, england)
        expect(workingDaysBetween(two, one, england) + there).toBe(0)
        expect(there + workingDaysBetween(two, three, england)).toBe(workingDaysBetween(one, three, england))
      }),
      { numRuns: 30 },
    )
  })
})
