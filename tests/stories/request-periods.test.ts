import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { listRequests } from '#db/queries/information-request.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import {
  aSubmission,
  dayFields,
  mistakeBeside,
  openSmallCouncil,
  type SmallCouncil,
  saidAfter,
  wordsOn,
} from '../support/small-council.ts'

let council: SmallCouncil
let caseId: number
beforeAll(async () => {
  council = await openSmallCouncil()
  const given = {
    reference: '23004001',
    complainant: 'Mrs X',
    category: 'Education',
    learnedOn: '2024-08-01',
  }
  caseId = (await recordCase(await council.desk('Lee Officer'), { ...given, investigator: 'A' })).caseId
}, 60_000)
afterAll(() => council.close())

const enquiry = paths.requestPeriod('investigation enquiry')
const twentyDays = {
  unit: 'working days',
  count: '20',
  startsFrom: 'received',
  basis: 'Commonly given by the Ombudsman; the date in the letter decides',
  offered: 'yes',
}

const open = async (kind: 'investigation enquiry' | 'pre-allocation enquiry') =>
  openInformationRequest(await council.desk('Lee Officer'), caseId, { kind, receivedOn: '2024-09-02' })
const requests = async () => listRequests(await council.desk('Lee Officer'), caseId)
const change = (fields: Partial<Record<string, string>>) =>
  council
    .as('Ada Admin')
    .submit(enquiry, { ...aSubmission(), ...twentyDays, ...fields } as Record<string, string>)

test('every kind is listed with its period, from which day it counts, and on whose word', async () => {
  const words = wordsOn(await council.as('Ada Admin').visit(paths.settingsPart('request-periods')))
  expect(words).toContain('Investigation enquiry 20 working days The day received Commonly given')
  expect(words).toContain('Prematurity check None: the date in the letter No period found')
  expect(words).toContain('A request keeps the period that it was opened with.')
})

describe('an enquiry opened under 20 working days', () => {
  test('stays due on its day when the period becomes 15 from the letter’s date; the next one is due by that', async () => {
    const before = await open('investigation enquiry')
    const page = await change({
      version: '1',
      count: '15',
      startsFrom: 'letter',
      basis: 'Letter of 1 May 2024',
    })
    expect(saidAfter(page)).toContain('Nothing recorded has changed')
    const after = await open('investigation enquiry')
    const dues = (await requests()).map(({ id, ruleCount, ruleDueOn }) => ({ id, ruleCount, ruleDueOn }))
    expect(dues).toEqual([
      { id: after.requestId, ruleCount: 15, ruleDueOn: '2024-09-23' },
      { id: before.requestId, ruleCount: 20, ruleDueOn: '2024-09-30' },
    ])
  })

  test('a form opened before that comes back with both versions, and saves when sent again', async () => {
    const late = await change({ version: '1', count: '25' })
    expect(late.status).toBe(409)
    expect(wordsOn(late)).toContain('Period 15 working days 25 working days')
    expect((await change({ version: '2', count: '25' })).status).toBe(303)
  })
})

describe('a kind that is not offered', () => {
  beforeAll(async () => {
    await open('pre-allocation enquiry')
    const fields = { ...twentyDays, ...aSubmission(), version: '1', offered: 'no' }
    await council.as('Ada Admin').submit(paths.requestPeriod('pre-allocation enquiry'), fields)
  })

  test('is gone from the form, while an open one stays', async () => {
    const form = await council.as('Lee Officer').visit(paths.informationRequests('23004001'))
    expect(form.text).not.toContain('value="pre-allocation enquiry"')
    const open = (await requests()).find(({ kind }) => kind === 'pre-allocation enquiry')
    expect([open?.ruleCount, open?.answeredOn]).toEqual([10, null])
  })

  test('is refused of a form that was opened before', async () => {
    const fields = {
      kind: 'pre-allocation enquiry',
      questions: '0',
      ...dayFields('receivedOn', '2024-09-02'),
    }
    const page = await council.as('Lee Officer').submit(paths.informationRequests('23004001'), fields)
    expect([page.status, mistakeBeside(page, 'kind')]).toEqual([
      422,
      'A pre-allocation enquiry is no longer offered for new requests. Choose another kind.',
    ])
    await expect(open('pre-allocation enquiry')).rejects.toThrow(Refusal)
  })
})

describe('what cannot be a period', () => {
  test.each([
    { fields: { count: '' }, field: 'count', says: 'Enter a whole number from 1 to 366' },
    { fields: { count: '367' }, field: 'count', says: 'Enter a whole number from 1 to 366' },
    { fields: { count: '1.5' }, field: 'count', says: 'Enter a whole number from 1 to 366' },
    { fields: { unit: '' }, field: 'unit', says: 'Choose of what, or leave the number empty' },
    { fields: { offered: '' }, field: 'offered', says: 'Choose yes or no' },
  ])('$fields', async ({ fields, field, says }) => {
    const page = await change({ version: '3', ...fields })
    expect([page.status, mistakeBeside(page, field)]).toEqual([422, says])
  })

  test('no kind of ours is not found', async () => {
    expect((await council.as('Ada Admin').visit(paths.requestPeriod('letter'))).status).toBe(404)
  })
})
