import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { updateDemonstration } from '#db/queries/demonstration.ts'
import { listRequests } from '#db/queries/information-request.ts'
import { paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'

let story: Story
let ada: Browser
let lee: Browser
let caseId: number

/** Two enquiries of Monday 9 September 2024: one due by the rule's 20 working days, one by the day in its letter. */
beforeAll(async () => {
  story = await beginStory('2024-09-09')
  ada = await story.person('Ada Admin')
  lee = await story.person('Lee Officer')
  const officer = story.at('Lee Officer', '2024-09-09')
  const facts = { complainant: 'Mrs X', category: 'Education', learnedOn: '2024-09-09' }
  caseId = (
    await recordCase(officer, { ...facts, reference: '24 000 001', serviceId: story.services.Highways! })
  ).caseId
  await openInformationRequest(officer, caseId, {
    kind: 'investigation enquiry',
    receivedOn: '2024-09-09',
    internalDueOn: '2024-09-20',
    questions: [{ text: 'Was the road lit?', internalDueOn: '2024-09-18' }],
  })
  const other = await recordCase(officer, { ...facts, reference: '24 000 002' })
  await openInformationRequest(officer, other.caseId, {
    kind: 'investigation enquiry',
    receivedOn: '2024-09-09',
    statedDueOn: '2024-10-01',
  })
}, 60_000)
afterAll(() => story.close())

const dueOn = async () => {
  const [request] = await listRequests(story.at('Lee Officer', '2024-09-09'), caseId)
  return request!.ruleDueOn
}

test('a bank holiday is checked first: how many deadlines it touches, and of which case is not said', async () => {
  await ada.opens(paths.settingsPart('council-days'))
  expect(ada.reads()).toContain('No day was added')
  await ada.clicks('Add a day')
  await ada.presses('Go on', { kind: 'bank holiday', day: '2024-09-16', name: 'State funeral' })
  expect(ada.reads()).toMatch(
    /Open deadlines that would get a later day from their rule .*Requests 1 1 Actions 0 0 None of them moves/,
  )
  expect(ada.reads()).not.toMatch(/24 000 001|Mrs X/)
  await ada.presses('Add the day')
  expect(ada.reads()).toMatch(
    /State funeral is on the list .*16 September 2024 Monday State funeral Bank holiday/,
  )
})

test('what was recorded stays as it was recorded, and what is counted from now on skips the day', async () => {
  expect(await dueOn()).toBe('2024-10-07')
  await lee.opens(paths.informationRequests('24000002'))
  await lee.presses('Work out the date', { kind: 'investigation enquiry', receivedOn: '2024-09-09' })
  expect(lee.reads()).toContain('20 working days from receipt end on 8 October 2024')
  expect((await lee.opens(paths.bankHolidays)).reads()).toContain(
    'Monday State funeral (added by the council)',
  )
})

test('a closure touches the council’s own targets alone', async () => {
  await ada.opens(paths.newCouncilDay)
  await ada.presses('Go on', { kind: 'closure', day: '2024-09-18', name: 'Office move' })
  expect(ada.reads()).toMatch(/No deadline of the Ombudsman’s moves\. One open target of our own falls on it/)
  await ada.presses('Add the day')
  await lee.opens(paths.informationRequests('24000002'))
  await lee.presses('Work out the date', {
    kind: 'investigation enquiry',
    receivedOn: '2024-09-09',
    internalDueOn: '2024-09-18',
  })
  expect(lee.reads()).toContain('end on 8 October 2024')
  expect(lee.reads()).toContain(
    'The council is shut on 18 September 2024: Office move. The working day before is 17 September 2024.',
  )
  expect((await lee.opens(paths.bankHolidays)).reads()).toMatch(
    /Closures of the council .*Wednesday Office move/,
  )
})

test('our own targets count without the days on which the council is shut, wherever they are read', async () => {
  const requests = (await lee.opens(paths.casePart('24000001', 'requests'))).reads()
  expect(requests).toContain('Our own target 20 September 2024, due in 7 working days')
  expect(requests).toContain(
    '18 September 2024, due in 5 working days The council is shut on 18 September 2024',
  )
  expect((await lee.opens(paths.today)).reads()).toContain(
    'Our own target Fri 20 September: due in 7 working days',
  )
  await updateDemonstration(story.db, { day: '2024-09-23' })
  expect((await lee.opens(paths.today)).reads()).toContain(
    'Our own target Fri 20 September: overdue by 1 working day',
  )
  await updateDemonstration(story.db, { day: '2024-09-09' })
})

test.each([
  [{ kind: '', day: '2024-09-17', name: 'X' }, 'Say what it is'],
  [{ kind: 'closure', 'day-year': '2024', name: 'X' }, 'The day must be a real date'],
  [{ kind: 'closure', day: '2024-09-21', name: 'X' }, 'Nothing counts this day already: Saturday'],
  [{ kind: 'closure', day: '2024-12-25', name: 'X' }, 'Nothing counts this day already: Christmas Day'],
  [{ kind: 'bank holiday', day: '2024-09-18', name: 'X' }, 'This day is on the list already: Office move'],
  [{ kind: 'closure', day: '2024-09-17', name: ' ' }, 'Enter what it is called'],
])('%j is not added', async (typed, mistake) => {
  await ada.opens(paths.newCouncilDay)
  await ada.presses('Go on', { ...typed, kind: typed.kind ? typed.kind : [] })
  expect([ada.status(), ada.reads()]).toEqual([422, expect.stringContaining(mistake)])
})

test('a day comes off the list again', async () => {
  await ada.opens(paths.settingsPart('council-days'))
  await ada.clicks('Remove State funeral')
  expect(ada.reads()).toMatch(/would get an earlier day from their rule .*Requests 1 1/)
  const [path, pressed] = [ada.at(), { ...ada.fields(), confirmed: 'yes' }]
  for (const _ of ['pressed once', 'pressed again']) {
    await ada.sends(path, pressed)
    expect([ada.status(), ada.frame()]).toEqual([
      200,
      expect.stringContaining('State funeral is off the list'),
    ])
  }
  expect((await lee.opens(paths.bankHolidays)).reads()).not.toContain('State funeral')
  expect(await dueOn()).toBe('2024-10-07')
})

test('the end of the shipped list is warned of within twelve months', async () => {
  await updateDemonstration(story.db, { day: '2028-02-01' })
  await ada.opens(paths.settingsPart('council-days'))
  expect(ada.reads()).toContain('This list ends on 31 December 2028')
})
