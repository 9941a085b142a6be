import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { logCorrespondence } from '#casework/correspondence.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { findCaseByReference } from '#db/queries/case.ts'
import { listHistory } from '#db/queries/case-file.ts'
import { listRequests } from '#db/queries/information-request.ts'
import { actInWords } from '#domain/audit-event-in-words.ts'
import { paths } from '#src/paths.ts'
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

let council: SmallCouncil
let sen: number
let roads: number
beforeAll(async () => {
  council = await openSmallCouncil()
  sen = council.services['Special Educational Needs']!
  roads = council.services['Highways & Transportation']!
}, 60_000)
afterAll(() => council.close())

let number = 0
async function newCase(given: { restricted?: boolean } = {}) {
  number += 1
  const reference = String(23_004_000 + number)
  const { caseId } = await recordCase(await council.desk('Lee Officer'), {
    reference,
    complainant: 'Mrs X',
    category: 'Education',
    serviceId: sen,
    investigator: 'A Investigator',
    learnedOn: '2024-08-01',
    ...given,
  })
  return { reference, caseId }
}

/** A case with an enquiry of Monday 5 August 2024, due on 3 September by the rule, after the bank holiday. */
async function newRequest(given: { statedDueOn?: string; restricted?: boolean } = {}) {
  const { restricted, ...request } = given
  const { reference, caseId } = await newCase({ restricted })
  const { requestId, questionIds } = await openInformationRequest(await council.desk('Lee Officer'), caseId, {
    kind: 'investigation enquiry',
    receivedOn: '2024-08-05',
    questions: [
      { text: 'When was the plan due?' },
      { text: 'Was the road lit?', serviceId: roads, internalDueOn: '2024-08-20' },
    ],
    ...request,
  })
  return { reference, caseId, requestId, questionIds }
}

const requestsOf = async (caseId: number) => listRequests(await council.desk('Lee Officer'), caseId)

async function history(reference: string) {
  const reader = await council.desk('Lee Officer')
  const { events } = await listHistory(reader, await findCaseByReference(reader, reference), {}, 20)
  return events.map(({ act, payload }) => actInWords(act, payload))
}

const aRequest = (given: Fields = {}): Fields => ({
  ...aSubmission(),
  kind: 'investigation enquiry',
  ...dayFields('receivedOn', '2024-09-06'),
  ...dayFields('statedDueOn', '2024-10-03'),
  questions: '2',
  'question-1-text': 'When was the plan due?',
  'question-1-service': '',
  'question-2-text': 'Was the road lit?',
  'question-2-service': String(roads),
  ...dayFields('question-2-due', '2024-09-20'),
  ...given,
})

