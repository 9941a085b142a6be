import { describe, expect, test } from 'vitest'
import { londonInstant } from '#domain/calendar.ts'
import { mailBlocks, plainBody } from '#domain/mail-body.ts'
import { isRefusedForGood, mostTries, nextTryAt } from '#domain/mail-retry.ts'
import { calendar } from '../support/desk.ts'

const hours = { calendar }
const kind = 'question asked' as const

const at = new Date('2025-03-03T09:00:00Z')
const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

describe('a mail that was not taken at nine', () => {
  test.each([
    { attempts: 1, minutes: 1 },
    { attempts: 2, minutes: 5 },
    { attempts: 3, minutes: 15 },
    { attempts: 4, minutes: 60 },
    { attempts: 5, minutes: 240 },
    { attempts: 11, minutes: 240 },
  ])('is tried again $minutes minutes after try $attempts', ({ attempts, minutes }) => {
    expect(nextTryAt({ kind, attempts, at, permanent: false, expiresAt: null }, hours)).toEqual(
      minutesLater(minutes),
    )
  })

  test.each([
    { why: 'it was refused for good', attempts: 1, permanent: true, expiresAt: null },
    { why: 'it was tried often enough', attempts: mostTries, permanent: false, expiresAt: null },
    { why: 'it is of no use by the next try', attempts: 3, permanent: false, expiresAt: minutesLater(15) },
  ])('is given up where $why', ({ attempts, permanent, expiresAt }) => {
    expect(nextTryAt({ kind, attempts, at, permanent, expiresAt }, hours)).toBeNull()
  })

  test('is tried again where it is still of use by then', () => {
    const facts = { kind, attempts: 2, at, permanent: false, expiresAt: minutesLater(15) }
    expect(nextTryAt(facts, hours)).toEqual(minutesLater(5))
  })
})

describe('a mail that was not taken in the evening', () => {
  const london = (text: string) => londonInstant(text.slice(0, 10), text.slice(11))
  test.each([
    { kind: 'question asked', tried: '2025-03-28 18:57', attempts: 1, next: '2025-03-28 18:58' },
    { kind: 'question asked', tried: '2025-03-28 18:57', attempts: 2, next: '2025-03-31 07:00' },
    { kind: 'morning', tried: '2025-04-17 17:00', attempts: 5, next: '2025-04-22 07:00' },
    { kind: 'sign-in link', tried: '2025-03-28 18:57', attempts: 2, next: '2025-03-28 19:02' },
    { kind: 'test message', tried: '2025-03-30 03:00', attempts: 1, next: '2025-03-30 03:01' },
  ] as const)('a $kind, try $attempts on $tried: the next on $next', ({ kind, tried, attempts, next }) => {
    const failed = { kind, attempts, at: london(tried), permanent: false, expiresAt: null }
    expect(nextTryAt(failed, hours)).toEqual(london(next))
  })
})

describe('what a server says', () => {
  test.each([
    { code: 550, command: 'RCPT TO', forGood: true, what: 'no such person' },
    { code: 554, command: 'DATA', forGood: true, what: 'this message is refused' },
    { code: 451, command: 'DATA', forGood: false, what: 'try later' },
    { code: 452, command: 'RCPT TO', forGood: false, what: 'the mailbox is full' },
    { code: 535, command: 'AUTH PLAIN', forGood: false, what: 'our password is wrong' },
    { code: 553, command: 'MAIL FROM', forGood: false, what: 'our own address is not allowed' },
    { code: null, command: 'CONN', forGood: false, what: 'nothing' },
  ])('$what: for good is $forGood', ({ code, command, forGood }) => {
    expect(isRefusedForGood({ code, command })).toBe(forGood)
  })
})

describe('the body of a mail', () => {
  const body = 'Two things\nare due.\n\n# Overdue\n- 23 001 283\n- 23 001 284\n\n# Due today\nNothing.'

  test('has headings, lists and paragraphs', () => {
    expect(mailBlocks(body)).toEqual([
      { kind: 'paragraph', text: 'Two things are due.' },
      { kind: 'heading', text: 'Overdue' },
      { kind: 'list', items: ['23 001 283', '23 001 284'] },
      { kind: 'heading', text: 'Due today' },
      { kind: 'paragraph', text: 'Nothing.' },
    ])
  })

  test('reads as well without them', () => {
    expect(plainBody(body)).toBe(
      'Two things are due.\n\nOverdue\n-------\n\n- 23 001 283\n- 23 001 284\n\nDue today\n---------\n\nNothing.',
    )
  })
})
