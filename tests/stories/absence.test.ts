import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { listAbsencesOf } from '#db/queries/absence.ts'
import { absences } from '#db/schema.ts'
import { paths } from '#src/paths.ts'
import { sendFrom } from '../support/filled-form.ts'
import type { Fields } from '../support/people.ts'
import {
  aSubmission,
  dayFields,
  mistakeBeside,
  openSmallCouncil,
  type SmallCouncil,
  saidAfter,
  wordsOn,
} from '../support/small-council.ts'

type Person = Parameters<SmallCouncil['as']>[0]

let council: SmallCouncil
let reference: string
let questionIds: number[]
const id = (person: Person) => council.people[person]!

/** A case of Special Educational Needs that Lee handles: an enquiry of 1 August 2024, due by 30 August. */
beforeAll(async () => {
  council = await openSmallCouncil('2024-08-16')
  const lee = await council.desk('Lee Officer')
  reference = '23008001'
  const sen = council.services['Special Educational Needs']!
  const { caseId } = await recordCase(lee, {
    reference,
    complainant: 'Mrs X',
    category: 'Education',
    serviceId: sen,
    learnedOn: '2024-08-01',
  })
  const opened = await openInformationRequest(lee, caseId, {
    kind: 'investigation enquiry',
    receivedOn: '2024-08-01',
    questions: [
      { text: 'When was the plan due?', serviceId: sen },
      { text: 'When was it sent?', serviceId: sen },
    ],
  })
  questionIds = opened.questionIds as number[]
}, 60_000)
afterAll(() => council.close())
beforeEach(async () => {
  await council.db.delete(absences)
  await council.moveTo('2024-08-16')
})

const anAbsence = (firstOn: string, lastOn: string, cover: Person | null, note = ''): Fields => ({
  ...aSubmission(),
  ...dayFields('firstOn', firstOn),
  ...(lastOn && dayFields('lastOn', lastOn)),
  coverId: cover ? String(id(cover)) : '',
  note,
})

async function goesAway(person: Person, firstOn: string, lastOn: string, cover: Person | null) {
  const page = await council.as(person).submit(paths.newAbsence, anAbsence(firstOn, lastOn, cover))
  expect(page.status, wordsOn(page)).toBe(303)
  const [latest] = await listAbsencesOf(council.db, id(person))
  return latest!.id
}

const today = async (person: Person) => wordsOn(await council.as(person).visit(paths.today))
const awayOnPeople = async () =>
  wordsOn(await council.as('Ada Admin').visit(paths.settingsPart('people'))).match(
    /Away until [\w ]+, [\w ]+? covers/g,
  )
const showsCase = (text: string) => text.includes('23 008 001')

describe('Lee is away from Monday 19 August to the bank holiday Monday 26 August 2024, and Una covers', () => {
  const covering = 'You cover for Lee Officer until 26 August 2024.'
  const away = 'away until 26 August 2024, Una Officer covers'

  test.each([
    { day: '2024-08-16', when: 'on the Friday before', covers: false },
    { day: '2024-08-18', when: 'on the Sunday before', covers: false },
    { day: '2024-08-19', when: 'on the first day', covers: true },
    { day: '2024-08-23', when: 'on the Friday', covers: true },
    { day: '2024-08-26', when: 'on the bank holiday', covers: true },
    { day: '2024-08-27', when: 'on the Tuesday after', covers: false },
  ])('$when Lee’s case is Una’s work as well: $covers', async ({ day, covers }) => {
    await goesAway('Lee Officer', '2024-08-19', '2024-08-26', 'Una Officer')
    await council.moveTo(day)
    const una = await today('Una Officer')
    expect([una.includes(covering), showsCase(una)]).toEqual([covers, covers])
    expect(showsCase(await today('Lee Officer'))).toBe(true)
    const head = wordsOn(await council.as('Mo Monitor').visit(paths.case(reference)))
    expect(head.includes(away)).toBe(covers)
    const list = wordsOn(await council.as('Vi Viewer').visit(paths.cases))
    expect(list.includes(away)).toBe(covers)
    const people = wordsOn(await council.as('Ada Admin').visit(paths.settingsPart('people')))
    expect(people.includes('Away until 26 August 2024, Una Officer covers')).toBe(covers)
  })

  test('the cases behind Una’s list are Lee’s and hers', async () => {
    await goesAway('Lee Officer', '2024-08-16', '', 'Una Officer')
    const { text } = await council.as('Una Officer').visit(paths.today)
    const list = `handler=${id('Una Officer')}&amp;handler=${id('Lee Officer')}&amp;open=yes`
    expect(text).toContain(list)
    expect(await today('Una Officer')).toContain('You cover for Lee Officer until further notice.')
    const cases = await council.as('Una Officer').visit(paths.casesLike(list.replaceAll('&amp;', '&')))
    expect(showsCase(wordsOn(cases))).toBe(true)
  })
})