describe('opening a request', () => {
  test('begins with what the letter says', async () => {
    const { reference, caseId } = await newCase()
    const { correspondenceId } = await logCorrespondence(await council.desk('Lee Officer'), caseId, {
      direction: 'in',
      kind: 'draft decision',
      channel: 'e-mail',
      letterOn: '2024-09-04',
      exchangedOn: '2024-09-05',
      subject: 'Draft for your comments',
    })
    const page = await council.as('Lee Officer').visit(paths.requestOfLetter(reference, correspondenceId))
    expect(wordsOn(page)).toContain(
      'From the letter “Draft for your comments”, received on 5 September 2024.',
    )
    expect(page.text).toContain('<option value="draft decision comments" selected')
    expect(page.text).toContain(`name="letter" value="${correspondenceId}"`)
    expect(wordsOn(page)).toContain('10 working days from receipt end on 19 September 2024.')
    const sent = await council.as('Lee Officer').submit(paths.informationRequests(reference), {
      ...aSubmission(),
      letter: String(correspondenceId),
      kind: 'draft decision comments',
      ...dayFields('letterOn', '2024-09-04'),
      ...dayFields('receivedOn', '2024-09-05'),
    })
    expect(saidAfter(sent)).toContain('Answer it by 19 September 2024.')
    expect((await requestsOf(caseId))[0]).toMatchObject({ correspondenceId, ruleDueOn: '2024-09-19' })
  })

  test('works out the day by the rule beside the one in the letter before anything is kept', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const before = await council.acts()
    const workOut = (given: Fields) =>
      lee.submit(paths.informationRequests(reference), aRequest({ 'work-out': 'yes', ...given }))
    const differs = await workOut({})
    expect(differs.status).toBe(200)
    expect(wordsOn(differs)).toContain(
      'The letter says 3 October 2024; 20 working days from receipt end on 4 October 2024. The date in the letter counts.',
    )
    expect(differs.text).toContain('When was the plan due?')
    expect(wordsOn(await workOut(dayFields('statedDueOn', '2024-10-04')))).toContain(
      'The letter says 4 October 2024, and so does the rule',
    )
    const none = { 'statedDueOn-day': '', 'statedDueOn-month': '', 'statedDueOn-year': '' }
    expect(wordsOn(await workOut(none))).toContain('Without a date in the letter that day counts.')
    const unknown = await workOut({ kind: 'prematurity check', ...none })
    expect(unknown.status).toBe(422)
    expect(mistakeBeside(unknown, 'statedDueOn')).toBe(
      'Enter the date in the letter: no period is set for a prematurity check',
    )
    expect(await council.acts()).toBe(before)
  })

  test('keeps the date in the letter, says how the rule differs, and asks each service its question', async () => {
    const { reference, caseId } = await newCase()
    const lee = council.as('Lee Officer')
    const page = await lee.submit(
      paths.informationRequests(reference),
      aRequest(dayFields('internalDueOn', '2024-09-25')),
    )
    expect(saidAfter(page)).toContain(
      'Request opened: investigation enquiry | Answer it by 3 October 2024. The letter says 3 October 2024; 20 working days from receipt end on 4 October 2024.',
    )
    const [request] = await requestsOf(caseId)
    expect(page.location).toBe(`${paths.casePart(reference, 'requests')}#request-${request!.id}`)
    const words = wordsOn(await lee.visit(paths.casePart(reference, 'requests')))
    expect(words).toContain('1 When was the plan due?')
    expect(words).toContain('2 Was the road lit? Highways & Transportation 20 September 2024')
    expect(words).toContain('Our own target 25 September 2024')
    expect((await history(reference))[0]).toBe(
      'Opened a request: investigation enquiry, received on 6 September 2024, due by 3 October 2024, 2 questions',
    )
    expect((await council.as('Rob Roads').visit(paths.case(reference))).status).toBe(200)
  })

  test('adds a question and takes one away without keeping anything, and loses nothing typed', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const before = await council.acts()
    const added = await lee.submit(paths.informationRequests(reference), aRequest({ add: 'question' }))
    expect(added.status).toBe(200)
    expect(added.text).toContain('id="question-3"')
    expect(added.text).toContain('Was the road lit?')
    expect(added.text).not.toContain('There is a problem')
    const removed = await lee.submit(
      paths.informationRequests(reference),
      aRequest({ questions: '3', 'question-3-text': 'Who signed it?', remove: '1', kind: '' }),
    )
    expect(removed.status).toBe(200)
    expect(removed.text).not.toContain('When was the plan due?')
    expect(removed.text).toMatch(/name="question-1-text"[^>]*>Was the road lit\?/)
    expect(removed.text).toMatch(/name="question-1-due-day" type="text" value="20"/)
    expect(removed.text).toMatch(/name="question-2-text"[^>]*>Who signed it\?/)
    expect(removed.text).not.toContain('id="question-3"')
    expect(await council.acts()).toBe(before)
  })

  test.each([
    ['kind', { kind: '' }, 'Choose a kind of request'],
    ['receivedOn', dayFields('receivedOn', '2024-09-10'), 'The day received cannot be after today'],
    [
      'statedDueOn',
      dayFields('statedDueOn', '2024-09-05'),
      'The date in the letter cannot be before the day on which it was received',
    ],
    [
      'letterOn',
      dayFields('letterOn', '2024-09-07'),
      'A letter cannot be dated after the day on which it was received',
    ],
    [
      'internalDueOn',
      dayFields('internalDueOn', '2024-10-04'),
      'Our own target cannot be after the answer is due, 3 October 2024',
    ],
    ['question-2-text', { 'question-2-text': '' }, 'Write what question 2 asks, or take it away'],
    [
      'question-2-due',
      dayFields('question-2-due', '2024-09-05'),
      'Our own target cannot be before the day received',
    ],
    ['question-2-service', { 'question-2-service': '999999' }, 'Choose a service from the list'],
  ])('with a mistake in %s is asked for again with what was typed', async (field, given, mistake) => {
    const { reference } = await newCase()
    const before = await council.acts()
    const page = await council.as('Lee Officer').submit(paths.informationRequests(reference), aRequest(given))
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toBe(mistake)
    expect(page.text).toContain('When was the plan due?')
    expect(await council.acts()).toBe(before)
  })

  test('from the letter of another case is not found', async () => {
    const { caseId } = await newCase()
    const other = await newCase()
    const { correspondenceId } = await logCorrespondence(await council.desk('Lee Officer'), caseId, {
      direction: 'in',
      kind: 'investigation enquiry',
      channel: 'e-mail',
      exchangedOn: '2024-09-05',
      subject: 'Not theirs',
    })
    const page = await council
      .as('Lee Officer')
      .submit(paths.informationRequests(other.reference), aRequest({ letter: String(correspondenceId) }))
    expect(page.status).toBe(404)
  })

  test('sent twice opens one', async () => {
    const { reference, caseId } = await newCase()
    const form = aRequest()
    const lee = council.as('Lee Officer')
    const pages = [
      await lee.submit(paths.informationRequests(reference), form),
      await lee.submit(paths.informationRequests(reference), form),
    ]
    expect(pages[1]!.location).toBe(pages[0]!.location)
    expect(await requestsOf(caseId)).toHaveLength(1)
  })
})

