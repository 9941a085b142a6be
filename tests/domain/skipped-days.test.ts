import { describe, expect, test } from 'vitest'
import { calendarFrom } from '#domain/calendar.ts'
import { explainDate } from '#domain/period.ts'
import { skippedInLines } from '#domain/skipped-days.ts'
import bankHolidays from '../../fixtures/bank-holidays.json' with { type: 'json' }

const england = calendarFrom(bankHolidays)
const lines = (start: string, count: number) =>
  skippedInLines(explainDate({ unit: 'working days', count }, start, england).skipped).map(
    ({ days, reason }) => `${days}: ${reason}`,
  )

describe('the days that a count passes over', () => {
  test.each([
    {
      start: '2023-12-11',
      count: 20,
      told: [
        '16 and 17, 23 and 24, 30 and 31 December 2023: weekends',
        'Mon 25 December 2023: Christmas Day',
        'Tue 26 December 2023: Boxing Day',
        "Mon 1 January 2024: New Year's Day",
        '6 and 7 January 2024: weekend',
      ],
    },
    {
      start: '2023-08-14',
      count: 20,
      told: [
        '19 and 20, 26 and 27 August 2023: weekends',
        'Mon 28 August 2023: Summer bank holiday',
        '2 and 3, 9 and 10 September 2023: weekends',
      ],
    },
    { start: '2024-11-28', count: 2, told: ['30 November 2024 and 1 December 2024: weekend'] },
    { start: '2024-11-15', count: 10, told: ['16 and 17, 23 and 24 November 2024: weekends'] },
    { start: '2024-11-16', count: 1, told: ['17 November 2024: Sunday'] },
    { start: '2024-11-11', count: 3, told: [] },
  ])('$count working days from $start', ({ start, count, told }) => {
    expect(lines(start, count)).toEqual(told)
  })

  test('are all told, none twice', () => {
    const { skipped } = explainDate({ unit: 'working days', count: 250 }, '2023-12-11', england)
    const numbers = lines('2023-12-11', 250)
      .map((line) => line.replace(/20\d\d/g, ''))
      .flatMap((line) => [...line.split(':')[0]!.matchAll(/\d+/g)])
    expect(numbers.length).toBe(skipped.length)
  })
})
