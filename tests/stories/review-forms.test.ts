import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision, recordReviewRequest } from '#casework/decision.ts'
import { listDecisions, listReviews } from '#db/queries/decision.ts'
import { paths } from '#src/paths.ts'
import { sendFrom } from '../support/filled-form.ts'
import type { Page, Visitor } from '../support/people.ts'
import { openToldCouncil, saidOn, type ToldCouncil, wordsOf } from '../support/told-council.ts'

let council: ToldCouncil
let lee: Visitor
let next = 200
beforeAll(async () => {
  council = await openToldCouncil('2024-09-09')
  lee = await council.as('Lee Officer')
}, 60_000)
afterAll(() => council.close())

const desk = () => council.at('Lee Officer', '2024-09-09')

async function decidedCase() {
  next += 1
  const reference = `23${String(next).padStart(6, '0')}`
  const { caseId } = await recordCase(desk(), {
    reference,
    complainant: 'Mr D',
    category: 'Transport and highways',
    serviceId: council.services.Highways!,
    learnedOn: '2023-06-01',
  })
  await recordDecision(desk(), caseId, {
    kind: 'final',
    category: 'Not upheld',
    reason: 'No fault',
    decidedOn: '2024-03-20',
  })
  return {
    reference,
    caseId,
    versions: () => listDecisions(desk(), caseId),
    reviews: () => listReviews(desk(), caseId),
    request: paths.reviewRequests(reference),
    result: paths.reviewResult(reference),
  }
}

async function reviewedCase() {
  const thisCase = await decidedCase()
  await recordReviewRequest(desk(), thisCase.caseId, { askedOn: '2024-04-02', askedBy: 'complainant' })
  return thisCase
}

const mistakeBeside = ({ text }: Page, field: string) =>
  new RegExp(`id="${field}-error"[^>]*>(.*?)</p>`)
    .exec(text)?.[1]
    ?.replace(/<[^>]+>/g, '')
    .replace('Error:', '')
    .trim()

describe('a request for review', () => {
  test('is recorded, and the old decision stays in force until a new version', async () => {
    const { request, reviews, reference } = await decidedCase()
    const form = await lee.visit(request)
    expect(wordsOf(form)).toContain('The old decision stays in force')
    const done = await sendFrom(lee, form, request, {
      askedBy: 'council',
      askedOn: '2024-04-02',
      grounds: 'The statement mistakes the date <of the letter>',
    })
    expect(saidOn(done)).toContain('The old decision stays in force until a new version')
    expect(await reviews()).toMatchObject([{ askedBy: 'council', askedOn: '2024-04-02', answeredOn: null }])
    expect((await sendFrom(lee, form, request, { askedBy: 'council', askedOn: '2024-04-03' })).status).toBe(
      303,
    )
    expect(await reviews()).toHaveLength(1)
    expect((await lee.visit(request)).status).toBe(409)
    expect(wordsOf(await lee.visit(paths.casePart(reference, 'decision')))).toContain('In force')
  })

  test('shows each mistake beside its field', async () => {
    const { request, reviews } = await decidedCase()
    const page = await sendFrom(lee, await lee.visit(request), request, { askedOn: '2024-03-19' })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'askedBy')).toBe('Say who asked')
    expect(mistakeBeside(page, 'askedOn')).toContain('cannot be before the decision, 20 March 2024')
    const later = await sendFrom(lee, page, request, { askedOn: '2024-09-10', askedBy: 'council' })
    expect(mistakeBeside(later, 'askedOn')).toContain('cannot be after today')
    expect(await reviews()).toEqual([])
  })

  test('needs a decision', async () => {
    const { caseId } = await recordCase(desk(), {
      reference: '23 999 001',
      complainant: 'Ms E',
      category: 'Housing',
      learnedOn: '2024-03-01',
    })
    expect(caseId).toBeGreaterThan(0)
    expect((await lee.visit(paths.reviewRequests('23999001'))).status).toBe(409)
    expect((await lee.visit(paths.reviewResult('23999001'))).status).toBe(409)
  })
})