describe('Sal is away from Thursday 22 to Tuesday 27 August 2024, and Rob of the roads covers', () => {
  test.each([
    { day: '2024-08-21', sees: 404 },
    { day: '2024-08-22', sees: 200 },
    { day: '2024-08-26', sees: 200 },
    { day: '2024-08-27', sees: 200 },
    { day: '2024-08-28', sees: 404 },
  ])('on $day Rob is answered $sees at her case, and Sal still sees it', async ({ day, sees }) => {
    await goesAway('Sal Senlead', '2024-08-22', '2024-08-27', 'Rob Roads')
    await council.moveTo(day)
    const rob = council.as('Rob Roads')
    expect((await rob.visit(paths.case(reference))).status).toBe(sees)
    expect((await rob.visit(paths.answer(questionIds[0]!))).status).toBe(sees)
    expect(showsCase(await today('Rob Roads'))).toBe(sees === 200)
    expect((await council.as('Sal Senlead').visit(paths.case(reference))).status).toBe(200)
  })

  test('of a link officer who covers instead, the figure is that of the list behind it', async () => {
    const deadlines = async () =>
      /<a href="([^"]+)">\s*(?:All (\d+)|The) open deadlines?, by case/.exec(
        (await council.as('Una Officer').visit(paths.today)).text,
      )
    expect(await deadlines()).toBeNull()
    await goesAway('Sal Senlead', '2024-08-22', '2024-08-27', 'Una Officer')
    await council.moveTo('2024-08-22')
    const [, href, figure = '1'] = (await deadlines())!
    const list = await council.as('Una Officer').visit(href!.replaceAll('&amp;', '&'))
    const references = new Set(list.text.match(/\b\d\d \d{3} \d{3}\b/g))
    expect([...references]).toEqual(['23 008 001'])
    expect(Number(figure)).toBe(references.size)
    expect(wordsOn(list)).toContain('Special Educational Needs')
  })

  test('what Rob does for her is under his own name, and stays so', async () => {
    await goesAway('Sal Senlead', '2024-08-22', '2024-08-27', 'Rob Roads')
    await council.moveTo('2024-08-26')
    const [question] = questionIds
    const rob = council.as('Rob Roads')
    const page = await sendFrom(rob, await rob.visit(paths.answer(question!)), paths.answer(question!), {
      answer: 'On 3 May.',
    })
    expect(page.status, wordsOn(page)).toBe(303)
    await council.moveTo('2024-08-28')
    const history = wordsOn(await council.as('Lee Officer').visit(paths.casePart(reference, 'history')))
    expect(history).toContain('Rob Roads Answered question 1')
  })

  test('who is away himself hands on to his own cover', async () => {
    await goesAway('Sal Senlead', '2024-08-22', '2024-08-27', 'Rob Roads')
    await goesAway('Rob Roads', '2024-08-23', '2024-08-23', 'Una Officer')
    await council.moveTo('2024-08-23')
    expect((await council.as('Rob Roads').visit(paths.case(reference))).status).toBe(404)
    const una = await today('Una Officer')
    expect(una).toContain(
      'You cover for Sal Senlead until 27 August 2024 and Rob Roads until 23 August 2024.',
    )
    expect(showsCase(una)).toBe(true)
    expect(await awayOnPeople()).toEqual([
      'Away until 23 August 2024, Una Officer covers',
      'Away until 27 August 2024, Una Officer covers',
    ])
  })
})

