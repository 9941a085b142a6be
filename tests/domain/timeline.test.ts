import { describe, expect, test } from 'vitest'
import { calendarFrom } from '#domain/calendar.ts'
import { byMonth, type CaseOnFile, timelineOf } from '#domain/timeline.ts'
import { narrowed, type TimelineFilter } from '#domain/timeline-filter.ts'
import bankHolidays from '../../fixtures/bank-holidays.json' with { type: 'json' }

const england = calendarFrom(bankHolidays)
const now = new Date('2025-03-03T09:00:00Z')
const told = (onFile: CaseOnFile) =>
  timelineOf(onFile, england, now).map(({ day, title, by }) => `${day} ${title}${by ? ` by ${by}` : ''}`)

const letter = {
  direction: 'in',
  channel: 'e-mail',
  letterOn: null,
  subject: 'A letter',
  note: '',
  recordedBy: 'Lee',
  files: [],
} as const
const request = {
  id: 5,
  kind: 'investigation enquiry',
  correspondenceId: null,
  receivedOn: '2023-08-14',
  statedDueOn: '2023-09-08',
  ruleDueOn: '2023-09-12',
  answeredOn: null,
  answerId: null,
  extensions: [],
  chasers: [],
  questions: [],
} as const
const decision = {
  id: 9,
  version: 1,
  kind: 'final',
  categoryAsPrinted: 'Upheld',
  reason: 'Fault and injustice',
  decidedOn: '2023-11-07',
  receivedOn: '2023-11-08',
} as const
const action = {
  id: 3,
  number: 1,
  text: 'Apologise',
  decisionId: 9,
  dueOn: '2023-12-05',
  agreedDueOn: null,
  doneOn: null,
  withdrawnOn: null,
  extensions: [],
  payments: [],
} as const