describe('the result of a review', () => {
  test('that the decision stands keeps its date and its figures', async () => {
    const { result, reviews, versions } = await reviewedCase()
    const check = await sendFrom(lee, await lee.visit(result), result, {
      answeredOn: '2024-05-07',
      change: 'stands',
      note: 'No new evidence.',
    })
    expect(wordsOf(check)).toContain('The decision of 20 March 2024 stands, and no figure changes.')
    expect(await reviews()).toMatchObject([{ answeredOn: null }])
    const done = await sendFrom(lee, check, result, { confirmed: 'yes' })
    expect(saidOn(done)).toContain('no figure changed')
    expect(await reviews()).toMatchObject([
      { answeredOn: '2024-05-07', result: 'The decision stands, and so does its date. No new evidence.' },
    ])
    expect(await versions()).toHaveLength(1)
  })

  test('that there is a new decision records both at once, and moves the case across 31 March', async () => {
    const { result, reviews, versions } = await reviewedCase()
    const check = await sendFrom(lee, await lee.visit(result), result, {
      answeredOn: '2024-05-07',
      change: 'new decision',
      decidedOn: '2024-05-06',
      category: 'Upheld',
      'reason-upheld': 'Fault and injustice',
    })
    expect(wordsOf(check)).toContain(
      'The case leaves the figures of 2023-24 and counts in 2024-25 as upheld.',
    )
    expect(wordsOf(check)).toMatch(
      /Upheld rate 2024-25: (no investigations|\d+ of \d+ = \d+%) → \d+ of \d+ = \d+%/,
    )
    const before = await council.acts()
    const twice = await Promise.all([1, 2].map(() => sendFrom(lee, check, result, { confirmed: 'yes' })))
    const again = await sendFrom(lee, check, result, { confirmed: 'yes' })
    expect([...twice, again].map(({ status }) => status)).toEqual([303, 303, 303])
    expect(saidOn(again)).toContain('Upheld rate 2024-25')
    expect(await council.acts()).toBe(before + 2)
    expect(await reviews()).toMatchObject([{ answeredOn: '2024-05-07' }])
    expect(await versions()).toMatchObject([
      { kind: 'revised', version: 2, category: 'Upheld', decidedOn: '2024-05-06', receivedOn: '2024-05-07' },
      { kind: 'final', version: 1 },
    ])
  })

  test('that it was corrected keeps the date, so that it counts in the same year', async () => {
    const { result, versions } = await reviewedCase()
    const given = { answeredOn: '2024-05-07', change: 'corrected' }
    const none = await sendFrom(lee, await lee.visit(result), result, given)
    expect(mistakeBeside(none, 'category')).toContain('Nothing is corrected')
    const check = await sendFrom(lee, none, result, {
      'reason-not-upheld': 'Investigation ended: no further action',
    })
    await sendFrom(lee, check, result, { confirmed: 'yes' })
    expect(await versions()).toMatchObject([
      { kind: 'revised', decidedOn: '2024-03-20', reason: 'Investigation ended: no further action' },
      {},
    ])
  })

  test('shows each mistake beside its field, and writes nothing', async () => {
    const { result, reviews, versions } = await reviewedCase()
    const form = await lee.visit(result)
    const page = await sendFrom(lee, form, result, { answeredOn: '2024-04-01', change: 'new decision' })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'answeredOn')).toContain('cannot be before the request, 2 April 2024')
    expect(mistakeBeside(page, 'decidedOn')).toBe('Enter the date of the new decision')
    const early = await sendFrom(lee, page, result, { decidedOn: '2024-03-01', answeredOn: '2024-05-07' })
    expect(mistakeBeside(early, 'decidedOn')).toContain('cannot be dated before the old one, 20 March 2024')
    const nothing = await sendFrom(lee, form, result, {})
    expect(mistakeBeside(nothing, 'change')).toBe('Say what became of the decision')
    expect(await reviews()).toMatchObject([{ answeredOn: null }])
    expect(await versions()).toHaveLength(1)
  })

  test('of a version that came meanwhile is shown with both', async () => {
    const { result, reviews, versions, caseId } = await reviewedCase()
    const check = await sendFrom(lee, await lee.visit(result), result, {
      answeredOn: '2024-05-07',
      change: 'new decision',
      decidedOn: '2024-05-06',
      category: 'Upheld',
      'reason-upheld': 'Fault and injustice',
    })
    await recordDecision(council.at('Una Officer', '2024-09-09'), caseId, {
      kind: 'revised',
      category: 'Upheld',
      reason: 'Fault, no injustice',
      decidedOn: '2024-05-03',
    })
    const stale = await sendFrom(lee, check, result, { confirmed: 'yes' })
    expect(stale.status).toBe(409)
    expect(wordsOf(stale)).toContain('Una Officer changed this')
    expect(wordsOf(stale)).toContain('Fault, no injustice')
    expect(await reviews()).toMatchObject([{ answeredOn: null }])
    expect(await versions()).toHaveLength(2)
  })

  test.each(['Sal Senlead', 'Rob Roads', 'Mo Monitor', 'Vi Viewer', 'Ada Admin'] as const)(
    'is not for %s, nor is the request',
    async (person) => {
      const { result, request, reviews } = await reviewedCase()
      const visitor = await council.as(person)
      for (const path of [result, request]) {
        expect([403, 404]).toContain((await visitor.visit(path)).status)
        const sent = await visitor.submit(path, {
          answeredOn: '2024-05-07',
          change: 'stands',
          confirmed: 'yes',
        })
        expect([403, 404]).toContain(sent.status)
      }
      expect(await reviews()).toMatchObject([{ answeredOn: null }])
    },
  )
})
