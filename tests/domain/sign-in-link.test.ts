import { expect, test } from 'vitest'
import { minutesInWords, refusalOf } from '#domain/sign-in-link.ts'

const expiresAt = new Date('2024-09-09T10:15:00Z')
const usedAt = new Date('2024-09-09T10:05:00Z')

test.each([
  { usedAt: null, at: '2024-09-09T10:00:00Z', is: null },
  { usedAt: null, at: '2024-09-09T10:14:59Z', is: null },
  { usedAt: null, at: '2024-09-09T10:15:00Z', is: 'late' },
  { usedAt: null, at: '2024-09-10T10:00:00Z', is: 'late' },
  { usedAt, at: '2024-09-09T10:06:00Z', is: 'used' },
  { usedAt, at: '2024-09-10T10:00:00Z', is: 'used' },
])('a link until 10:15, used at $usedAt: at $at it is refused as $is', ({ usedAt, at, is }) => {
  expect(refusalOf({ usedAt, expiresAt }, new Date(at))).toBe(is)
})

test.each([
  [1, '1 minute'],
  [15, '15 minutes'],
  [60, '1 hour'],
  [90, '90 minutes'],
  [1440, '24 hours'],
])('%i minutes are %s', (minutes, words) => {
  expect(minutesInWords(minutes)).toBe(words)
})
