import { describe, expect, test } from 'vitest'
import { calendarFrom, isWorkingDay, withCouncilDays } from '#domain/calendar.ts'
import {
  type CouncilDay,
  deadlinesMoved,
  type RuledDeadline,
  whyNotAdded,
  withDay,
  withoutDay,
} from '#domain/council-day.ts'
import { dueWords } from '#domain/due.ts'
import { ownTargetWords, restOnTarget } from '#domain/own-target.ts'
import { lastDayOf } from '#domain/period.ts'
import bankHolidays from '../../fixtures/bank-holidays.json' with { type: 'json' }

const england = calendarFrom(bankHolidays)
const funeral: CouncilDay = { day: '2024-09-19', name: 'State funeral', kind: 'bank holiday' }
const shut: CouncilDay = { day: '2024-12-27', name: 'Christmas closure', kind: 'closure' }

describe('a day is not added', () => {
  test.each([
    ['2024-09-21', 'Nothing counts this day already: Saturday'],
    ['2024-12-25', 'Nothing counts this day already: Christmas Day'],
    ['2024-12-27', 'This day is on the list already: Christmas closure. Remove it there first'],
    ['2024-09-19', null],
  ])('%s: %s', (day, whyNot) => {
    expect(whyNotAdded(day, withCouncilDays(england, [shut]))).toBe(whyNot)
  })
})

describe('a bank holiday that was proclaimed', () => {
  const tenDays: RuledDeadline = {
    noun: 'information request',
    unit: 'working days',
    count: 10,
    startsOn: '2024-09-09',
    byRule: true,
  }
  const rules: RuledDeadline[] = [
    tenDays,
    { ...tenDays, byRule: false },
    { ...tenDays, startsOn: '2024-08-01' },
    { ...tenDays, startsOn: '2024-09-19' },
    { ...tenDays, unit: 'weeks', count: 4 },
    { ...tenDays, noun: 'remedy action', count: 20 },
  ]

  test('would move the open deadlines whose rule counts over it, and says which of them go by another day', () => {
    expect(deadlinesMoved(rules, england, withDay(england, funeral))).toEqual({
      'information request': { byRule: 1, otherwise: 1 },
      'remedy action': { byRule: 1, otherwise: 0 },
    })
  })

  test('moves what is counted from now on', () => {
    const { unit, count, startsOn } = tenDays
    expect(lastDayOf({ unit, count }, startsOn, england)).toBe('2024-09-23')
    expect(lastDayOf({ unit, count }, startsOn, withDay(england, funeral))).toBe('2024-09-24')
  })

  test('that is removed again moves as many back', () => {
    const added = withDay(england, funeral)
    expect(deadlinesMoved(rules, added, withoutDay(added, funeral.day))).toEqual(
      deadlinesMoved(rules, england, added),
    )
    expect(isWorkingDay(funeral.day, withoutDay(added, funeral.day))).toBe(true)
  })
})

describe('a closure of the council', () => {
  const closed = withDay(withCouncilDays(england, [shut]), {
    day: '2024-12-30',
    name: 'Christmas closure',
    kind: 'closure',
  })

  test('moves no deadline of the Ombudsman’s', () => {
    const rule: RuledDeadline = {
      noun: 'remedy action',
      unit: 'working days',
      count: 5,
      startsOn: '2024-12-23',
      byRule: true,
    }
    const none = { byRule: 0, otherwise: 0 }
    expect(deadlinesMoved([rule], england, closed)).toEqual({
      'information request': none,
      'remedy action': none,
    })
  })

  test.each([
    {
      target: '2025-01-02',
      today: '2024-12-23',
      theirs: 'Due in 5 working days',
      ours: 'due in 3 working days',
    },
    {
      target: '2024-12-24',
      today: '2024-12-31',
      theirs: 'Overdue by 3 working days',
      ours: 'overdue by 1 working day',
    },
    {
      target: '2024-12-24',
      today: '2024-12-30',
      theirs: 'Overdue by 2 working days',
      ours: 'overdue since Tuesday',
    },
    { target: '2024-12-31', today: '2024-12-31', theirs: 'Due today', ours: 'due today' },
  ])('due on $target, seen on $today: $theirs to the Ombudsman, $ours as our own', (row) => {
    expect(dueWords(row.target, row.today, closed)).toBe(row.theirs)
    expect(ownTargetWords(row.target, row.today, closed)).toBe(row.ours)
  })

  test.each([
    [
      '2024-12-30',
      'The council is shut on 30 December 2024: Christmas closure. The working day before is 24 December 2024.',
    ],
    [
      '2024-12-25',
      'The council is shut on 25 December 2024: Christmas Day. The working day before is 24 December 2024.',
    ],
    [
      '2024-12-28',
      'The council is shut on 28 December 2024: Saturday. The working day before is 24 December 2024.',
    ],
    ['2024-12-31', null],
  ])('a target on %s: %s', (target, words) => expect(restOnTarget(target, closed)).toBe(words))
})
