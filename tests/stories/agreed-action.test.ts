import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { recordRemedyActions } from '#casework/remedy-action.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { paths } from '#src/paths.ts'
import type { Person } from '../support/case-on-file.ts'
import { sendFrom } from '../support/filled-form.ts'
import type { Page, Visitor } from '../support/people.ts'
import { openToldCouncil, saidOn, type ToldCouncil, wordsOf } from '../support/told-council.ts'

const agreed = `To remedy the injustice caused by the faults I have identified, the Council has agreed to take the following action within four weeks of the date of my final decision:

- apologise to Mrs X for the delay in finalising Y's EHCP, the delayed appeal rights and the lost opportunity for Y to access the educational provision set out in his EHCP;
- pay Mrs X £250 to acknowledge the distress and frustration caused by the wait for the EHCP to be issued;
- pay Mrs X £900 to acknowledge Y's lost opportunity to access specialist educational provision set out in his plan, whilst it was delayed.

Investigator's final decision on behalf of the Ombudsman`

let council: ToldCouncil
let lee: Visitor
let next = 0
beforeAll(async () => {
  council = await openToldCouncil('2023-11-08')
  lee = await council.as('Lee Officer')
}, 60_000)
afterAll(() => council.close())

/** A case of Special educational needs that was upheld on 7 November 2023. */
async function upheld(decided: 'Upheld' | 'Not upheld' = 'Upheld') {
  const desk = council.at('Lee Officer', '2023-11-08')
  next += 1
  const reference = `23 0${String(next).padStart(2, '0')} 283`.replace('23 0', '23 0')
  const { caseId } = await recordCase(desk, {
    reference,
    complainant: 'Mrs X',
    category: 'Education',
    serviceId: council.services['Special educational needs']!,
    learnedOn: '2023-05-02',
  })
  await recordDecision(desk, caseId, {
    kind: 'final',
    category: decided,
    reason: decided === 'Upheld' ? 'Fault and injustice' : 'No fault',
    decidedOn: '2023-11-07',
    receivedOn: '2023-11-08',
  })
  const plain = reference.replaceAll(' ', '')
  const actions = () => listActions(desk, caseId)
  return { caseId, reference: plain, actions }
}

const read = async (reference: string, text = agreed): Promise<Page> => {
  const path = paths.agreedAction(reference)
  return sendFrom(lee, await lee.visit(path), path, { pasted: text })
}

const mistakeBeside = ({ text }: Page, field: string) =>
  new RegExp(`id="${field}-error"[^>]*>(.*?)</p>`)
    .exec(text)?.[1]
    ?.replace(/<[^>]+>/g, '')
    .replace('Error:', '')
    .trim()

