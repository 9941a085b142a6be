import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCase, recordCase } from '#casework/case.ts'
import { findCaseByReference, findCaseFacts } from '#db/queries/case.ts'
import { listHistory } from '#db/queries/case-file.ts'
import { actInWords } from '#domain/audit-event-in-words.ts'
import { paths } from '#src/paths.ts'
import type { Fields, Page } from '../support/people.ts'
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
beforeAll(async () => {
  council = await openSmallCouncil()
}, 60_000)
afterAll(() => council.close())

/** A choice that no browser offers cannot be shown again either. */
const notOnTheList = '999999'

const aCase = (reference: string): Fields => ({
  ...aSubmission(),
  reference,
  complainant: 'Mrs X',
  summary: 'The Council took too long to finalise a plan.',
  category: 'Education',
  subCategory: 'Special educational needs',
  serviceId: '',
  handlerId: String(council.people['Lee Officer']),
  investigator: 'A Investigator',
  ...dayFields('ombudsmanReceivedOn', '2024-09-02'),
  ...dayFields('learnedOn', '2024-09-09'),
  localReference: '',
  remedyOfferedPence: '',
})

/** A case that is on the register already. */
const onRegister = async (reference: string, given: { restricted?: boolean } = {}) =>
  (
    await recordCase(await council.desk('Lee Officer'), {
      reference,
      complainant: 'Mr Y',
      category: 'Education',
      serviceId: council.services['Special Educational Needs']!,
      learnedOn: '2024-09-02',
      ...given,
    })
  ).caseId

const history = async (reference: string) => {
  const reader = await council.desk('Lee Officer')
  const { events } = await listHistory(reader, await findCaseByReference(reader, reference), {}, 20)
  return events.map(({ act, payload }) => actInWords(act, payload))
}

/** The form of a page, as a browser would send it: text, choices and boxes as they stand. */
function asItStands({ text }: Page): Record<string, string> {
  const inputs = [...text.matchAll(/<input\b[^>]*\bname="([^"]+)"[^>]*>/g)].flatMap(([tag, name]) => {
    if (/type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)) return []
    return [[name!, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '']]
  })
  const selects = [...text.matchAll(/<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name, inside]) => [name!, /value="([^"]*)" selected/.exec(inside!)?.[1] ?? ''],
  )
  const areas = [...text.matchAll(/<textarea\b[^>]*\bname="([^"]+)"[^>]*>(.*?)<\/textarea>/gs)].map(
    ([, name, inside]) => [name!, inside!.replace(/^\n/, '')],
  )
  return Object.fromEntries([...inputs, ...selects, ...areas]) as Record<string, string>
}

