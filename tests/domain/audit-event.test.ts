import { describe, expect, test } from 'vitest'
import { actInWords } from '#domain/audit-event-in-words.ts'
import { type Act, permissions } from '#domain/permissions.ts'

describe('an act of the audit trail, told as a sentence', () => {
  test.each<{ act: Act; payload: Record<string, unknown>; told: string }>([
    {
      act: 'record a case',
      payload: { reference: '23001283', learnedOn: '2023-07-03' },
      told: 'Recorded the case 23 001 283, which we learned of on 3 July 2023',
    },
    {
      act: 'log correspondence',
      payload: {
        direction: 'in',
        kind: 'final decision',
        exchangedOn: '2023-11-08',
        subject: 'Our decision',
        files: [{ name: 'decision.pdf' }],
      },
      told: 'Logged a letter from the Ombudsman: final decision, received on 8 November 2023, “Our decision”, with 1 file',
    },
    {
      act: 'log correspondence',
      payload: { direction: 'out', kind: 'response', exchangedOn: '2023-09-20', subject: '', files: [] },
      told: 'Logged a letter to the Ombudsman: response, sent on 20 September 2023',
    },
    {
      act: 'open an information request',
      payload: {
        kind: 'investigation enquiry',
        receivedOn: '2023-08-14',
        statedDueOn: '2023-09-08',
        ruleDueOn: '2023-09-12',
        questions: 2,
      },
      told: 'Opened a request: investigation enquiry, received on 14 August 2023, due by 8 September 2023, 2 questions',
    },
    {
      act: 'record an extension',
      payload: { kind: 'granted', dueOn: '2023-09-15', by: 'the investigator' },
      told: 'Recorded that more time was granted, to 15 September 2023, by the investigator',
    },
    {
      act: 'record a decision',
      payload: {
        kind: 'final',
        categoryAsPrinted: 'Upheld',
        reason: 'Fault and injustice',
        decidedOn: '2023-11-07',
      },
      told: 'Recorded the final decision: Upheld, Fault and injustice, decided on 7 November 2023',
    },
    {
      act: 'record remedy actions',
      payload: {
        actions: [
          { number: 1, text: 'Apologise', dueOn: '2023-12-05' },
          { number: 2, text: 'Pay £250', dueOn: '2023-12-05' },
        ],
      },
      told: 'Recorded 2 actions: 1 Apologise, due by 5 December 2023; 2 Pay £250, due by 5 December 2023',
    },
    {
      act: 'record a new day for an action',
      payload: { number: 2, dueOn: '2024-02-09', before: '2024-01-12', by: 'the investigator' },
      told: 'Recorded a new day for action 2: 9 February 2024, in place of 12 January 2024, agreed by the investigator',
    },
    {
      act: 'record a payment',
      payload: { number: 3, amountPence: 90_000, approvedOn: null, paidOn: '2023-12-07' },
      told: 'Recorded a payment of £900 for action 3, paid on 7 December 2023',
    },
    {
      act: 'review evidence',
      payload: { name: 'letter.pdf', verdict: 'changes requested', reason: 'It is not signed.' },
      told: 'Asked for changes to “letter.pdf”, “It is not signed.”',
    },
    {
      act: 'send evidence',
      payload: { actions: [1, 2, 3], sentOn: '2023-12-08' },
      told: 'Sent the evidence for actions 1, 2 and 3 to the Ombudsman, on 8 December 2023',
    },
  ])('$act: $told', ({ act, payload, told }) => {
    expect(actInWords(act, payload)).toBe(told)
  })

  test.each(Object.keys(permissions) as Act[])('%s is told whatever its payload lacks', (act) => {
    expect(actInWords(act, {})).toMatch(/^[A-Z].*\S$/)
    expect(actInWords(act, {})).not.toMatch(/undefined|null|NaN|, ?$|\s,/)
  })

  test('of an act whose particulars were destroyed only the act is told', () => {
    expect(actInWords('upload evidence', null)).toBe('Upload evidence. The particulars were destroyed.')
  })
})