describe('pasting the agreed action', () => {
  test('23 001 283: the text becomes three actions due 5 December 2023, and nothing is saved unseen', async () => {
    const { reference, actions } = await upheld()
    const path = paths.agreedAction(reference)
    const cards = await read(reference)
    expect(cards.status).toBe(200)
    expect(wordsOf(cards)).toContain('Look at 3 proposed actions')
    expect(wordsOf(cards)).toContain('The rule gives 5 December 2023 : 4 weeks from 7 November 2023')
    expect(wordsOf(cards)).toContain('Left over: 1 piece of the text')
    expect(wordsOf(cards)).toContain("Investigator's final decision on behalf of the Ombudsman")
    expect(await actions()).toEqual([])

    const check = await sendFrom(lee, cards, path)
    expect(wordsOf(check)).toContain('Check 3 actions')
    expect(wordsOf(check)).toContain('£900.00')
    expect(await actions()).toEqual([])

    const done = await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect(done.status).toBe(303)
    expect(saidOn(done)).toContain('3 actions are recorded. The last day is 5 December 2023.')
    expect(await actions()).toMatchObject([
      { number: 1, remedyType: 'Apology', amountPence: null, dueOn: '2023-12-05', kind: 'personal remedy' },
      {
        number: 2,
        remedyType: 'Financial redress: Avoidable distress/time and trouble',
        amountPence: 25_000,
        dueOn: '2023-12-05',
      },
      {
        number: 3,
        remedyType: 'Financial redress: Loss of service',
        amountPence: 90_000,
        dueOn: '2023-12-05',
        ruleUnit: 'weeks',
        ruleCount: 4,
        ruleStartsOn: '2023-11-07',
        deadlineWords: 'within four weeks of the date of my final decision',
      },
    ])
    const page = await lee.visit(paths.casePart(reference, 'actions'))
    expect(wordsOf(page)).toContain('5 December 2023')
  })

  test('sent twice, it is written once', async () => {
    const { reference, actions } = await upheld()
    const path = paths.agreedAction(reference)
    const check = await sendFrom(lee, await read(reference), path)
    const twice = await Promise.all([1, 2].map(() => sendFrom(lee, check, path, { confirmed: 'yes' })))
    const again = await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect([...twice, again].map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await actions()).toHaveLength(3)
  })

  test('what is dropped is not saved, and what is changed is saved as it was changed', async () => {
    const { reference, actions } = await upheld()
    const path = paths.agreedAction(reference)
    const cards = await read(reference)
    const check = await sendFrom(lee, cards, path, {
      'action-1-keep': [],
      'action-2-amount': '300',
      'action-3-due': '2023-12-08',
      'action-3-service': String(council.services.Highways),
      'action-3-owner': String(council.people['Sal Senlead']),
      'action-3-target': '2023-12-01',
    })
    expect(wordsOf(check)).toContain('Dropped: 1 proposed action.')
    expect(wordsOf(check)).toContain('The rule would give 5 December 2023; the day you gave counts.')
    const back = await sendFrom(lee, check, path, { confirmed: 'change' })
    expect(back.text).toContain('value="300"')
    await sendFrom(lee, await sendFrom(lee, back, path), path, { confirmed: 'yes' })
    expect(await actions()).toMatchObject([
      { amountPence: 30_000, dueOn: '2023-12-05', service: null },
      {
        amountPence: 90_000,
        dueOn: '2023-12-08',
        service: 'Highways',
        owner: 'Sal Senlead',
        internalTargetOn: '2023-12-01',
      },
    ])
  })

  test('a text without an action is shown again, with the way to record by hand', async () => {
    const { reference } = await upheld()
    const page = await read(reference, 'The Ombudsman thanks <b>everybody</b>.')
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'pasted')).toContain('Nothing in this text could be read')
    expect(page.text).toContain('thanks &lt;b&gt;everybody&lt;/b&gt;.</textarea>')
    expect((await read(reference, '')).status).toBe(422)
  })

  test('each mistake stands beside its field, and everything typed is kept', async () => {
    const { reference, actions } = await upheld()
    const path = paths.agreedAction(reference)
    const wrong = await sendFrom(lee, await read(reference), path, {
      'action-1-text': '',
      'action-2-amount': 'lots',
      'action-2-type': 'Gold',
      'action-2-owner': '99999',
      'action-3-due-day': '31',
      'action-3-due-month': '2',
      'action-3-due-year': '2024',
      'action-3-people': 'many',
    })
    expect(wrong.status).toBe(422)
    expect(mistakeBeside(wrong, 'action-1-text')).toBe('Action 1: say what the council agreed to do')
    expect(mistakeBeside(wrong, 'action-2-amount')).toContain('Action 2: enter a sum in pounds')
    expect(mistakeBeside(wrong, 'action-2-type')).toBe('Action 2: choose the remedy type')
    expect(mistakeBeside(wrong, 'action-2-owner')).toBe('Action 2: choose an owner of the list')
    expect(mistakeBeside(wrong, 'action-3-due')).toContain('must be a real date')
    expect(mistakeBeside(wrong, 'action-3-people')).toContain('whole number')
    expect(wrong.text).toContain('value="lots"')
    expect(wrong.text).toContain('value="many"')
    expect(wordsOf(wrong)).toContain('Left over: 1 piece')
    expect(await actions()).toEqual([])
  })

  test('two officers who record the same remedy are not both taken: the second sees the first', async () => {
    const { reference, actions } = await upheld()
    const path = paths.agreedAction(reference)
    const check = await sendFrom(lee, await read(reference), path)
    const una = await council.as('Una Officer')
    const byHand = paths.remedyActions(reference)
    const unas = await sendFrom(una, await una.visit(byHand), byHand, {
      'action-1-text': 'Apologise to Mrs X',
      'action-1-type': 'Apology',
      'action-1-kind': 'personal remedy',
      'action-1-words': 'within one month of the decision',
    })
    expect(wordsOf(unas)).toContain('7 December 2023')
    expect((await sendFrom(una, unas, byHand, { confirmed: 'yes' })).status).toBe(303)

    const stale = await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect(stale.status).toBe(409)
    expect(wordsOf(stale)).toContain('Una Officer changed this')
    expect(wordsOf(stale)).toContain('Apologise to Mrs X')
    expect(stale.text).toContain('value="250"')
    expect(await actions()).toHaveLength(1)
    const recheck = await sendFrom(lee, stale, path, { 'action-1-keep': [] })
    expect((await sendFrom(lee, recheck, path, { confirmed: 'yes' })).status).toBe(303)
    expect(await actions()).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3 }])
  })
})