describe('recording an absence', () => {
  test.each([
    ['firstOn', { 'firstOn-day': '', 'firstOn-month': '', 'firstOn-year': '' }, 'Enter the first day away'],
    ['firstOn', { 'firstOn-day': '31', 'firstOn-month': '9' }, 'The first day away must be a real date'],
    ['lastOn', dayFields('lastOn', '2024-09-01'), 'The last day cannot be before the first'],
    ['coverId', { coverId: '99999' }, 'Choose who covers from the list'],
    ['note', { note: 'a'.repeat(201) }, 'Use 200 characters at most'],
  ] as [string, Fields, string][])('a mistake stands beside %s', async (field, given, mistake) => {
    const form = { ...anAbsence('2024-09-02', '2024-09-06', 'Una Officer'), ...given }
    const page = await council.as('Lee Officer').submit(paths.newAbsence, form)
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toContain(mistake)
    expect(await listAbsencesOf(council.db, id('Lee Officer'))).toEqual([])
  })

  test.each([
    ['Lee Officer', 'Sal Senlead'],
    ['Lee Officer', 'Lee Officer'],
    ['Sal Senlead', 'Vi Viewer'],
    ['Mo Monitor', 'Una Officer'],
  ] as [Person, Person][])('%s is not covered for by %s', async (person, cover) => {
    const form = anAbsence('2024-09-02', '2024-09-06', cover)
    const page = await council.as(person).submit(paths.newAbsence, form)
    expect(mistakeBeside(page, 'coverId')).toBe('Choose who covers from the list')
  })

  test.each([
    { firstOn: '2024-08-30', lastOn: '2024-09-02', clash: true },
    { firstOn: '2024-09-06', lastOn: '2024-09-10', clash: true },
    { firstOn: '2024-09-04', lastOn: '2024-09-04', clash: true },
    { firstOn: '2024-08-01', lastOn: '', clash: true },
    { firstOn: '2024-08-30', lastOn: '2024-09-01', clash: false },
    { firstOn: '2024-09-07', lastOn: '', clash: false },
  ])(
    'beside one from 2 to 6 September, from $firstOn to $lastOn clashes: $clash',
    async ({ firstOn, lastOn, clash }) => {
      await goesAway('Lee Officer', '2024-09-02', '2024-09-06', null)
      const form = anAbsence(firstOn, lastOn, null)
      const page = await council.as('Lee Officer').submit(paths.newAbsence, form)
      expect(mistakeBeside(page, 'firstOn')).toBe(
        clash ? 'This overlaps the absence from 2 September 2024 to 6 September 2024' : null,
      )
      expect(page.status).toBe(clash ? 422 : 303)
    },
  )

  test('of two that overlap and come at once, one is kept', async () => {
    const forms = [anAbsence('2024-09-02', '2024-09-06', null), anAbsence('2024-09-05', '', null)]
    const pages = await Promise.all(
      forms.map((form) => council.as('Lee Officer').submit(paths.newAbsence, form)),
    )
    expect(pages.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(await listAbsencesOf(council.db, id('Lee Officer'))).toHaveLength(1)
  })

  test('an administrator records it for others; the note is for them and is not in the audit trail', async () => {
    const ada = council.as('Ada Admin')
    const path = paths.absencesOf(id('Sal Senlead'))
    const page = await ada.submit(path, anAbsence('2024-08-16', '', 'Rob Roads', 'Annual leave'))
    expect(saidAfter(page)).toContain('Sal Senlead is away from 16 August 2024 until further notice.')
    const person = wordsOn(await ada.visit(paths.person(id('Sal Senlead'))))
    expect(person).toContain('16 August 2024 Away now Not known yet Rob Roads Annual leave')
    const payloads = await council.db.query.auditPayloads.findMany()
    expect(JSON.stringify(payloads)).not.toContain('Annual leave')
  })
})

describe('an absence', () => {
  test('is cut short, and the cover ends with it', async () => {
    const absence = await goesAway('Sal Senlead', '2024-08-16', '2024-08-30', 'Rob Roads')
    await council.moveTo('2024-08-20')
    const sal = council.as('Sal Senlead')
    const form = await sal.visit(paths.absenceChange(absence))
    expect(form.text).not.toContain('it does not take place')
    const page = await sendFrom(sal, form, paths.absenceChange(absence), { lastOn: '2024-08-19' })
    expect(saidAfter(page)).toContain('Sal Senlead is away from 16 August 2024 to 19 August 2024.')
    expect((await council.as('Rob Roads').visit(paths.case(reference))).status).toBe(404)
    expect((await sal.submit(paths.absenceRemoval(absence), {})).status).toBe(409)
  })

  test('that has not begun can be removed', async () => {
    const absence = await goesAway('Sal Senlead', '2024-09-02', '', null)
    const sal = council.as('Sal Senlead')
    const form = await sal.visit(paths.absenceChange(absence))
    for (const _ of ['pressed once', 'pressed again']) {
      const page = await sendFrom(sal, form, paths.absenceRemoval(absence))
      expect([page.location, saidAfter(page)]).toEqual([paths.absences, 'The absence was removed'])
    }
    expect(await listAbsencesOf(council.db, id('Sal Senlead'))).toEqual([])
    expect((await sal.submit(paths.absenceRemoval(absence), aSubmission())).status).toBe(404)
  })

  test('that somebody else changed meanwhile comes back with both versions', async () => {
    const absence = await goesAway('Sal Senlead', '2024-09-02', '2024-09-06', null)
    const path = paths.absenceChange(absence)
    const sal = council.as('Sal Senlead')
    const old = await sal.visit(path)
    const ada = council.as('Ada Admin')
    const first = await sendFrom(ada, await ada.visit(path), path, { coverId: String(id('Rob Roads')) })
    expect(first.location).toBe(paths.person(id('Sal Senlead')))
    const page = await sendFrom(sal, old, path, { lastOn: '2024-09-09' })
    expect(page.status).toBe(409)
    expect(wordsOn(page)).toContain('Last day 6 September 2024 9 September 2024')
    expect(wordsOn(page)).toContain('Cover Rob Roads Nothing')
  })

  test('of another is not there for those who are no administrator', async () => {
    const absence = await goesAway('Sal Senlead', '2024-09-02', '2024-09-06', null)
    for (const path of [paths.absenceChange(absence), paths.absenceRemoval(absence)]) {
      expect((await council.as('Rob Roads').submit(path, anAbsence('2024-09-02', '', null))).status).toBe(404)
    }
  })

  test('does not give a part to who covers, when their own part has changed since', async () => {
    await goesAway('Sal Senlead', '2024-08-16', '', 'Rob Roads')
    expect((await council.as('Rob Roads').visit(paths.case(reference))).status).toBe(200)
    const ada = council.as('Ada Admin')
    const path = paths.personChange(id('Rob Roads'))
    await sendFrom(ada, await ada.visit(path), path, { role: 'viewer', confirmed: 'yes' })
    expect(await today('Rob Roads')).not.toContain('You cover')
  })

  test('is covered for by nobody once the cover may not sign in any more', async () => {
    await goesAway('Lee Officer', '2024-08-16', '2024-08-23', 'Una Officer')
    expect(await awayOnPeople()).toEqual(['Away until 23 August 2024, Una Officer covers'])
    const ada = council.as('Ada Admin')
    const path = paths.personChange(id('Una Officer'))
    await sendFrom(ada, await ada.visit(path), path, { active: 'no', confirmed: 'yes' })
    expect(await awayOnPeople()).toEqual(['Away until 23 August 2024, nobody covers'])
  })
})