describe('more time', () => {
  test('that is granted moves the day; the first day stays', async () => {
    const { reference, caseId, requestId } = await newRequest()
    const lee = council.as('Lee Officer')
    const begun = await lee.visit(paths.extensions(requestId))
    expect(begun.text).toContain('value="A Investigator"')
    const form = {
      ...aSubmission(),
      kind: 'granted',
      ...dayFields('dueOn', '2024-09-17'),
      ...dayFields('happenedOn', '2024-09-02'),
      by: 'A Investigator',
      note: 'School holidays',
    }
    const page = await lee.submit(paths.extensions(requestId), form)
    expect(saidAfter(page)).toBe(
      'More time granted, to 17 September 2024 | Answer the request by 17 September 2024.',
    )
    const words = wordsOn(await lee.visit(paths.casePart(reference, 'requests')))
    expect(words).toContain('First due 3 September 2024')
    expect(words).toContain('More time granted to 17 September 2024')
    const again = await lee.submit(paths.extensions(requestId), form)
    expect(again.status).toBe(303)
    expect((await requestsOf(caseId))[0]!.extensions).toHaveLength(1)
  })

  test('that was asked for or refused leaves the day as it is', async () => {
    const { requestId } = await newRequest()
    const lee = council.as('Lee Officer')
    const form = (given: Fields) => ({
      ...aSubmission(),
      by: 'Lee Officer',
      ...dayFields('happenedOn', '2024-09-02'),
      ...given,
    })
    const asked = form({ kind: 'asked', ...dayFields('dueOn', '2024-09-17') })
    expect(saidAfter(await lee.submit(paths.extensions(requestId), asked))).toBe(
      'Request for more time recorded | Until the Ombudsman grants it, the answer is due by 3 September 2024.',
    )
    expect(saidAfter(await lee.submit(paths.extensions(requestId), form({ kind: 'refused' })))).toBe(
      'Refusal of more time recorded | The answer is due by 3 September 2024.',
    )
  })

  test.each([
    ['kind', { kind: '' }, 'Say whether more time was asked for, granted or refused'],
    [
      'dueOn',
      { 'dueOn-day': '', 'dueOn-month': '', 'dueOn-year': '' },
      'Enter the new date that was granted',
    ],
    [
      'dueOn',
      dayFields('dueOn', '2024-09-03'),
      'The new date must be after the one in force, 3 September 2024',
    ],
    [
      'happenedOn',
      dayFields('happenedOn', '2024-08-02'),
      'The day it happened cannot be before the request came, 5 August 2024',
    ],
    ['by', { by: ' ' }, 'Enter who granted or refused it'],
  ])('with a mistake in %s is asked for again', async (field, given, mistake) => {
    const { requestId } = await newRequest()
    const page = await council.as('Lee Officer').submit(paths.extensions(requestId), {
      ...aSubmission(),
      kind: 'granted',
      ...dayFields('dueOn', '2024-09-17'),
      ...dayFields('happenedOn', '2024-09-02'),
      by: 'A Investigator',
      note: 'School holidays',
      ...given,
    })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toBe(mistake)
    expect(page.text).toContain('School holidays')
  })
})