describe('recording actions by hand', () => {
  test('one after another: the date is worked out before saving, and nothing typed is lost', async () => {
    const { reference, actions } = await upheld()
    const path = paths.remedyActions(reference)
    const first = { 'action-1-text': 'Train staff', 'action-1-words': 'within 20 working days' }
    const worked = await sendFrom(lee, await lee.visit(path), path, { ...first, work: '1' })
    expect(worked.status).toBe(200)
    expect(wordsOf(worked)).toContain('The rule gives 5 December 2023')
    expect(wordsOf(worked)).not.toContain('There is a problem')
    expect(worked.text).toContain('name="action-1-due-day" type="text" value="5"')

    const two = await sendFrom(lee, worked, path, { add: 'action' })
    expect(wordsOf(two)).toContain('Action 2')
    expect(two.text).toContain('Train staff</textarea>')
    const three = await sendFrom(lee, two, path, { add: 'action', 'action-2-text': 'Pay Mrs X' })
    const without = await sendFrom(lee, three, path, { remove: '2' })
    expect(without.text).not.toContain('Pay Mrs X')
    const check = await sendFrom(lee, without, path, {
      'action-1-type': 'Provide training and/or guidance',
      'action-1-kind': 'service improvement',
      'action-3-text': 'Write to each of the 170 people',
      'action-3-type': 'Apology',
      'action-3-kind': 'personal remedy',
      'action-3-people': '170',
      'action-3-words': 'by 12 January 2024',
    })
    await sendFrom(lee, check, path, { confirmed: 'yes' })
    expect(await actions()).toMatchObject([
      { text: 'Train staff', dueOn: '2023-12-05', ruleUnit: 'working days', ruleCount: 20 },
      { people: 170, dueOn: '2024-01-12', ruleUnit: null },
    ])
  })

  test('words without a time need a day, and no day lies before the decision', async () => {
    const { reference } = await upheld()
    const path = paths.remedyActions(reference)
    const given = {
      'action-1-text': 'Pay',
      'action-1-type': 'Apology',
      'action-1-kind': 'personal remedy',
      'action-1-words': 'immediately',
    }
    const none = await sendFrom(lee, await lee.visit(path), path, given)
    expect(mistakeBeside(none, 'action-1-due')).toContain('Enter the last day')
    const early = await sendFrom(lee, none, path, { 'action-1-due': '2023-11-06' })
    expect(mistakeBeside(early, 'action-1-due')).toBe(
      'The last day cannot be before the decision, 7 November 2023',
    )
  })

  test('only an upheld decision carries actions', async () => {
    const { reference } = await upheld('Not upheld')
    for (const path of [paths.remedyActions(reference), paths.agreedAction(reference)]) {
      const page = await lee.visit(path)
      expect(page.status).toBe(409)
      expect(wordsOf(page)).toContain('Only an upheld decision carries remedy actions')
    }
  })
})