describe('a new case', () => {
  test('is offered on the register and on Today to link officers, and to nobody else', async () => {
    const offer = `href="${paths.newCase}"`
    for (const path of [paths.cases, paths.today]) {
      expect((await council.as('Lee Officer').visit(path)).text, path).toContain(offer)
      expect((await council.as('Mo Monitor').visit(path)).text, path).not.toContain(offer)
      expect((await council.as('Sal Senlead').visit(path)).text, path).not.toContain(offer)
    }
  })

  test('begins with today and with its writer as handler', async () => {
    const form = asItStands(await council.as('Una Officer').visit(paths.newCase))
    expect(form).toMatchObject({
      'learnedOn-day': '9',
      'learnedOn-month': '9',
      'learnedOn-year': '2024',
      handlerId: String(council.people['Una Officer']),
      reference: '',
    })
  })

  test('goes on the register in any spelling, with the service that its category names, and leads on', async () => {
    const lee = council.as('Lee Officer')
    const page = await lee.submit(paths.newCase, aCase('23-001 283'.replace('-', ' ')))
    expect(page.location).toBe('/cases/23001283')
    expect(saidAfter(page)).toBe(
      '23 001 283 is in the register | Special Educational Needs was taken as its service, from its category. Next, log the letter that brought it. | /cases/23001283/correspondence?direction=in: Log the letter',
    )
    const words = wordsOn(await lee.visit('/cases/23001283'))
    expect(words).toContain('Mrs X')
    expect(words).toContain('Education: Special educational needs')
    expect(words).toContain('2 September 2024 by the Ombudsman')
    expect(words).toContain('Handler Lee Officer')
    expect(await history('23001283')).toEqual([
      'Recorded the case 23 001 283, which we learned of on 9 September 2024',
    ])
  })

  test('keeps a service that was chosen, and what is known of the local complaint', async () => {
    const lee = council.as('Lee Officer')
    const page = await lee.submit(paths.newCase, {
      ...aCase('23 001 284'),
      serviceId: String(council.services['Highways & Transportation']),
      localReference: 'C-1188',
      ...dayFields('stage1ReceivedOn', '2024-02-01'),
      ...dayFields('stage1AnsweredOn', '2024-02-22'),
      stage1Outcome: 'Partly upheld',
      remedyOffered: 'An apology',
      remedyOfferedPence: '£150',
    })
    expect(saidAfter(page)).not.toContain('was taken as its service')
    const words = wordsOn(await lee.visit(paths.casePart('23001284', 'local-complaint')))
    expect(words).toContain('C-1188')
    expect(words).toContain('22 February 2024')
    expect(words).toContain('£150.00')
    expect(words).toContain('Service Highways & Transportation')
  })

  test.each([
    ['reference', { reference: '' }, 'Enter the Ombudsman’s reference'],
    ['reference', { reference: '2300128' }, 'Enter a reference with eight digits, such as 23 001 283'],
    ['complainant', { complainant: ' ' }, 'Enter what the complainant is called, such as Mrs X'],
    ['category', { category: '' }, 'Choose a category'],
    ['serviceId', { serviceId: notOnTheList }, 'Choose a service from the list'],
    ['handlerId', { handlerId: notOnTheList }, 'Choose a handler from the list'],
    ['learnedOn', dayFields('learnedOn', '2024-09-10'), 'The day cannot be after today'],
    [
      'learnedOn',
      { 'learnedOn-day': '31', 'learnedOn-month': '2', 'learnedOn-year': '2024' },
      'The day we learned of it must be a real date, such as 27 3 2024',
    ],
    [
      'ombudsmanReceivedOn',
      { ...dayFields('ombudsmanReceivedOn', '2024-09-05'), ...dayFields('learnedOn', '2024-09-04') },
      'The Ombudsman cannot have received it after we learned of it',
    ],
    [
      'stage1AnsweredOn',
      { ...dayFields('stage1ReceivedOn', '2024-03-01'), ...dayFields('stage1AnsweredOn', '2024-02-01') },
      'Stage 1 cannot have been answered before it was received',
    ],
    ['remedyOfferedPence', { remedyOfferedPence: 'lots' }, 'Enter a sum in pounds, such as 250 or 1,250.50'],
    ['summary', { summary: 'x'.repeat(2001) }, 'Use 2,000 characters at most'],
  ])('with a mistake in %s is asked for again with all that was typed', async (field, given, mistake) => {
    const before = await council.acts()
    const typed: Fields = { ...aCase('23 009 999'), ...given }
    const page = await council.as('Lee Officer').submit(paths.newCase, typed)
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toBe(mistake)
    const shown = asItStands(page)
    const kept = Object.entries(typed).filter(([, value]) => value !== notOnTheList)
    for (const [name, value] of kept) expect(shown[name], name).toBe(value)
    expect(await council.acts()).toBe(before)
  })

  test('that the register holds already is said beside the reference, with the way to it', async () => {
    await onRegister('23 001 300')
    const lee = council.as('Lee Officer')
    for (const page of [
      await lee.submit(paths.newCase, aCase('23001300')),
      await lee.visit(paths.newCaseCalled('23 001 300')),
    ]) {
      expect(mistakeBeside(page, 'reference')).toBe('23 001 300 is in the register already')
      expect(page.text).toContain('href="/cases/23001300"')
    }
  })

  test('that is restricted to others is said without the way to it', async () => {
    await onRegister('23 001 301', { restricted: true })
    const page = await council.as('Una Officer').submit(paths.newCase, aCase('23001301'))
    expect(mistakeBeside(page, 'reference')).toBe('23 001 301 is in the register already')
    expect(page.text).not.toContain('href="/cases/23001301"')
  })

  test('sent twice is recorded once, and leads to the same place', async () => {
    const typed = aCase('23 001 302')
    const before = await council.acts()
    const pages = await Promise.all([
      council.as('Lee Officer').submit(paths.newCase, typed),
      council.as('Lee Officer').submit(paths.newCase, typed),
    ])
    expect(pages.map(({ location }) => location)).toEqual(['/cases/23001302', '/cases/23001302'])
    expect(await council.acts()).toBe(before + 1)
  })

  test('recorded by two officers at one moment stands once; the second is told so', async () => {
    const pages = await Promise.all([
      council.as('Lee Officer').submit(paths.newCase, aCase('23 001 303')),
      council.as('Una Officer').submit(paths.newCase, aCase('23 001 303')),
    ])
    expect(pages.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('that is restricted is seen by its writer, its handler and those named, and by no other officer', async () => {
    await council.as('Lee Officer').submit(paths.newCase, {
      ...aCase('23 001 304'),
      restricted: 'yes',
      named: [String(council.people['Sal Senlead'])],
    })
    const path = paths.case('23001304')
    expect((await council.as('Lee Officer').visit(path)).status).toBe(200)
    expect((await council.as('Sal Senlead').visit(path)).status).toBe(200)
    expect((await council.as('Mo Monitor').visit(path)).status).toBe(200)
    expect((await council.as('Una Officer').visit(path)).status).toBe(404)
  })

  test('is for link officers', async () => {
    const before = await council.acts()
    for (const person of ['Sal Senlead', 'Mo Monitor', 'Vi Viewer', 'Ada Admin'] as const) {
      expect((await council.as(person).visit(paths.newCase)).status, person).toBe(403)
      expect((await council.as(person).submit(paths.newCase, aCase('23 001 399'))).status, person).toBe(403)
    }
    expect(await council.acts()).toBe(before)
  })
})

describe('changing a case', () => {
  test('keeps what stood before, and the reason, in its history', async () => {
    await onRegister('23 002 001')
    const path = paths.caseChange('23002001')
    const lee = council.as('Lee Officer')
    expect((await lee.visit(paths.case('23002001'))).text).toContain(`href="${path}"`)
    const form = asItStands(await lee.visit(path))
    const page = await lee.submit(path, {
      ...form,
      complainant: 'Mrs Z',
      serviceId: 'none',
      ...dayFields('learnedOn', '2024-09-03'),
      reason: 'The letter names her so',
    })
    expect(page.location).toBe('/cases/23002001')
    expect(wordsOn(await lee.visit(paths.case('23002001')))).toContain('Mrs Z')
    expect((await history('23002001'))[0]).toBe(
      'Changed complainant from “Mr Y” to “Mrs Z”; day we learned of it from 2 September 2024 to 3 September 2024; service from “Special Educational Needs” to nothing, because “The letter names her so”',
    )
  })

  test('needs a reason', async () => {
    await onRegister('23 002 002')
    const path = paths.caseChange('23002002')
    const form = asItStands(await council.as('Lee Officer').visit(path))
    const page = await council.as('Lee Officer').submit(path, { ...form, complainant: 'Mrs Z' })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'reason')).toBe('Say why you change it')
    expect(asItStands(page).complainant).toBe('Mrs Z')
  })

  test('of its reference leads to the case under the new one; another case’s is refused beside the field', async () => {
    await onRegister('23 002 003')
    const path = paths.caseChange('23002003')
    const lee = council.as('Lee Officer')
    const form = { ...asItStands(await lee.visit(path)), reason: 'A slip of the keyboard' }
    const taken = await lee.submit(path, { ...form, reference: '23 002 002' })
    expect(taken.status).toBe(422)
    expect(mistakeBeside(taken, 'reference')).toBe('23 002 002 is in the register already')
    expect((await lee.submit(path, { ...form, reference: '23 002 004' })).location).toBe('/cases/23002004')
    expect((await lee.visit(paths.case('23002003'))).status).toBe(404)
  })

  test('by two officers shows the second both versions, and saves theirs only when they send it again', async () => {
    const caseId = await onRegister('23 002 005')
    const path = paths.caseChange('23002005')
    const lee = council.as('Lee Officer')
    const una = council.as('Una Officer')
    const opened = asItStands(await lee.visit(path))
    await una.submit(path, {
      ...asItStands(await una.visit(path)),
      complainant: 'Mrs U',
      reason: 'Una knows',
    })
    const before = await council.acts()
    const mine = { ...opened, complainant: 'Mrs L', summary: 'What Lee typed', reason: 'Lee knows' }
    const stale = await lee.submit(path, mine)
    expect(stale.status).toBe(409)
    const words = wordsOn(stale)
    expect(words).toMatch(/Una Officer changed this on 9 September 2024 at \d/)
    expect(words).toContain('Complainant Mrs U Mrs L')
    expect(words).toContain('Summary Nothing What Lee typed')
    expect(words).not.toContain('Category Education Education')
    expect(await council.acts()).toBe(before)
    const again = asItStands(stale)
    expect(again).toMatchObject({ complainant: 'Mrs L', summary: 'What Lee typed', version: '2' })
    expect((await lee.submit(path, again)).status).toBe(303)
    const facts = await findCaseFacts(await council.desk('Lee Officer'), caseId)
    expect(facts).toMatchObject({ complainant: 'Mrs L', version: 3 })
  })

  test('sent twice is written once', async () => {
    await onRegister('23 002 006')
    const path = paths.caseChange('23002006')
    const lee = council.as('Lee Officer')
    const form = { ...asItStands(await lee.visit(path)), complainant: 'Mrs Z', reason: 'Her name' }
    const before = await council.acts()
    const pages = [await lee.submit(path, form), await lee.submit(path, form)]
    expect(pages.map(({ status }) => status)).toEqual([303, 303])
    expect(await council.acts()).toBe(before + 1)
  })

  test('can restrict it: whoever does so stays named with those chosen', async () => {
    const caseId = await onRegister('23 002 007')
    const path = paths.caseChange('23002007')
    const una = council.as('Una Officer')
    const form = asItStands(await una.visit(path))
    await una.submit(path, { ...form, handlerId: '', restricted: 'yes', reason: 'A colleague’s family' })
    expect((await una.visit(paths.case('23002007'))).status).toBe(200)
    expect((await council.as('Lee Officer').visit(paths.case('23002007'))).status).toBe(404)
    const { namedUserIds } = await findCaseFacts(await council.desk('Una Officer'), caseId)
    expect(namedUserIds).toEqual([council.people['Una Officer']])
  })

  test('by an act keeps the directorate of a case that loses its service', async () => {
    const caseId = await onRegister('23 002 008')
    const desk = await council.desk('Lee Officer')
    const facts = await findCaseFacts(desk, caseId)
    await changeCase(desk, caseId, facts.version, { ...facts, serviceId: null }, 'Not theirs')
    const after = await findCaseFacts(desk, caseId)
    expect(after).toMatchObject({ serviceId: null, directorateId: council.directorates.Children })
  })

  test('is for link officers who see it', async () => {
    await onRegister('23 002 009', { restricted: true })
    const path = paths.caseChange('23002009')
    expect((await council.as('Una Officer').visit(path)).status).toBe(404)
    expect((await council.as('Una Officer').submit(path, {})).status).toBe(404)
    for (const person of ['Sal Senlead', 'Mo Monitor', 'Vi Viewer', 'Ada Admin'] as const) {
      expect((await council.as(person).visit(path)).status, person).toBe(403)
      expect((await council.as(person).submit(path, {})).status, person).toBe(403)
    }
    expect((await council.as('Lee Officer').visit(paths.caseChange('99999999'))).status).toBe(404)
    expect((await council.as('Lee Officer').visit(paths.caseChange('nonsense'))).status).toBe(404)
  })
})
