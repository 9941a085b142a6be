import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarFrom } from '#domain/calendar.ts'
import { dueStanding, dueWords } from '#domain/due.ts'
import bankHolidays from '../../fixtures/bank-holidays.json' with { type: 'json' }

const england = calendarFrom(bankHolidays)

describe('how near a date is', () => {
  test.each([
    { due: '2024-09-12', today: '2024-09-09', words: 'Due in 3 working days', standing: 'soon' },
    { due: '2024-09-10', today: '2024-09-09', words: 'Due in 1 working day', standing: 'soon' },
    { due: '2024-09-16', today: '2024-09-13', words: 'Due in 1 working day', standing: 'soon' },
    { due: '2024-09-16', today: '2024-09-09', words: 'Due in 5 working days', standing: 'soon' },
    { due: '2024-09-17', today: '2024-09-09', words: 'Due in 6 working days', standing: 'later' },
    { due: '2024-09-09', today: '2024-09-09', words: 'Due today', standing: 'today' },
    { due: '2024-09-07', today: '2024-09-07', words: 'Due today', standing: 'today' },
    { due: '2024-09-05', today: '2024-09-09', words: 'Overdue by 2 working days', standing: 'overdue' },
    { due: '2024-09-06', today: '2024-09-09', words: 'Overdue by 1 working day', standing: 'overdue' },
    { due: '2024-09-07', today: '2024-09-08', words: 'Overdue since Saturday', standing: 'overdue' },
    { due: '2024-09-06', today: '2024-09-07', words: 'Overdue since Friday', standing: 'overdue' },
    { due: '2024-09-07', today: '2024-09-09', words: 'Overdue by 1 working day', standing: 'overdue' },
    { due: '2024-09-07', today: '2024-09-06', words: 'Due tomorrow (Saturday)', standing: 'soon' },
    { due: '2024-09-08', today: '2024-09-06', words: 'Due on Sunday', standing: 'soon' },
    { due: '2024-04-01', today: '2024-03-28', words: 'Due on Monday', standing: 'soon' },
    { due: '2024-03-28', today: '2024-04-01', words: 'Overdue since Thursday', standing: 'overdue' },
  ])('due on $due and seen on $today: $words', ({ due, today, words, standing }) => {
    expect(dueWords(due, today, england)).toBe(words)
    expect(dueStanding(due, today, england)).toBe(standing)
  })

  test('is never said as no working days', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.integer({ min: -40, max: 40 }), (start, apart) => {
        const today = addDays('2018-03-01', start)
        expect(dueWords(addDays(today, apart), today, england)).not.toMatch(/\b0 working/)
      }),
    )
  })
})