describe('a reminder', () => {
  test('begins on the next step of the ladder, from its letter, and warns of the summons in words', async () => {
    const { reference, caseId, requestId } = await newRequest()
    const lee = council.as('Lee Officer')
    const desk = await council.desk('Lee Officer')
    const logged = async (kind: 'chaser' | 'witness summons warning', day: string) =>
      (
        await logCorrespondence(desk, caseId, {
          direction: 'in',
          kind,
          channel: 'e-mail',
          exchangedOn: day,
          subject: `A ${kind}`,
        })
      ).correspondenceId
    const steps = []
    for (const [kind, day] of [
      ['chaser', '2024-09-04'],
      ['chaser', '2024-09-05'],
      ['witness summons warning', '2024-09-06'],
    ] as const) {
      const letterId = await logged(kind, day)
      const form = await lee.visit(paths.chaserOfLetter(requestId, letterId))
      const [, step] = /value="([^"]+)" checked/.exec(form.text) ?? []
      steps.push(step)
      const page = await lee.submit(paths.chasers(requestId), {
        ...aSubmission(),
        kind: step ?? '',
        letter: String(letterId),
        ...dayFields('receivedOn', day),
      })
      expect(saidAfter(page)).toContain('The answer is due by 3 September 2024.')
    }
    expect(steps).toEqual(['reminder', 'second reminder', 'warning of witness summons'])
    expect(wordsOn(await lee.visit(paths.casePart(reference, 'requests')))).toContain(
      'Warning of witness summons received on 6 September 2024 (section 29, Local Government Act 1974)',
    )
  })

  test('needs its step and a day since the request', async () => {
    const { requestId } = await newRequest()
    const page = await council
      .as('Lee Officer')
      .submit(paths.chasers(requestId), { ...aSubmission(), ...dayFields('receivedOn', '2024-08-04') })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'kind')).toBe('Choose which step it is')
    expect(mistakeBeside(page, 'receivedOn')).toBe(
      'The day received cannot be before the request came, 5 August 2024',
    )
  })
})

describe('the answer to a request', () => {
  const anAnswer = (given: Fields = {}): Fields => ({
    ...aSubmission(),
    channel: 'e-mail',
    ...dayFields('exchangedOn', '2024-09-06'),
    subject: 'Our response',
    note: '',
    delayReason: 'Sign off delay',
    ...given,
  })

  test('that is late says why, logs the letter with its files, and ends the request', async () => {
    const { reference, caseId, requestId } = await newRequest()
    const lee = council.as('Lee Officer')
    const missing = await lee.submit(paths.response(requestId), anAnswer({ delayReason: '' }))
    expect(missing.status).toBe(422)
    expect(mistakeBeside(missing, 'delayReason')).toBe('Say why it was late: it was due by 3 September 2024')
    expect(missing.text).toContain('value="Our response"')
    const page = await lee.upload(paths.response(requestId), anAnswer(), {
      files: [{ name: 'Response.pdf', bytes: '%PDF-1.7\nThe answer' }],
    })
    expect(saidAfter(page)).toContain('Request answered late by 3 working days')
    const words = wordsOn(await lee.visit(paths.casePart(reference, 'requests')))
    expect(words).toContain('Answered late by 3 working days')
    expect(words).toContain('Why it was late Sign off delay')
    const timeline = wordsOn(await lee.visit(paths.case(reference)))
    expect(timeline).toContain('Investigation enquiry answered by Lee Officer')
    expect(timeline).toContain('Response.pdf')
    expect((await requestsOf(caseId))[0]).toMatchObject({ answeredOn: '2024-09-06' })
    expect((await lee.visit(paths.response(requestId))).status).toBe(409)
    expect((await lee.visit(paths.casePart(reference, 'requests'))).text).not.toContain(
      paths.response(requestId),
    )
  })

  test('in time has no reason for being late, whatever was chosen', async () => {
    const { caseId, requestId } = await newRequest({ statedDueOn: '2024-09-06' })
    const page = await council.as('Lee Officer').submit(paths.response(requestId), anAnswer())
    expect(saidAfter(page)).toContain('Request answered in the original time')
    expect((await requestsOf(caseId))[0]).toMatchObject({ delayReason: null })
  })

  test('sent twice is recorded once; a second answer is refused in words', async () => {
    const { caseId, requestId } = await newRequest()
    const lee = council.as('Lee Officer')
    const answer = anAnswer()
    const before = await council.acts()
    const pages = [
      await lee.submit(paths.response(requestId), answer),
      await lee.submit(paths.response(requestId), answer),
    ]
    expect(pages.map(({ status }) => status)).toEqual([303, 303])
    expect(await council.acts()).toBe(before + 2)
    const second = await council.as('Una Officer').submit(paths.response(requestId), anAnswer())
    expect(second.status).toBe(409)
    expect(wordsOn(second)).toContain('This request has been answered already.')
    expect((await requestsOf(caseId))[0]).toMatchObject({ answeredOn: '2024-09-06' })
  })

  test('shows what the services answered, and what they have not', async () => {
    const { requestId, questionIds } = await newRequest()
    await council.as('Sal Senlead').submit(paths.answer(questionIds[0]!), {
      ...aSubmission(),
      version: '1',
      answer: 'On 3 March 2023.',
      ...dayFields('answeredOn', '2024-08-20'),
    })
    const words = wordsOn(await council.as('Lee Officer').visit(paths.response(requestId)))
    expect(words).toContain('On 3 March 2023. 20 August 2024, not cleared yet')
    expect(words).toContain('2 Was the road lit? Highways & Transportation not answered yet')
  })
})

