import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { listDecisions } from '#db/queries/decision.ts'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { Day } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import type { Person } from '../support/case-on-file.ts'
import { sendFrom } from '../support/filled-form.ts'
import type { Page, Visitor } from '../support/people.ts'
import { openToldCouncil, saidOn, type ToldCouncil, wordsOf } from '../support/told-council.ts'

let council: ToldCouncil
let lee: Visitor
let next = 100
beforeAll(async () => {
  council = await openToldCouncil('2024-09-09')
  lee = await council.as('Lee Officer')
  for (let count = 0; count < 3; count += 1) await decided('Upheld', '2024-05-13')
  await decided('Not upheld', '2024-05-14')
}, 60_000)
afterAll(() => council.close())

async function aCase() {
  next += 1
  const reference = `23${String(next).padStart(6, '0')}`
  const { caseId } = await recordCase(council.at('Lee Officer', '2024-09-09'), {
    reference,
    complainant: 'Mrs X',
    category: 'Education',
    serviceId: council.services['Special educational needs']!,
    learnedOn: '2024-03-01',
  })
  const versions = () => listDecisions(council.at('Lee Officer', '2024-09-09'), caseId)
  return { reference, caseId, versions, path: paths.decisions(reference) }
}

async function decided(category: DecisionCategory, decidedOn: Day, kind: 'draft' | 'final' = 'final') {
  const thisCase = await aCase()
  const reason = category === 'Upheld' ? 'Fault and injustice' : 'No fault'
  await recordDecision(council.at('Lee Officer', '2024-09-09'), thisCase.caseId, {
    kind,
    category,
    reason,
    decidedOn,
  })
  return thisCase
}

const final = {
  kind: 'final',
  category: 'Upheld',
  'reason-upheld': 'Fault and injustice',
  decidedOn: '2024-06-03',
}

const mistakeBeside = ({ text }: Page, field: string) =>
  new RegExp(`id="${field}-error"[^>]*>(.*?)</p>`)
    .exec(text)?.[1]
    ?.replace(/<[^>]+>/g, '')
    .replace('Error:', '')
    .trim()

