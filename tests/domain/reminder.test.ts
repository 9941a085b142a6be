import { describe, expect, test } from 'vitest'
import { londonInstant, withCouncilDays } from '#domain/calendar.ts'
import { morningMail } from '#domain/mail/morning.ts'
import { morningToRun } from '#domain/morning.ts'
import { actionsAskedAfter, reminderOf } from '#domain/reminder.ts'
import { calendar as shipped } from '../support/desk.ts'

const calendar = withCouncilDays(shipped, [{ day: '2025-08-01', name: 'Office move', kind: 'closure' }])

describe('what is said in the morning of something due on', () => {
  test.each([
    { due: '2025-03-14', on: '2025-03-06', says: null },
    { due: '2025-03-14', on: '2025-03-07', says: 'soon 0' },
    { due: '2025-03-14', on: '2025-03-13', says: 'soon 0' },
    { due: '2025-03-14', on: '2025-03-14', says: 'due today 0' },
    { due: '2025-03-14', on: '2025-03-17', says: 'overdue 0' },
    { due: '2025-03-14', on: '2025-03-20', says: 'overdue 0' },
    { due: '2025-03-14', on: '2025-03-21', says: 'still overdue 1' },
    { due: '2025-03-14', on: '2025-03-28', says: 'still overdue 2' },
    { due: '2025-03-14', on: '2025-04-01', says: 'still overdue 2' },
    { due: '2025-03-30', on: '2025-03-28', says: 'due today 0' },
    { due: '2025-10-26', on: '2025-10-24', says: 'due today 0' },
    { due: '2025-10-26', on: '2025-10-27', says: 'overdue 0' },
    { due: '2025-12-25', on: '2025-12-23', says: 'soon 0' },
    { due: '2025-12-25', on: '2025-12-24', says: 'due today 0' },
    { due: '2025-12-24', on: '2026-01-02', says: 'overdue 0' },
    { due: '2025-12-24', on: '2026-01-05', says: 'still overdue 1' },
    { due: '2025-08-01', on: '2025-07-31', says: 'due today 0' },
  ])('$due, on $on: $says', ({ due, on, says }) => {
    const reminder = reminderOf(due, on, calendar)
    expect(reminder && `${reminder.milestone} ${reminder.nth}`).toBe(says)
  })

  test('an upheld decision without actions is asked after when five working days have passed', () => {
    expect(actionsAskedAfter('2025-12-18', '2025-12-24', calendar)).toBeNull()
    expect(actionsAskedAfter('2025-12-18', '2025-12-29', calendar)).toEqual({
      milestone: 'no actions',
      nth: 0,
    })
  })
})