describe('a question', () => {
  const anAnswer = (given: Fields = {}): Fields => ({
    ...aSubmission(),
    version: '1',
    answer: 'Yes, since 2019.',
    ...dayFields('answeredOn', '2024-09-06'),
    ...given,
  })

  test('is answered by the service of which it is asked, and cleared by a link officer', async () => {
    const { reference, questionIds } = await newRequest()
    const [, lit] = questionIds as [number, number]
    const rob = council.as('Rob Roads')
    expect((await rob.visit(paths.casePart(reference, 'requests'))).text).toContain(
      `href="${paths.answer(lit)}"`,
    )
    const form = await rob.visit(paths.answer(lit))
    expect(wordsOn(form)).toContain('Was the road lit?')
    expect(form.text).not.toContain('name="cleared"')
    const page = await rob.submit(paths.answer(lit), anAnswer({ cleared: 'yes' }))
    expect(saidAfter(page)).toBe(
      'Answer to question 2 saved | A link officer looks it over before it goes out.',
    )
    const lee = council.as('Lee Officer')
    const cleared = await lee.submit(paths.answer(lit), anAnswer({ version: '2', cleared: 'yes' }))
    expect(saidAfter(cleared)).toBe('Answer to question 2 cleared | 1 question is left to clear.')
    const words = wordsOn(await lee.visit(paths.casePart(reference, 'requests')))
    expect(words).toContain('Yes, since 2019.')
    expect(words).toContain('6 September 2024, cleared')
    expect((await history(reference)).slice(0, 2)).toEqual([
      'Answered question 2, on 6 September 2024',
      'Answered question 2, on 6 September 2024',
    ])
  })

  test('whose answer a service changes has to be cleared again', async () => {
    const { caseId, questionIds } = await newRequest()
    const lit = questionIds[1]!
    await council.as('Lee Officer').submit(paths.answer(lit), anAnswer({ cleared: 'yes' }))
    const cleared = async () => (await requestsOf(caseId))[0]!.questions[1]!.clearedOn
    expect(await cleared()).toBe('2024-09-09')
    await council.as('Rob Roads').submit(paths.answer(lit), anAnswer({ version: '2', answer: 'No.' }))
    expect(await cleared()).toBeNull()
  })

  test('answered by two people shows the second both versions, and keeps theirs only when they send it again', async () => {
    const { caseId, questionIds } = await newRequest()
    const lit = questionIds[1]!
    await council.as('Rob Roads').submit(paths.answer(lit), anAnswer({ answer: 'Rob says yes.' }))
    const lee = council.as('Lee Officer')
    const stale = await lee.submit(paths.answer(lit), anAnswer({ answer: 'Lee says no.' }))
    expect(stale.status).toBe(409)
    const words = wordsOn(stale)
    expect(words).toContain('Rob Roads changed this on 9 September 2024')
    expect(words).toContain('Answer Rob says yes. Lee says no.')
    expect(stale.text).toContain('name="version" value="2"')
    expect((await requestsOf(caseId))[0]!.questions[1]).toMatchObject({ draftAnswer: 'Rob says yes.' })
    const again = await lee.submit(paths.answer(lit), anAnswer({ answer: 'Lee says no.', version: '2' }))
    expect(again.status).toBe(303)
    expect((await requestsOf(caseId))[0]!.questions[1]).toMatchObject({
      draftAnswer: 'Lee says no.',
      version: 3,
    })
  })

  test.each([
    ['answer', { answer: '' }, 'Write the answer'],
    ['answer', { answer: 'x'.repeat(10_001) }, 'Use 10,000 characters at most'],
    ['answeredOn', dayFields('answeredOn', '2024-09-10'), 'The day it was answered cannot be after today'],
    [
      'answeredOn',
      dayFields('answeredOn', '2024-08-04'),
      'The day it was answered cannot be before the request came, 5 August 2024',
    ],
  ])('with a mistake in %s is asked for again', async (field, given, mistake) => {
    const { questionIds } = await newRequest()
    const before = await council.acts()
    const page = await council.as('Rob Roads').submit(paths.answer(questionIds[1]!), anAnswer(given))
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toBe(mistake)
    expect(await council.acts()).toBe(before)
  })

  test('sent twice is answered once', async () => {
    const { questionIds } = await newRequest()
    const before = await council.acts()
    const answer = anAnswer()
    const rob = council.as('Rob Roads')
    const pages = [
      await rob.submit(paths.answer(questionIds[1]!), answer),
      await rob.submit(paths.answer(questionIds[1]!), answer),
    ]
    expect(pages.map(({ status }) => status)).toEqual([303, 303])
    expect(await council.acts()).toBe(before + 1)
  })
})

