import { describe, expect, test } from 'vitest'
import { currentDueOn, originalDueOn, type RequestDates, timelinessOf } from '#domain/information-request.ts'

const granted = (dueOn: string) => ({ kind: 'granted', dueOn }) as const
const asked = (dueOn: string) => ({ kind: 'asked', dueOn }) as const
const refused = { kind: 'refused', dueOn: null } as const
const stated = { statedDueOn: '2024-06-14', ruleDueOn: '2024-06-17' }

describe('the day an answer is due', () => {
  test.each<[string, RequestDates, string | null, string | null]>([
    ['the letter’s, over the rule’s', { ...stated, extensions: [] }, '2024-06-14', '2024-06-14'],
    [
      'the rule’s where the letter has none',
      { ...stated, statedDueOn: null, extensions: [] },
      '2024-06-17',
      '2024-06-17',
    ],
    ['none where neither has one', { statedDueOn: null, ruleDueOn: null, extensions: [] }, null, null],
    [
      'the day granted',
      { ...stated, extensions: [asked('2024-06-30'), granted('2024-06-21')] },
      '2024-06-14',
      '2024-06-21',
    ],
    [
      'not a day that was only asked for',
      { ...stated, extensions: [asked('2024-06-30')] },
      '2024-06-14',
      '2024-06-14',
    ],
    [
      'as before when more is refused',
      { ...stated, extensions: [granted('2024-06-21'), asked('2024-07-05'), refused] },
      '2024-06-14',
      '2024-06-21',
    ],
    [
      'the last granted, also when it is earlier',
      { ...stated, extensions: [granted('2024-06-28'), granted('2024-06-21')] },
      '2024-06-14',
      '2024-06-21',
    ],
  ])('is %s', (_, dates, original, current) => {
    expect(originalDueOn(dates)).toBe(original)
    expect(currentDueOn(dates)).toBe(current)
  })
})

describe('an answer', () => {
  const extended = { ...stated, extensions: [granted('2024-06-21')] }
  const plain = { ...stated, extensions: [] }
  test.each([
    ['2024-06-14', extended, 'in the original time'],
    ['2024-06-15', extended, 'in the extended time'],
    ['2024-06-21', extended, 'in the extended time'],
    ['2024-06-22', extended, 'late'],
    ['2024-06-14', plain, 'in the original time'],
    ['2024-06-15', plain, 'late'],
    ['2024-06-17', plain, 'late'],
    ['2024-06-14', { ...stated, extensions: [granted('2024-06-10')] }, 'in the original time'],
    ['2024-06-30', { statedDueOn: null, ruleDueOn: null, extensions: [] }, 'in the original time'],
  ])('of %s to %j is %s', (answeredOn, dates, timeliness) =>
    expect(timelinessOf(dates, answeredOn)).toBe(timeliness),
  )
})