describe('an action that is recorded', () => {
  async function withAction() {
    const thisCase = await upheld()
    const { actions } = await recordRemedyActions(council.at('Lee Officer', '2023-11-08'), thisCase.caseId, [
      {
        text: 'Apologise to Mrs X',
        kind: 'personal remedy',
        remedyType: 'Apology',
        deadlineWords: 'within four weeks',
        period: { unit: 'weeks', count: 4 },
      },
    ])
    return { ...thisCase, actionId: actions[0]!.actionId }
  }

  test('is changed with a reason; of two changes the second sees both versions', async () => {
    const { actionId, actions } = await withAction()
    const path = paths.actionChange(actionId)
    const una = await council.as('Una Officer')
    const unas = await una.visit(path)
    const mine = await sendFrom(lee, await lee.visit(path), path, {
      text: 'Apologise to Mrs X and Y',
      owner: String(council.people['Sal Senlead']),
      reason: 'The statement names both',
    })
    expect(saidOn(mine)).toContain('It stays due by 5 December 2023')
    const stale = await sendFrom(una, unas, path, { target: '2023-11-30', reason: 'Before the holidays' })
    expect(stale.status).toBe(409)
    expect(wordsOf(stale)).toContain('Lee Officer changed this')
    expect(wordsOf(stale)).toContain('Apologise to Mrs X and Y')
    expect(wordsOf(stale)).toContain('30 November 2023')
    expect(await actions()).toMatchObject([{ text: 'Apologise to Mrs X and Y', internalTargetOn: null }])
    const again = await sendFrom(una, stale, path, { text: 'Apologise to Mrs X and Y' })
    expect(again.status).toBe(303)
    expect(await actions()).toMatchObject([
      { text: 'Apologise to Mrs X and Y', internalTargetOn: '2023-11-30' },
    ])
    const blank = await sendFrom(lee, await lee.visit(path), path, { text: '' })
    expect([mistakeBeside(blank, 'text'), mistakeBeside(blank, 'reason')]).toEqual([
      'Say what the council agreed to do',
      'Say why it is changed',
    ])
  })

  test('keeps its frozen day whatever is sent', async () => {
    const { actionId, actions } = await withAction()
    const path = paths.actionChange(actionId)
    const page = await sendFrom(lee, await lee.visit(path), path, { dueOn: '2024-01-31', reason: 'Later' })
    expect(page.status).toBe(409)
    expect(wordsOf(page)).toContain('was frozen at the decision')
    expect(await actions()).toMatchObject([{ dueOn: '2023-12-05', text: 'Apologise to Mrs X' }])
  })

  test('gets a new day from the Ombudsman only, later than the one that stands', async () => {
    const { actionId, actions } = await withAction()
    const path = paths.newDay(actionId)
    expect(wordsOf(await lee.visit(path))).toContain('Manual for Councils')
    const early = await sendFrom(lee, await lee.visit(path), path, {
      dueOn: '2023-12-05',
      agreedOn: '2023-11-09',
      by: '',
    })
    expect(early.status).toBe(422)
    expect(mistakeBeside(early, 'dueOn')).toContain('has to be after the one that stands, 5 December 2023')
    expect(mistakeBeside(early, 'agreedOn')).toContain('cannot be after today, 8 November 2023')
    expect(mistakeBeside(early, 'by')).toBe('Say who at the Ombudsman agreed')
    const done = await sendFrom(lee, early, path, {
      dueOn: '2024-01-12',
      agreedOn: '2023-11-08',
      by: 'An investigator',
    })
    expect(saidOn(done)).toContain('due by 12 January 2024')
    expect(await actions()).toMatchObject([{ dueOn: '2023-12-05', agreedDueOn: '2024-01-12' }])
  })

  test('is marked done by its own service; lateness is said before it is saved; a link officer takes it back', async () => {
    const { actionId, actions } = await withAction()
    const path = paths.actionDone(actionId)
    await council.moveTo('2023-12-11')
    const sal = await council.as('Sal Senlead')
    const form = await sal.visit(path)
    expect(wordsOf(form)).toContain('Proof is owed next: signed, dated letter and proof that it was sent')
    const warned = await sendFrom(sal, form, path, { doneOn: '2023-12-07' })
    expect(warned.status).toBe(200)
    expect(wordsOf(warned)).toContain('late by 2 working days')
    expect(await actions()).toMatchObject([{ doneOn: null }])
    const done = await sendFrom(sal, warned, path, { confirmed: 'yes' })
    expect(saidOn(done)).toContain('marked done, late. Proof is owed next')
    expect(await actions()).toMatchObject([{ doneOn: '2023-12-07' }])
    expect((await sal.visit(path)).status).toBe(409)

    const undo = await lee.visit(path)
    expect((await sendFrom(lee, undo, path, {})).status).toBe(422)
    const undone = await sendFrom(lee, undo, path, { reason: 'It was another case' })
    expect(saidOn(undone)).toContain('is open again')
    expect(await actions()).toMatchObject([{ doneOn: null }])
    const intime = await sendFrom(sal, await sal.visit(path), path, { doneOn: '2023-12-05' })
    expect(saidOn(intime)).toMatch(/^Action 1 is marked done\. /)
    await council.moveTo('2023-11-08')
  })

  test.each<[Person, number[]]>([
    ['Sal Senlead', [403, 403, 403, 403, 200]],
    ['Rob Roads', [404, 404, 404, 404, 404]],
    ['Mo Monitor', [403, 403, 403, 403, 403]],
    ['Vi Viewer', [403, 403, 403, 403, 403]],
    ['Ada Admin', [403, 403, 403, 403, 403]],
    ['Lee Officer', [200, 200, 200, 200, 200]],
  ])('%s gets %j for pasting, recording, changing, a new day and marking done', async (person, statuses) => {
    const { reference, actionId, actions } = await withAction()
    const visitor = await council.as(person)
    const addresses = [
      paths.agreedAction(reference),
      paths.remedyActions(reference),
      paths.actionChange(actionId),
      paths.newDay(actionId),
      paths.actionDone(actionId),
    ]
    const pages = await Promise.all(addresses.map((path) => visitor.visit(path)))
    const refusals = statuses.map((status) =>
      person === 'Rob Roads' && status === 404 ? [403, 404] : [status],
    )
    for (const [index, { status }] of pages.entries()) expect(refusals[index]).toContain(status)
    if (statuses.includes(200)) return
    for (const path of addresses) {
      const { status } = await visitor.submit(path, {
        confirmed: 'yes',
        reason: 'x',
        text: 'x',
        version: '1',
      })
      expect([403, 404]).toContain(status)
    }
    expect(await actions()).toMatchObject([{ text: 'Apologise to Mrs X', version: 1, doneOn: null }])
  })
})
