import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { answerQuestion, openInformationRequest } from '#casework/information-request.ts'
import { findCase, findCaseByReference } from '#db/queries/case.ts'
import { listHistory } from '#db/queries/case-file.ts'
import { findPerson } from '#db/queries/person.ts'
import { mails, securityEvents } from '#db/schema.ts'
import { actInWords } from '#domain/audit-event-in-words.ts'
import { paths } from '#src/paths.ts'
import { sendFrom } from '../support/filled-form.ts'
import type { Fields, Visitor } from '../support/people.ts'
import {
  aSubmission,
  mistakeBeside,
  openSmallCouncil,
  type SmallCouncil,
  saidAfter,
  wordsOn,
} from '../support/small-council.ts'

let council: SmallCouncil
let ada: Visitor
let sen: number
let roads: number
beforeAll(async () => {
  council = await openSmallCouncil()
  ada = council.as('Ada Admin')
  sen = council.services['Special Educational Needs']!
  roads = council.services['Highways & Transportation']!
}, 60_000)
afterAll(() => council.close())

let number = 0
/** A case of Special Educational Needs with two questions to that service, named or as the case's own. */
async function caseWithQuestions(
  given: { restricted?: boolean; by?: 'Lee Officer' | 'Una Officer'; asked?: 'by name' | 'as its own' } = {},
) {
  number += 1
  const { by = 'Lee Officer', asked = 'by name', ...facts } = given
  const reference = String(23_007_000 + number)
  const officer = await council.desk(by)
  const { caseId } = await recordCase(officer, {
    reference,
    complainant: `Mrs ${number}`,
    category: 'Education',
    serviceId: sen,
    learnedOn: '2024-08-01',
    ...facts,
  })
  const serviceId = asked === 'by name' ? sen : null
  const { questionIds } = await openInformationRequest(officer, caseId, {
    kind: 'investigation enquiry',
    receivedOn: '2024-08-05',
    questions: [
      { text: 'When was the plan due?', serviceId },
      { text: 'When was it sent?', serviceId },
    ],
  })
  return { reference, caseId, questionIds: questionIds as number[] }
}

async function add(given: Fields): Promise<number> {
  const page = await sendFrom(ada, await ada.visit(paths.newPerson), paths.newPerson, given)
  expect(page.status, wordsOn(page)).toBe(303)
  return Number(page.location!.split('/').at(-1))
}

const change = async (id: number, given: Fields) =>
  sendFrom(ada, await ada.visit(paths.personChange(id)), paths.personChange(id), given)

const history = async (reference: string) => {
  const mo = await council.desk('Mo Monitor')
  const { events } = await listHistory(mo, await findCaseByReference(mo, reference), {}, 20)
  return events.map(({ act, by, payload }) => `${by}: ${actInWords(act, payload)}`)
}

const warnings = async () =>
  (await council.db.select().from(securityEvents).orderBy(securityEvents.id)).map(
    ({ kind, userId, byId, note }) => ({ kind, userId, byId, note }),
  )

