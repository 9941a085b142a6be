import { expect, test } from 'vitest'
import { capital, small } from '#domain/capital.ts'

test.each([
  ['Investigation enquiry', 'investigation enquiry'],
  ['The Ombudsman agreed', 'the Ombudsman agreed'],
  ['2 questions', '2 questions'],
  ['', ''],
])('“%s” goes on within a line as “%s”', (beginning, within) => {
  expect([small(beginning), capital(within)]).toEqual([within, beginning])
})