describe('the morning’s mails are written', () => {
  const at = (text: string) => londonInstant(text.slice(0, 10), text.slice(11))
  test.each([
    { now: '2025-03-28 06:59', last: '2025-03-27', day: null, why: 'not before seven' },
    { now: '2025-03-28 07:00', last: '2025-03-27', day: '2025-03-28', why: 'from seven' },
    { now: '2025-03-28 07:01', last: '2025-03-28', day: null, why: 'once' },
    {
      now: '2025-03-28 16:20',
      last: '2025-03-27',
      day: '2025-03-28',
      why: 'later, where nothing ran at seven',
    },
    { now: '2025-03-27 18:59', last: '2025-03-26', day: '2025-03-27', why: 'until seven in the evening' },
    { now: '2025-03-27 19:00', last: '2025-03-26', day: null, why: 'not from seven in the evening' },
    { now: '2025-03-27 23:30', last: '2025-03-26', day: null, why: 'not at night' },
    {
      now: '2025-03-28 07:00',
      last: '2025-03-26',
      day: '2025-03-28',
      why: 'in the morning after a day without one',
    },
    {
      now: '2025-04-01 07:00',
      last: '2025-03-28',
      day: '2025-04-01',
      why: 'on Tuesday after a missed Monday',
    },
    { now: '2025-03-29 09:00', last: '2025-03-28', day: null, why: 'not on a Saturday' },
    {
      now: '2025-03-30 07:00',
      last: '2025-03-28',
      day: null,
      why: 'not on the Sunday on which clocks go forward',
    },
    { now: '2025-03-31 07:00', last: '2025-03-28', day: '2025-03-31', why: 'on the Monday after it' },
    {
      now: '2025-10-26 07:00',
      last: '2025-10-24',
      day: null,
      why: 'not on the Sunday on which clocks go back',
    },
    { now: '2025-10-27 07:00', last: '2025-10-24', day: '2025-10-27', why: 'on the Monday after that' },
    { now: '2025-12-25 07:00', last: '2025-12-24', day: null, why: 'not on Christmas Day' },
    { now: '2025-12-29 07:00', last: '2025-12-24', day: '2025-12-29', why: 'between the years' },
    { now: '2026-01-01 07:00', last: '2025-12-31', day: null, why: 'not on New Year’s Day' },
    { now: '2026-01-02 07:00', last: '2025-12-31', day: '2026-01-02', why: 'on the day after it' },
    {
      now: '2025-08-01 07:00',
      last: '2025-07-31',
      day: null,
      why: 'not on a day on which the council is shut',
    },
    { now: '2025-03-28 07:00', last: null, day: '2025-03-28', why: 'on the very first day' },
  ])('$why ($now)', ({ now, last, day }) => {
    expect(morningToRun(at(now), { calendar, lastRunOn: last })).toBe(day)
  })

  test('at six in the morning of Greenwich once clocks have gone forward', () => {
    const justBefore = new Date('2025-03-31T05:59:00Z')
    const then = new Date('2025-03-31T06:00:00Z')
    expect(morningToRun(justBefore, { calendar, lastRunOn: '2025-03-28' })).toBeNull()
    expect(morningToRun(then, { calendar, lastRunOn: '2025-03-28' })).toBe('2025-03-31')
  })
})

test('a morning’s mail groups what is new, and names each case by its reference alone', () => {
  const thing = { what: 'Answer the investigation enquiry', warned: false, absent: null } as const
  const { subject, body } = morningMail({
    today: '2025-03-14',
    calendar,
    things: [
      { ...thing, reference: '23001285', dueOn: '2025-03-20', milestone: 'soon' },
      { ...thing, reference: '23001283', dueOn: '2025-03-12', milestone: 'overdue', warned: true },
      { ...thing, reference: '23001284', dueOn: '2025-03-13', milestone: 'overdue', absent: 'Una Officer' },
      { ...thing, reference: '23001282', dueOn: '2025-03-07', milestone: 'still overdue' },
      { ...thing, reference: '23001286', dueOn: '2025-03-14', milestone: 'due today' },
      {
        ...thing,
        reference: '23001287',
        dueOn: '2025-03-03',
        milestone: 'no actions',
        what: 'Upheld decision',
      },
    ],
  })
  expect(subject).toBe('Friday 14 March 2025: 6 things to look at')
  expect(body.split('\n').filter((line) => line !== '')).toEqual([
    'This is new since your last morning mail. Today shows everything that is open.',
    '# Warned of a witness summons',
    '- 23 001 283, Answer the investigation enquiry: Overdue by 2 working days, last day Wednesday 12 March 2025.',
    '# Overdue',
    '- 23 001 282, Answer the investigation enquiry: Overdue by 5 working days, last day Friday 7 March 2025.',
    '- 23 001 284, Answer the investigation enquiry: Overdue by 1 working day, last day Thursday 13 March 2025. You cover for Una Officer.',
    '# Due today',
    '- 23 001 286, Answer the investigation enquiry: Due today, last day Friday 14 March 2025.',
    '# Due soon',
    '- 23 001 285, Answer the investigation enquiry: Due in 4 working days, last day Thursday 20 March 2025.',
    '# Upheld, and no actions recorded',
    '- 23 001 287, Upheld decision: decided on Monday 3 March 2025.',
  ])
})
