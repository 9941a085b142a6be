import { describe, expect, test } from 'vitest'
import { londonInstant } from '#domain/calendar.ts'
import { decisionUpheld } from '#domain/mail/decision.ts'
import { changesRequested, evidenceToReview } from '#domain/mail/evidence.ts'
import { questionAnswered, questionsAsked } from '#domain/mail/question.ts'
import { actionsAgreed } from '#domain/mail/remedy-action.ts'
import { goneInWords } from '#domain/timeline/mail.ts'

const reference = '23001283'
const none = { absent: [] }
const asked = {
  reference,
  request: 'investigation enquiry' as const,
  dueOn: '2023-09-08',
  questions: [{ number: 1, service: 'School transport', internalDueOn: '2023-09-01' }],
}

describe('what a mail says', () => {
  test.each([
    {
      what: 'a question that is asked of a service',
      text: questionsAsked({ ...asked, ...none }),
      says: [
        'A question for your service: 23 001 283',
        'The Ombudsman asks about case 23 001 283 (investigation enquiry). For your service:',
        '- Question 1, for School transport: answer by Friday 1 September 2023',
        'The council’s whole answer is due by Friday 8 September 2023.',
        'Read and answer the question',
      ],
    },
    {
      what: 'two questions, to the cover of somebody who is away',
      text: questionsAsked({
        ...asked,
        questions: [
          { number: 1, service: null, internalDueOn: null },
          { number: 3, service: 'Highways', internalDueOn: null },
        ],
        absent: ['Sal Senlead'],
      }),
      says: [
        'Questions for your service: 23 001 283',
        'You get this in place of Sal Senlead, who is away.',
        'The Ombudsman asks about case 23 001 283 (investigation enquiry). For your service:',
        '- Question 1: answer by Friday 8 September 2023',
        '- Question 3, for Highways: answer by Friday 8 September 2023',
        'The council’s whole answer is due by Friday 8 September 2023.',
        'Read and answer the questions',
      ],
    },
    {
      what: 'an answer, others of which are to come',
      text: questionAnswered({ ...asked, ...none, number: 2, by: 'Sal Senlead', unanswered: 1 }),
      says: [
        'A question was answered: 23 001 283',
        'Sal Senlead answered question 2 of the investigation enquiry on case 23 001 283.',
        '1 question waits for an answer still.',
        'The council’s whole answer is due by Friday 8 September 2023.',
        'Read the answer',
      ],
    },
    {
      what: 'the last answer',
      text: questionAnswered({ ...asked, ...none, number: 2, by: 'Sal Senlead', unanswered: 0, dueOn: null }),
      says: [
        'A question was answered: 23 001 283',
        'Sal Senlead answered question 2 of the investigation enquiry on case 23 001 283.',
        'Every question of this request has its answer now.',
        'Read the answer',
      ],
    },
    {
      what: 'actions that were agreed',
      text: actionsAgreed({
        reference,
        actions: [
          { number: 1, remedyType: 'Apology', dueOn: '2023-12-05' },
          { number: 2, remedyType: 'Procedure or policy change/review', dueOn: '2024-02-06' },
        ],
        absent: ['Sal Senlead', 'Rob Roads'],
      }),
      says: [
        'Actions for you: 23 001 283',
        'You get this in place of Sal Senlead and Rob Roads, who are away.',
        'On case 23 001 283 the council agreed with the Ombudsman to do this:',
        '- Action 1, Apology: do it by Tuesday 5 December 2023',
        '- Action 2, Procedure or policy change/review: do it by Tuesday 6 February 2024',
        'Only the Ombudsman can move a last day. When it is done, mark it done and send in the proof.',
        'Read the actions',
      ],
    },
    {
      what: 'evidence that waits for a review',
      text: evidenceToReview({ reference, actions: [1, 2], by: 'Sal Senlead', ...none }),
      says: [
        'Evidence to review: 23 001 283',
        'Sal Senlead sent in evidence for actions 1 and 2 on case 23 001 283. It waits for a review.',
        'Review the evidence',
      ],
    },
    {
      what: 'evidence that needs changes',
      text: changesRequested({ reference, actions: [1], by: 'Lee Officer', ...none }),
      says: [
        'Your evidence needs changes: 23 001 283',
        'Lee Officer looked at the evidence for action 1 on case 23 001 283 and asks for changes. The reason stands with the file.',
        'Read what has to change',
      ],
    },
    {
      what: 'an upheld decision',
      text: decisionUpheld({ reference, decidedOn: '2023-11-07', revised: false, ...none }),
      says: [
        'A complaint was upheld: 23 001 283',
        'The Ombudsman upheld the complaint in case 23 001 283: the final decision is dated 7 November 2023.',
        'It falls to you to look at every upheld decision, and to say whether it has to be reported.',
        'Read the decision',
      ],
    },
  ])('of $what', ({ text: { subject, body, linkText }, says }) => {
    expect([subject, ...body.split('\n').filter((line) => line !== ''), linkText]).toEqual(says)
  })
})

describe('what the timeline says became of a mail of Friday at six', () => {
  const at = (text: string) => londonInstant(text.slice(0, 10), text.slice(11))
  const atOnce = '2025-03-28 18:00'
  const monday = '2025-03-31 07:00'
  test.each([
    { notBefore: atOnce, now: '2025-03-28 18:00', is: 'Waits to be sent' },
    { notBefore: monday, now: '2025-03-30 12:00', is: 'Waits until 7am on 31 March 2025' },
    { notBefore: monday, now: '2025-03-31 07:00', is: 'Waits to be sent' },
    { notBefore: monday, now: '2025-04-02 12:00', is: 'Waits to be sent' },
    {
      notBefore: atOnce,
      next: monday,
      now: '2025-03-30 12:00',
      is: 'Tried, next try at 7am on 31 March 2025',
    },
    {
      notBefore: monday,
      next: '2025-03-28 18:30',
      now: '2025-03-30 12:00',
      is: 'Tried, next try at 7am on 31 March 2025',
    },
    { notBefore: atOnce, next: monday, now: '2025-04-02 12:00', is: 'Tried, and waits for the next try' },
    { notBefore: atOnce, sent: '2025-03-28 18:01', now: monday, is: 'Sent at 6:01pm' },
    { notBefore: monday, sent: monday, now: monday, is: 'Sent at 7am on 31 March 2025' },
    {
      notBefore: atOnce,
      up: '2025-03-29 09:00',
      now: monday,
      is: 'Given up at 9am on 29 March 2025: it could not be delivered',
    },
    {
      notBefore: atOnce,
      up: '2025-04-07 09:00',
      now: '2025-04-08 09:00',
      is: 'Given up at 9am on 7 April 2025: it was too old to send',
    },
    {
      notBefore: monday,
      up: monday,
      withheld: true,
      now: monday,
      is: 'Given up at 7am on 31 March 2025: they may not read it any more',
    },
  ] as {
    notBefore: string
    next?: string
    sent?: string
    up?: string
    withheld?: true
    now: string
    is: string
  }[])('on $now: $is', ({ notBefore, next, sent, up, withheld = false, now, is }) => {
    const fate = {
      createdAt: at(atOnce),
      notBeforeAt: at(notBefore),
      expiresAt: at('2025-04-04 19:00'),
      nextTryAt: next ? at(next) : null,
      sentAt: sent ? at(sent) : null,
      givenUpAt: up ? at(up) : null,
      withheld,
    }
    expect(goneInWords(fate, at(now))).toBe(is)
  })
})