describe('who may do what on a request', () => {
  test('link officers who see the case open, extend, remind and answer; nobody else', async () => {
    const { reference, requestId } = await newRequest()
    const of = [
      paths.informationRequests(reference),
      paths.extensions(requestId),
      paths.chasers(requestId),
      paths.response(requestId),
    ]
    for (const path of of) {
      expect((await council.as('Una Officer').visit(path)).status, path).toBe(200)
      for (const person of ['Sal Senlead', 'Mo Monitor', 'Vi Viewer', 'Ada Admin'] as const) {
        expect((await council.as(person).visit(path)).status, `${person} ${path}`).toBe(403)
        expect((await council.as(person).submit(path, aRequest())).status, `${person} ${path}`).toBe(403)
      }
    }
  })

  test('what belongs to a restricted case is not found by an officer who is not named', async () => {
    const { reference, requestId, questionIds } = await newRequest({ restricted: true })
    const una = council.as('Una Officer')
    for (const path of [
      paths.informationRequests(reference),
      paths.extensions(requestId),
      paths.chasers(requestId),
      paths.response(requestId),
      paths.answer(questionIds[0]!),
    ]) {
      expect((await una.visit(path)).status, path).toBe(404)
      expect((await una.submit(path, {})).status, path).toBe(404)
    }
  })

  test('a service answers its own questions only; the rest of the council none', async () => {
    const { questionIds } = await newRequest()
    const [plan, lit] = questionIds as [number, number]
    const status = async (person: Parameters<SmallCouncil['as']>[0], id: number) =>
      (await council.as(person).visit(paths.answer(id))).status
    expect(await status('Sal Senlead', plan)).toBe(200)
    expect(await status('Sal Senlead', lit)).toBe(403)
    expect(await status('Rob Roads', lit)).toBe(200)
    expect(await status('Rob Roads', plan)).toBe(403)
    for (const person of ['Mo Monitor', 'Vi Viewer', 'Ada Admin'] as const) {
      expect(await status(person, lit), person).toBe(403)
    }
    for (const id of ['0', '99999999', 'x', '1e3', '99999999999999']) {
      expect((await council.as('Lee Officer').visit(paths.answer(id))).status, id).toBe(404)
    }
  })
})
