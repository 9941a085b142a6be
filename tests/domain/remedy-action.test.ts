import { describe, expect, test } from 'vitest'
import {
  type ActionDates,
  actionStanding,
  caseTargetOn,
  isProved,
  lastDayOfAction,
  proofOwed,
} from '#domain/remedy-action.ts'

const dueOn = '2024-05-31'

describe('an action due on 31 May', () => {
  test.each([
    { agreedDueOn: null, doneOn: '2024-05-31', today: '2024-06-10', is: 'done on time' },
    { agreedDueOn: null, doneOn: '2024-06-01', today: '2024-06-10', is: 'done late' },
    { agreedDueOn: '2024-06-14', doneOn: '2024-06-14', today: '2024-06-20', is: 'done on time' },
    { agreedDueOn: '2024-06-14', doneOn: '2024-06-15', today: '2024-06-20', is: 'done late' },
    { agreedDueOn: '2024-05-24', doneOn: '2024-05-31', today: '2024-06-20', is: 'done late' },
    { agreedDueOn: null, doneOn: null, today: '2024-05-31', is: 'not yet due' },
    { agreedDueOn: null, doneOn: null, today: '2024-06-01', is: 'overdue' },
    { agreedDueOn: '2024-06-14', doneOn: null, today: '2024-06-14', is: 'not yet due' },
    { agreedDueOn: '2024-06-14', doneOn: null, today: '2024-06-15', is: 'overdue' },
  ])('agreed for $agreedDueOn, done on $doneOn: on $today it is $is', ({ today, is, ...dates }) => {
    expect(actionStanding({ dueOn, ...dates }, today)).toBe(is)
  })

  test.each([
    [null, '2024-05-31'],
    ['2024-06-14', '2024-06-14'],
    ['2024-05-24', '2024-05-24'],
  ])('agreed for %s has its last day on %s', (agreedDueOn, lastDay) =>
    expect(lastDayOfAction({ dueOn, agreedDueOn })).toBe(lastDay),
  )
})

describe('proof', () => {
  const none = { clearedFiles: 0, filesToReview: 0, paidPayments: 0 }

  test.each([
    [none, false],
    [{ ...none, filesToReview: 3 }, false],
    [{ ...none, clearedFiles: 1 }, true],
    [{ ...none, paidPayments: 1 }, true],
  ])('%j proves an action: %s', (facts, proved) => expect(isProved(facts)).toBe(proved))

  const onTime: ActionDates = { dueOn, agreedDueOn: null, doneOn: '2024-05-20' }
  test.each([
    ['before the last day', onTime, none, '2024-05-30', false],
    ['on the last day', onTime, none, '2024-05-31', true],
    ['after it', onTime, none, '2024-06-05', true],
    [
      'on the frozen day, when the Ombudsman agreed to a later one',
      { ...onTime, agreedDueOn: '2024-06-14' },
      none,
      '2024-05-31',
      false,
    ],
    ['on the day agreed', { ...onTime, agreedDueOn: '2024-06-14' }, none, '2024-06-14', true],
    ['when files wait for review', onTime, { ...none, filesToReview: 1 }, '2024-06-05', true],
    ['when a file is cleared', onTime, { ...none, clearedFiles: 1 }, '2024-06-05', false],
    ['when it was paid', onTime, { ...none, paidPayments: 1 }, '2024-06-05', false],
    [
      'when the action is not done: then it is overdue',
      { ...onTime, doneOn: null },
      none,
      '2024-06-05',
      false,
    ],
    [
      'when it was done late, and never proved',
      { ...onTime, doneOn: '2024-06-03' },
      none,
      '2024-06-05',
      true,
    ],
  ])('is owed %s: %#', (_, dates, facts, today, owed) =>
    expect(proofOwed({ ...dates, ...facts }, today)).toBe(owed),
  )
})

describe('the target of a case', () => {
  test.each([
    [[], null],
    [[{ dueOn, agreedDueOn: null }], '2024-05-31'],
    [
      [
        { dueOn: '2024-07-01', agreedDueOn: null },
        { dueOn, agreedDueOn: null },
      ],
      '2024-07-01',
    ],
    [
      [
        { dueOn: '2024-06-07', agreedDueOn: null },
        { dueOn, agreedDueOn: '2024-06-14' },
      ],
      '2024-06-14',
    ],
    [
      [
        { dueOn: '2024-07-01', agreedDueOn: '2024-06-03' },
        { dueOn, agreedDueOn: null },
      ],
      '2024-06-03',
    ],
  ])('with %j is %s', (actions, day) => expect(caseTargetOn(actions)).toBe(day))
})