describe('a final decision', () => {
  test('says before it is saved in which year it counts and how the rate moves, and once saved how it moved', async () => {
    const { path, versions } = await aCase()
    const check = await sendFrom(lee, await lee.visit(path), path, final)
    expect(check.status).toBe(200)
    const words = wordsOf(check)
    expect(words).toContain('It counts in 2024-25 as upheld.')
    expect(words).toContain('Upheld rate 2024-25: 3 of 4 = 75% → 4 of 5 = 80%')
    expect(words).toContain('not before 15 July 2024')
    expect(words).toContain('four weeks: 1 July 2024')
    expect(await versions()).toEqual([])
    const done = await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect(done.status).toBe(303)
    expect(saidOn(done)).toContain('Upheld rate 2024-25: 3 of 4 = 75% → 4 of 5 = 80%.')
    expect(saidOn(done)).toContain('record what the council agreed to do')
    expect(await versions()).toMatchObject([
      {
        kind: 'final',
        category: 'Upheld',
        categoryAsPrinted: 'Upheld',
        reason: 'Fault and injustice',
        receivedOn: '2024-06-03',
      },
    ])
    const again = await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect(again.status).toBe(303)
    expect(await versions()).toHaveLength(1)
  })

  test('goes back to the form with all that was typed', async () => {
    const { path, versions } = await aCase()
    const given = { ...final, otherReason: '', categoryAsPrinted: 'Upheld: fault', receivedOn: '2024-06-04' }
    const check = await sendFrom(lee, await lee.visit(path), path, given)
    const back = await sendFrom(lee, check, path, { confirmed: 'change' })
    expect(back.status).toBe(200)
    expect(back.text).toContain('value="Upheld: fault"')
    expect(back.text).toMatch(/<option value="Fault and injustice" selected/)
    expect(await versions()).toEqual([])
    const other = await sendFrom(lee, back, path, {
      'reason-upheld': '',
      otherReason: 'Fault found & remedied',
    })
    await sendFrom(lee, other, path, { confirmed: 'yes' })
    expect(await versions()).toMatchObject([
      { reason: 'Fault found & remedied', categoryAsPrinted: 'Upheld: fault', receivedOn: '2024-06-04' },
    ])
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['no version', { kind: '' }, 'kind', 'Choose the version'],
    ['no category', { category: '' }, 'category', 'Choose what the Ombudsman decided'],
    ['no date', { decidedOn: '' }, 'decidedOn', 'Enter the date of the decision'],
    [
      '31 February',
      { 'decidedOn-day': '31', 'decidedOn-month': '2', 'decidedOn-year': '2024' },
      'decidedOn',
      'real date',
    ],
    [
      'the year 20024',
      { 'decidedOn-day': '3', 'decidedOn-month': '2', 'decidedOn-year': '20024' },
      'decidedOn',
      'real date',
    ],
    [
      'a day in 1973',
      { decidedOn: '1973-06-04', 'reason-upheld': '', otherReason: 'Old' },
      'decidedOn',
      'before there was an Ombudsman',
    ],
    [
      'a date in the future',
      { decidedOn: '2024-09-10' },
      'decidedOn',
      'cannot be after today, 9 September 2024',
    ],
    [
      'received before it was decided',
      { receivedOn: '2024-06-02' },
      'receivedOn',
      'cannot be before the date of the decision',
    ],
    ['no reason', { 'reason-upheld': '' }, 'reason-upheld', 'Choose the reason, or give it as printed'],
    ['two reasons', { otherReason: 'Another' }, 'otherReason', 'not both'],
    [
      'a reason of another category',
      { 'reason-upheld': 'No fault' },
      'reason-upheld',
      'was not in use in 2024-25',
    ],
    [
      'a reason before it was in use',
      { decidedOn: '2017-05-03' },
      'reason-upheld',
      'was not in use in 2017-18',
    ],
    [
      'the words of another category',
      { categoryAsPrinted: 'not upheld' },
      'categoryAsPrinted',
      'the printed words are Not upheld',
    ],
    [
      'a script for a link',
      { publishedLink: 'javascript:alert(1)' },
      'publishedLink',
      'begins with https://',
    ],
    [
      'a link without security',
      { publishedLink: 'http://www.lgo.org.uk/x' },
      'publishedLink',
      'begins with https://',
    ],
    [
      'a link with a name in it',
      { publishedLink: 'https://lgo.org.uk@evil.example/' },
      'publishedLink',
      'https://',
    ],
    ['data for a link', { publishedLink: 'data:text/html,<script>1</script>' }, 'publishedLink', 'https://'],
  ])('with %s is shown again, the mistake beside its field', async (_, wrong, field, mistake) => {
    const { path, versions } = await aCase()
    const form = await lee.visit(path)
    const filled = 'decidedOn-year' in wrong ? { ...final, decidedOn: '', ...wrong } : { ...final, ...wrong }
    if (wrong.decidedOn === '') {
      Object.assign(filled, { 'decidedOn-day': '', 'decidedOn-month': '', 'decidedOn-year': '' })
    }
    const { decidedOn, ...rest } = filled
    const page = await sendFrom(lee, form, path, decidedOn ? filled : rest)
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toContain(mistake)
    expect(page.text.match(/id="[\w-]+-error"/g)).toHaveLength(1)
    for (const [name, value] of Object.entries(wrong)) {
      if (name === 'otherReason' || name.startsWith('publishedLink')) {
        expect(page.text).toContain(value.replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
      }
    }
    expect(await versions()).toEqual([])
  })

  test('of a draft takes over what the draft said, and comes after it', async () => {
    const { path, versions } = await decided('Upheld', '2024-05-01', 'draft')
    const form = await lee.visit(path)
    expect(form.text).toMatch(/<option value="Fault and injustice" selected/)
    expect(wordsOf(form)).toContain('There is no final decision to revise.')
    expect(form.text).not.toContain('value="revised"')
    const check = await sendFrom(lee, form, path, { kind: 'final', decidedOn: '2024-06-03' })
    await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect((await versions()).map(({ kind, version }) => [kind, version])).toEqual([
      ['final', 2],
      ['draft', 1],
    ])
  })

  test('comes once: then there are revised ones only', async () => {
    const { path, versions } = await decided('Not upheld', '2024-05-20')
    const form = await lee.visit(path)
    expect(form.text).not.toContain('value="final"')
    expect(wordsOf(form)).toContain('There is a final decision already.')
    const forced = await sendFrom(lee, form, path, { ...final, kind: 'final' })
    expect(forced.status).toBe(422)
    expect(mistakeBeside(forced, 'kind')).toContain('There is a final decision already')
    const early = await sendFrom(lee, form, path, { ...final, kind: 'revised', decidedOn: '2024-05-01' })
    expect(mistakeBeside(early, 'decidedOn')).toContain(
      'cannot be dated before the one that it revises, 20 May 2024',
    )
    expect(await versions()).toHaveLength(1)
  })

  test('of two that are recorded at once, the second officer sees both', async () => {
    const { path, versions } = await aCase()
    const una = await council.as('Una Officer')
    const unas = await sendFrom(una, await una.visit(path), path, {
      ...final,
      category: 'Not upheld',
      'reason-not-upheld': 'No fault',
    })
    const lees = await sendFrom(lee, await lee.visit(path), path, final)
    expect((await sendFrom(lee, lees, path, { confirmed: 'yes' })).status).toBe(303)
    const stale = await sendFrom(una, unas, path, { confirmed: 'yes' })
    expect(stale.status).toBe(409)
    expect(wordsOf(stale)).toContain('Lee Officer changed this')
    expect(wordsOf(stale)).toContain('Not upheld')
    expect(await versions()).toHaveLength(1)
  })
})

describe('a draft decision', () => {
  test('is saved at once, counts nowhere and asks for comments', async () => {
    const { path, versions, reference } = await aCase()
    const { 'reason-upheld': _, ...draft } = { ...final, kind: 'draft' }
    const done = await sendFrom(lee, await lee.visit(path), path, draft)
    expect(done.status).toBe(303)
    expect(saidOn(done)).toContain('open the request for draft decision comments')
    expect(await versions()).toMatchObject([{ kind: 'draft', reason: '' }])
    expect(done.location).toBe(paths.casePart(reference, 'decision'))
  })
})

test('a revised decision that crosses 31 March moves the case from one year to the other', async () => {
  const { path } = await decided('Not upheld', '2024-03-28')
  const check = await sendFrom(lee, await lee.visit(path), path, {
    kind: 'revised',
    category: 'Upheld',
    'reason-upheld': 'Fault and injustice',
    decidedOn: '2024-04-02',
  })
  const words = wordsOf(check)
  expect(words).toContain('The case leaves the figures of 2023-24 and counts in 2024-25 as upheld.')
  expect(words).toContain('Upheld rate 2023-24: 0 of 1 = 0% → no investigations')
  expect(words).toMatch(/Upheld rate 2024-25: (\d+) of (\d+) = \d+% → \d+ of \d+/)
  const done = await sendFrom(lee, check, path, { confirmed: 'yes' })
  expect(saidOn(done)).toContain('Upheld rate 2023-24: 0 of 1 = 0% → no investigations.')
})

test.each<[Person, readonly number[]]>([
  ['Sal Senlead', [403]],
  ['Rob Roads', [403, 404]],
  ['Mo Monitor', [403]],
  ['Vi Viewer', [403]],
  ['Ada Admin', [403, 404]],
])('%s records no decision', async (person, refusals) => {
  const { path, versions } = await aCase()
  const visitor = await council.as(person)
  expect(refusals).toContain((await visitor.visit(path)).status)
  const sent = await visitor.submit(path, { ...final, version: '0', confirmed: 'yes' })
  expect(refusals).toContain(sent.status)
  expect(await versions()).toEqual([])
})
