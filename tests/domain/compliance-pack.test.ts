import { expect, test } from 'vitest'
import { notYetSent, type PackFacts, whyNotSendable } from '#domain/compliance-pack.ts'

const proved: PackFacts = {
  doneOn: '2023-11-24',
  withdrawnOn: null,
  sentOn: null,
  clearedFiles: 1,
  filesToReview: 0,
  paidPayments: 0,
  unsentFiles: 1,
  paidSince: false,
}

test.each([
  ['done and proved by a cleared file', {}, null],
  ['paid, without a file', { clearedFiles: 0, unsentFiles: 0, paidPayments: 1 }, null],
  ['proved, with another file to review', { filesToReview: 1 }, null],
  ['withdrawn', { withdrawnOn: '2023-12-01' }, 'withdrawn on 1 December 2023'],
  ['not done', { doneOn: null }, 'not done yet'],
  [
    'done, with a file to review',
    { clearedFiles: 0, unsentFiles: 0, filesToReview: 1 },
    'its file has not been cleared yet',
  ],
  [
    'done, with nothing to show',
    { clearedFiles: 0, unsentFiles: 0 },
    'no cleared file and no payment. A promise is not evidence',
  ],
  [
    'sent, with nothing new',
    { sentOn: '2023-12-08', unsentFiles: 0 },
    'sent on 8 December 2023, with nothing new since',
  ],
  ['sent, with a file cleared since', { sentOn: '2023-12-08', unsentFiles: 1 }, null],
  ['sent, with a payment since', { sentOn: '2023-12-08', unsentFiles: 0, paidSince: true }, null],
] satisfies [string, Partial<PackFacts>, string | null][])('an action that is %s', (_, facts, why) => {
  expect(whyNotSendable({ ...proved, ...facts })).toBe(why)
})

test('a file goes with an action once, and with another action still', () => {
  const letter = { actionId: 1, versionId: 10 }
  const also = { actionId: 2, versionId: 10 }
  expect(notYetSent([letter, also], [])).toEqual([letter, also])
  expect(notYetSent([letter, also], [letter])).toEqual([also])
})