describe('what happened on a case', () => {
  test('of a case with nothing on file, nothing is told', () => {
    expect(told({})).toEqual([])
  })

  test('is told newest first, and on one day what came last comes first', () => {
    expect(
      told({
        letters: [{ ...letter, id: 1, kind: 'notice of investigation', exchangedOn: '2023-08-14' }],
        requests: [request],
        decisions: [decision],
        actions: [{ ...action, doneOn: '2023-11-24' }],
        outcome: {
          label: 'Remedy complete and satisfied',
          recordedOn: '2023-12-19',
          note: '',
          settledOn: null,
        },
      }),
    ).toEqual([
      '2023-12-19 Outcome: Remedy complete and satisfied by the Ombudsman',
      '2023-11-24 Action 1 done',
      '2023-11-08 1 action agreed',
      '2023-11-08 Final decision: Upheld by the Ombudsman',
      '2023-08-14 Investigation enquiry received by the Ombudsman',
      '2023-08-14 Notice of investigation received by the Ombudsman',
    ])
  })

  test('a letter that did something is told once, with what it did, its files and its subject', () => {
    const file = { id: 'f', name: 'enquiry.pdf', bytes: 12 }
    const entries = timelineOf(
      {
        letters: [
          {
            ...letter,
            id: 2,
            direction: 'out',
            kind: 'response',
            exchangedOn: '2023-09-20',
            subject: 'Our answer',
          },
          {
            ...letter,
            id: 1,
            kind: 'investigation enquiry',
            letterOn: '2023-08-10',
            exchangedOn: '2023-08-14',
            files: [file],
          },
        ],
        requests: [{ ...request, correspondenceId: 1, answeredOn: '2023-09-20', answerId: 2 }],
      },
      england,
      now,
    )
    expect(entries).toEqual([
      {
        kinds: ['requests', 'letters'],
        day: '2023-09-20',
        title: 'Investigation enquiry answered',
        by: 'Lee',
        lines: ['Answered late by 8 working days', 'Our answer (by e-mail)'],
        about: { part: 'requests', anchor: 'request-5', text: 'The request' },
        files: [],
      },
      {
        kinds: ['requests', 'letters'],
        day: '2023-08-14',
        title: 'Investigation enquiry received',
        by: 'the Ombudsman',
        lines: ['Answer due by 8 September 2023', 'A letter (dated 10 August 2023, by e-mail)'],
        about: { part: 'requests', anchor: 'request-5', text: 'The request' },
        files: [file],
      },
    ])
  })

  test('a letter that brought a draft and asked for comments on it is told with the decision', () => {
    expect(
      told({
        letters: [{ ...letter, id: 1, kind: 'draft decision', exchangedOn: '2023-10-10' }],
        requests: [
          { ...request, kind: 'draft decision comments', correspondenceId: 1, receivedOn: '2023-10-10' },
        ],
        decisions: [{ ...decision, kind: 'draft', decidedOn: '2023-10-10', receivedOn: '2023-10-10' }],
      }),
    ).toEqual([
      '2023-10-10 Draft decision: Upheld by the Ombudsman',
      '2023-10-10 Draft decision comments received by the Ombudsman',
    ])
  })

  test('chasers and extensions stand with their days and who agreed them', () => {
    expect(
      told({
        requests: [
          {
            ...request,
            extensions: [
              {
                kind: 'granted',
                happenedOn: '2023-09-06',
                dueOn: '2023-09-15',
                by: 'an investigator',
                note: '',
              },
            ],
            chasers: [
              { kind: 'warning of witness summons', receivedOn: '2023-09-19', correspondenceId: null },
            ],
          },
        ],
      }),
    ).toEqual([
      '2023-09-19 Warning of witness summons received by the Ombudsman',
      '2023-09-06 More time granted, to 15 September 2023 by an investigator',
      '2023-08-14 Investigation enquiry received by the Ombudsman',
    ])
  })

  test('an action done after its last day is told as late, one done by the day that was agreed is not', () => {
    const lines = (agreedDueOn: string | null) =>
      timelineOf({ actions: [{ ...action, agreedDueOn, doneOn: '2023-12-07' }] }, england, now)[0]?.lines
    expect(lines(null)).toEqual(['Apologise', 'Late: the last day was 5 December 2023'])
    expect(lines('2023-12-07')).toEqual(['Apologise'])
  })

  test('evidence is told when it comes and when it is reviewed, a payment at each of its steps', () => {
    const payment = { amountPence: 25_000, purpose: 'Distress', detailsAskedOn: '2023-11-13' }
    expect(
      told({
        actions: [{ ...action, payments: [{ ...payment, approvedOn: '2023-11-15', paidOn: '2023-11-28' }] }],
        evidence: [
          {
            version: 1,
            fileId: 'f',
            name: 'letter.pdf',
            bytes: 12,
            note: '',
            uploadedOn: '2023-11-20',
            uploadedBy: 'Sal',
            verdict: 'changes requested',
            reason: 'Not signed',
            reviewedOn: '2023-11-21',
            reviewedBy: 'Lee',
            actionIds: [3],
          },
        ],
        packs: [
          { sentOn: '2023-12-01', sentBy: 'Lee', correspondenceId: null, coveringNote: '', actions: [1] },
        ],
      }),
    ).toEqual([
      '2023-12-01 Evidence sent to the Ombudsman by Lee',
      '2023-11-28 £250 paid',
      '2023-11-21 Changes requested to “letter.pdf” by Lee',
      '2023-11-20 Evidence uploaded for action 1 by Sal',
      '2023-11-15 £250 approved',
      '2023-11-13 Bank details asked for, to pay £250',
    ])
  })

  test('a note is told as private, line by line, with whoever wrote it', () => {
    const notes = [{ text: 'Rang the school.\nCall back.', writtenOn: '2023-08-15', writtenBy: 'Lee' }]
    expect(timelineOf({ notes }, england, now)).toEqual([
      {
        kinds: ['notes'],
        day: '2023-08-15',
        title: 'Private note',
        by: 'Lee',
        lines: ['Rang the school.', 'Call back.'],
        files: [],
      },
    ])
  })

  test('narrowed to a kind or to words, only what fits is told', () => {
    const entries = timelineOf(
      {
        letters: [
          {
            ...letter,
            id: 1,
            kind: 'other letter',
            exchangedOn: '2023-08-10',
            subject: 'About the bus pass',
            files: [{ id: 'f', name: 'Timetable.pdf', bytes: 1 }],
          },
        ],
        requests: [request],
        decisions: [decision],
      },
      england,
      now,
    )
    const titles = (filter: TimelineFilter) => narrowed(entries, filter).map(({ title }) => title)
    expect(titles({})).toHaveLength(3)
    expect(titles({ show: 'requests' })).toEqual(['Investigation enquiry received'])
    expect(titles({ words: 'BUS pass' })).toEqual(['Other letter received'])
    expect(titles({ words: 'timetable' })).toEqual(['Other letter received'])
    expect(titles({ show: 'decisions', words: 'bus' })).toEqual([])
    expect(titles({ words: 'train' })).toEqual([])
  })

  test('a long file is told by the month', () => {
    const entries = timelineOf({ requests: [{ ...request, answeredOn: '2023-09-08' }] }, england, now)
    expect(byMonth(entries).map(({ month, entries }) => [month, entries.length])).toEqual([
      ['September 2023', 1],
      ['August 2023', 1],
    ])
  })
})
