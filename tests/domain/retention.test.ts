import { describe, expect, test } from 'vitest'
import { keptSince, monthsInWords, retentionDefaults } from '#domain/retention.ts'

describe('what ended before this day is past its period', () => {
  test.each([
    { months: 12, today: '2024-09-09', since: '2023-09-09' },
    { months: 72, today: '2024-09-09', since: '2018-09-09' },
    { months: 12, today: '2024-02-29', since: '2023-02-28' },
    { months: 1, today: '2024-03-31', since: '2024-02-29' },
    { months: 1, today: '2024-01-01', since: '2023-12-01' },
  ])('$months months on $today: $since', ({ months, today, since }) => {
    expect(keptSince(months, today)).toBe(since)
  })
})

test.each([
  [1, '1 month'],
  [12, '1 year'],
  [18, '18 months'],
  [72, '6 years'],
])('%i months are %s', (months, words) => expect(monthsInWords(months)).toBe(words))

test('every default says that it is one', () => {
  for (const { reason } of Object.values(retentionDefaults)) expect(reason).toMatch(/^A default/)
})