describe('adding a person', () => {
  test('an address is kept in small letters, and the person is on the list and may come in', async () => {
    const id = await add({ name: 'Nia New', email: ' Nia.New@Example.GOV.uk ', role: 'viewer' })
    expect(await findPerson(council, id)).toMatchObject({ email: 'nia.new@example.gov.uk', role: 'viewer' })
    const list = wordsOn(await ada.visit(paths.settingsPart('people')))
    expect(list).toContain('Nia New nia.new@example.gov.uk Viewer')
    expect(list).toMatch(/Ada Admin.*Lee Officer.*Nia New.*Una Officer.*Vi Viewer/)
    expect((await (await council.signInAs(id)).visit(paths.today)).status).toBe(200)
    expect((await warnings()).at(-1)).toEqual({
      kind: 'role change',
      userId: id,
      byId: council.people['Ada Admin'],
      note: 'Added as Viewer.',
    })
  })

  test.each([
    ['name', { name: ' ' }, 'Enter their name'],
    ['email', { email: '' }, 'Enter their e-mail address'],
    ['email', { email: 'nobody' }, 'Enter an e-mail address, such as name@council.gov.uk'],
    ['email', { email: 'LEE@example.gov.uk' }, 'Somebody else has the address lee@example.gov.uk'],
    ['role', { role: 'chief executive' }, 'Choose their part'],
    ['services', { role: 'service lead' }, 'Choose at least one service that they lead'],
    ['services', { role: 'service lead', services: '99999' }, 'Choose services from the list'],
  ] as [string, Fields, string][])('a mistake stands beside the %s', async (field, given, mistake) => {
    const acts = await council.acts()
    const form = {
      ...aSubmission(),
      name: 'Pat Person',
      email: 'pat@example.gov.uk',
      role: 'viewer',
      ...given,
    }
    const page = await ada.submit(paths.newPerson, form)
    expect([page.status, mistakeBeside(page, field)]).toEqual([422, mistake])
    if (field !== 'name') expect(page.text).toContain('value="Pat Person"')
    expect(await council.acts()).toBe(acts)
  })

  test('of two who add the same address at once, one is told so beside the field', async () => {
    const form = (name: string) => ({ ...aSubmission(), name, email: 'twin@example.gov.uk', role: 'viewer' })
    const pages = await Promise.all(
      ['Twin One', 'Twin Two'].map((name) => ada.submit(paths.newPerson, form(name))),
    )
    expect(pages.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const [late] = pages.filter(({ status }) => status === 422)
    expect(mistakeBeside(late!, 'email')).toBe('Somebody else has the address twin@example.gov.uk')
  })

  test('the list is narrowed by part and by words, and shows those who left when asked', async () => {
    const id = await add({ name: 'Gil Gone', email: 'gil@example.gov.uk', role: 'viewer' })
    await change(id, { active: 'no', confirmed: 'yes' })
    const shows = async (search: string) => {
      const { text } = await ada.visit(paths.peopleLike(search))
      return ['Gil Gone', 'Lee Officer', 'Vi Viewer'].filter((name) => text.includes(name))
    }
    expect(await shows('')).toEqual(['Lee Officer', 'Vi Viewer'])
    expect(await shows('show=all')).toEqual(['Gil Gone', 'Lee Officer', 'Vi Viewer'])
    expect(await shows('role=viewer&show=all')).toEqual(['Gil Gone', 'Vi Viewer'])
    expect(await shows('words=lee@')).toEqual(['Lee Officer'])
    expect(await shows('words=%25')).toEqual([])
    expect(await shows('role=king&show=&words=offICER')).toEqual(['Lee Officer'])
  })
})

describe('a service lead who changes service', () => {
  test('sees the new service’s cases and no longer the old; what they did keeps their name', async () => {
    const { reference, questionIds } = await caseWithQuestions()
    const [first, second] = questionIds
    const sal = council.as('Sal Senlead')
    await answerQuestion(await council.desk('Sal Senlead'), first!, {
      answer: 'On 3 May.',
      answeredOn: '2024-09-09',
    })
    const nia = await add({
      name: 'Nora Next',
      email: 'nora@example.gov.uk',
      role: 'service lead',
      services: String(sen),
    })
    const nora = await council.signInAs(nia)

    const page = await change(council.people['Sal Senlead']!, { services: String(roads) })
    expect(saidAfter(page)).toContain('Sal Senlead was changed')
    expect((await sal.visit(paths.case(reference))).status).toBe(404)
    expect((await sal.visit(paths.answer(second!))).status).toBe(404)

    expect(wordsOn(await nora.visit(paths.today))).toContain('Answer the investigation enquiry')
    expect((await nora.visit(paths.answer(second!))).status).toBe(200)
    expect(wordsOn(await nora.visit(paths.casePart(reference, 'history')))).toContain(
      'Sal Senlead Answered question 1',
    )
    expect((await warnings()).at(-1)).toMatchObject({
      kind: 'role change',
      note: 'The part was Service lead of Special Educational Needs, and is Service lead of Highways & Transportation now.',
    })
    const mail = (await council.db.select().from(mails).orderBy(mails.id)).findLast(
      ({ toName }) => toName === 'Sal Senlead',
    )
    expect(mail).toMatchObject({ kind: 'security warning', toAddress: 'sal@example.gov.uk' })
    expect(mail!.body).toContain('is Service lead of Highways & Transportation now')
  })

  test('is checked first where nobody else would answer the open questions', async () => {
    await caseWithQuestions({ asked: 'as its own' })
    const only = await findPerson(council, council.people['Rob Roads']!)
    const nora = (await council.db.query.users.findFirst({
      where: (user, { eq }) => eq(user.name, 'Nora Next'),
    }))!
    const page = await change(nora.id, { services: String(roads) })
    expect(page.status).toBe(200)
    expect(wordsOn(page)).toContain('3 unanswered questions to services that nobody else leads')
    const alone = await change(only.id, { services: [String(roads), String(sen)] })
    expect(alone.status).toBe(303)
    expect((await change(nora.id, { services: String(roads) })).status).toBe(303)
  })
})

describe('a link officer who leaves', () => {
  test('is shown with what they hold; another takes over the open cases, and each history says so', async () => {
    const open = await caseWithQuestions({ by: 'Una Officer' })
    const secret = await caseWithQuestions({ by: 'Una Officer', restricted: true })
    const { 'Una Officer': una, 'Lee Officer': lee } = council.people as Record<string, number>
    const leaving = council.as('Una Officer')

    const check = await change(una!, { active: 'no' })
    expect(check.status).toBe(200)
    expect(wordsOn(check)).toContain('2 open cases that they handle, 1 of them restricted')
    expect((await leaving.visit(paths.today)).status).toBe(200)

    const form = { newHandler: String(lee), confirmed: 'yes' }
    const done = await sendFrom(ada, check, paths.personChange(una!), form)
    expect(saidAfter(done)).toContain('They are signed out everywhere.')
    expect((await leaving.visit(paths.today)).location).toContain(paths.signIn)
    await expect(council.signInAs(una!)).rejects.toThrow()
    for (const { reference, caseId } of [open, secret]) {
      expect(await findCase(await council.desk('Lee Officer'), caseId)).toMatchObject({ handlerId: lee })
      expect((await history(reference))[0]).toBe(
        'Ada Admin: Changed handler from “Una Officer” to “Lee Officer”, because “Una Officer no longer handles cases”',
      )
      expect((await history(reference)).at(-1)).toMatch(/^Una Officer: Recorded the case/)
    }
    expect((await warnings()).at(-1)).toMatchObject({ userId: una, note: 'May not sign in any more.' })
  })

  test('does not give cases to who handles none', async () => {
    const { 'Lee Officer': lee, 'Vi Viewer': vi } = council.people as Record<string, number>
    const acts = await council.acts()
    const page = await change(lee!, { active: 'no', newHandler: String(vi), confirmed: 'yes' })
    expect(page.status).toBe(422)
    expect(await council.acts()).toBe(acts)
  })
})

describe('what is refused', () => {
  test('the only administrator stays one, and nobody changes their own part', async () => {
    const id = council.people['Ada Admin']!
    const own = await change(id, { role: 'viewer' })
    expect([own.status, mistakeBeside(own, 'role')]).toEqual([
      422,
      'Ask another administrator to change your own part',
    ])
    const last = await change(id, { active: 'no' })
    expect([last.status, mistakeBeside(last, 'active')]).toEqual([
      422,
      'Make somebody else an administrator first: this is the only one',
    ])
  })

  test('of two administrators who end each other’s access at once, one stays', async () => {
    const id = await add({ name: 'Abe Admin', email: 'abe@example.gov.uk', role: 'administrator' })
    const abe = await council.signInAs(id)
    const adas = council.people['Ada Admin']!
    const [ofAbe, ofAda] = [
      await ada.visit(paths.personChange(id)),
      await abe.visit(paths.personChange(adas)),
    ]
    const gone = { active: 'no', confirmed: 'yes' }
    await Promise.all([
      sendFrom(ada, ofAbe, paths.personChange(id), gone),
      sendFrom(abe, ofAda, paths.personChange(adas), gone),
    ])
    const both = await Promise.all([id, adas].map((person) => findPerson(council, person)))
    expect(both.filter(({ active }) => active)).toHaveLength(1)
    const stays = both[0]!.active ? abe : ada
    const other = both.find(({ active }) => !active)!
    const back = await sendFrom(
      stays,
      await stays.visit(paths.personChange(other.id)),
      paths.personChange(other.id),
      { active: 'yes' },
    )
    expect(back.status).toBe(303)
    ada = await council.signInAs(adas)
  })

  test('a form that somebody overtook comes back with both versions', async () => {
    const id = council.people['Vi Viewer']!
    const old = await ada.visit(paths.personChange(id))
    await change(id, { name: 'Vi Viewer-Vance' })
    const page = await sendFrom(ada, old, paths.personChange(id), { email: 'vi.vance@example.gov.uk' })
    expect(page.status).toBe(409)
    expect(wordsOn(page)).toMatch(/Ada Admin changed this on .* after you opened the form/)
    expect(wordsOn(page)).toContain('Name Vi Viewer-Vance Vi Viewer')
    const again = await sendFrom(ada, page, paths.personChange(id), { name: 'Vi Viewer-Vance' })
    expect(again.status).toBe(303)
    expect(await findPerson(council, id)).toMatchObject({
      name: 'Vi Viewer-Vance',
      email: 'vi.vance@example.gov.uk',
    })
    const mail = (await council.db.select().from(mails).orderBy(mails.id)).findLast(
      ({ userId }) => userId === id,
    )
    expect(mail).toMatchObject({ toAddress: 'vi@example.gov.uk' })
  })
})
