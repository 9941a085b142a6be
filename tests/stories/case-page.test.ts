import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import {
  endLatePlan,
  fileWithMarkup,
  type Person,
  setUpCouncilForCases,
  type Told,
  tellChristmasEnquiry,
  tellLatePlan,
  tellMovedDay,
} from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { openFrontDoor, type Page, type Visitor } from '../support/people.ts'

let database: Database
let folder: string
let told: Told
let latePlan: { caseId: number; actionIds: number[] }
const visitors = new Map<Person, Visitor>()

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const { db } = database
  told = await setUpCouncilForCases(db, folder)
  latePlan = await tellLatePlan(told)
  await tellChristmasEnquiry(told, false)
  await tellChristmasEnquiry(told, true)
  await tellMovedDay(told)
  await insertDemonstration(db, '2023-11-30')
  const door = openFrontDoor({ db, files: filesIn(folder), config: readConfig({}) })
  for (const [name, id] of Object.entries(told.people)) {
    visitors.set(name as Person, await door.signInAs(id))
  }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const visit = (person: Person, path: string): Promise<Page> => visitors.get(person)!.visit(path)

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** What a person reads on a page, without what only a program reads. */
const wordsOf = ({ text }: Page): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;])/g, '$1')

async function read(person: Person, path: string): Promise<string> {
  const page = await visit(person, path)
  expect(page.status, path).toBe(200)
  return wordsOf(page)
}

const late = '23001283'
const parts = ['timeline', 'requests', 'decision', 'actions', 'local-complaint', 'history'] as const

describe('the head of a case', () => {
  test.each(parts)('says on %s which case it is, how it stands and what is owed next', async (part) => {
    const words = await read('Lee Officer', paths.casePart(late, part))
    for (const said of [
      '23 001 283',
      'Remedy outstanding',
      'Service Special educational needs',
      'Received 28 June 2023 by the Ombudsman',
      'Decided 7 November 2023: Fault and injustice',
      'Publication not before 19 December 2023',
      'Handler Lee Officer',
      'Investigator A Investigator',
      'Tue 5 December 2023 Due in 3 working days',
      'Carry out and evidence action 3; send the evidence of actions 1 and 2',
    ]) {
      expect(words).toContain(said)
    }
  })

  test('explains the next date: start, rule, what is skipped, who moved it, the last day', async () => {
    expect(await read('Lee Officer', paths.case(late))).toContain(
      'Why this date? Starts 7 November 2023, the date of the decision ' +
        'Rule “within four weeks of the final decision”: 4 weeks Days skipped None Extended No ' +
        'Last day 5 December 2023. Anything later is recorded as late.',
    )
  })

  test('names each day that is skipped around Christmas, and the other reading', async () => {
    const words = await read('Rob Roads', paths.case('23009901'))
    expect(words).toContain('Thu 11 January 2024')
    expect(words).toContain('Answer the investigation enquiry')
    expect(words).toContain(
      'Starts 11 December 2023, the day the letter was received ' +
        'The other reading, from the letter’s date, 8 December 2023, would give 10 January 2024. ' +
        'Rule 20 working days (the default for this kind of request) ' +
        'Days skipped 16 and 17, 23 and 24, 30 and 31 December 2023: weekends ' +
        'Mon 25 December 2023: Christmas Day Tue 26 December 2023: Boxing Day ' +
        "Mon 1 January 2024: New Year's Day 6 and 7 January 2024: weekend",
    )
  })

  test('says where the facts of a demonstration case come from', async () => {
    const words = await read('Lee Officer', paths.case('23009901'))
    expect(words).toContain('A made-up case of the demonstration Made up for the demonstration.')
    expect(await read('Lee Officer', paths.case(late))).not.toContain('made-up')
  })

  test('a month that ends on Christmas Day ends there, and the working day before is named', async () => {
    expect(await read('Una Officer', paths.case('23005117'))).toContain(
      'The last day is a day of rest (Christmas Day). Nothing moves it: the working day before is 22 December 2023.',
    )
  })
})

describe('the timeline', () => {
  test('tells what happened, newest first, by the month', async () => {
    const words = await read('Lee Officer', paths.case(late))
    const inOrder = [
      'November 2023 Mail to Lee Officer: evidence waits for a review 28 November 2023',
      'Evidence uploaded for action 2 by Sal Senlead 28 November 2023',
      'Action 2 done',
      '“Apology letter, signed.pdf” cleared by Lee Officer 27 November 2023',
      'Changes requested to “Apology letter.pdf” by Lee Officer 23 November 2023 It is not signed.',
      'Bank details asked for, to pay £900 13 November 2023',
      '3 actions agreed 8 November 2023',
      'Final decision: Upheld by the Ombudsman 8 November 2023 Fault and injustice Dated 7 November 2023',
      'October 2023 Draft decision: Upheld by the Ombudsman 10 October 2023',
      'Investigation enquiry answered by Lee Officer 20 September 2023 Answered late by 3 working days',
      'Warning of witness summons received by the Ombudsman 19 September 2023',
      'More time granted, to 15 September 2023 by A Investigator 6 September 2023',
      'Investigation enquiry received by the Ombudsman 14 August 2023 Answer due by 8 September 2023',
    ]
    const places = inOrder.map((said) => words.indexOf(said))
    expect(inOrder.filter((_, index) => places[index] === -1)).toEqual([])
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  test('leads to the part where each thing is told in full', async () => {
    const { text } = await visit('Lee Officer', paths.case(late))
    const anchors = [...text.matchAll(/class="entry__about" href="([^"#]*)#([^"]*)"/g)]
    expect(anchors.length).toBeGreaterThan(10)
    for (const [, path, anchor] of anchors) {
      expect((await visit('Lee Officer', path!)).text).toContain(`id="${anchor}"`)
    }
  })

  test('a case on which nothing has happened says so', async () => {
    expect(await read('Lee Officer', paths.casePart('23009901', 'decision'))).toContain(
      'The Ombudsman has not decided this case yet.',
    )
    expect(await read('Lee Officer', paths.casePart('23009901', 'actions'))).toContain(
      'No remedy was agreed on this case.',
    )
    expect(await read('Lee Officer', paths.casePart('23009901', 'local-complaint'))).toContain(
      'Nothing is recorded of the council’s own complaint procedure.',
    )
    expect(await read('Una Officer', paths.casePart('23005117', 'requests'))).toContain(
      'The Ombudsman has asked for nothing on this case.',
    )
  })
})

describe('the requests', () => {
  test('show the stated date, the rule’s, the extension, the answer and the ladder of reminders', async () => {
    const words = await read('Sal Senlead', paths.casePart(late, 'requests'))
    for (const said of [
      'Warning of witness summons received on 19 September 2023 (section 29, Local Government Act 1974)',
      '15 September 2023 Answered late by 3 working days',
      'Letter dated 10 August 2023 Received 14 August 2023',
      'First due 8 September 2023 as the letter says; the rule would give 12 September 2023',
      'More time granted to 15 September 2023 by A Investigator, 6 September 2023: School holidays',
      'Our own target 4 September 2023',
      'Why it was late The service sent its part late',
      'Reminder 18 September 2023 Second reminder not received Letter to chief executive not received ' +
        'Warning of witness summons 19 September 2023 Witness summons not received',
      '1 When was the plan due? Special educational needs 1 September 2023 11 September 2023',
      '2 Was transport arranged? School transport none set not yet',
      'The letter says 8 September 2023, and that counts; the rule would give 12 September 2023.',
      'Mon 28 August 2023: Summer bank holiday',
      'Extended To 15 September 2023. Agreed by A Investigator on 6 September 2023: School holidays',
    ]) {
      expect(words).toContain(said)
    }
  })
})

describe('the decision', () => {
  test('stands with its versions, its effect and its publication', async () => {
    const words = await read('Mo Monitor', paths.casePart(late, 'decision'))
    expect(words).toContain('Final decision: Upheld In force Reason as printed Fault and injustice')
    expect(words).toContain('not before 19 December 2023, six weeks after the decision')
    expect(words).toContain('Counts in 2023-24 as upheld and an investigation')
    expect(words).toContain('Draft decision: Upheld Draft Reason as printed Fault, no injustice')
  })

  test('its effect leads to the figures that it counts in', async () => {
    const { text } = await visit('Lee Officer', paths.casePart(late, 'decision'))
    expect(text).toContain(`href="${paths.figure('2023-24', 'upheld')}"`)
  })

  test('after a review the revised version is in force and the one before it counts no more', async () => {
    const words = await read('Una Officer', paths.casePart('23005117', 'decision'))
    expect(words).toContain('Review asked for by the complainant Answered Asked on 10 October 2023')
    expect(words).toContain('Result Decision changed')
    expect(words).toContain('Revised decision: Upheld In force')
    expect(words).toContain('Final decision: Not upheld Replaced')
    expect(words).toContain('None any more: a later version counts in its place')
  })
})

describe('actions and evidence', () => {
  test('show how far each has come, its files and what was said of them', async () => {
    const words = await read('Sal Senlead', paths.casePart(late, 'actions'))
    for (const said of [
      'Actions and evidence (3)',
      '1 Apologise for the delay in finalising the plan Apology Done (done) 24 November 2023 ' +
        'Proved (done) 27 November 2023 Sent (now) ready to send Satisfied (not yet)',
      'version 2 · 24 November 2023',
      'Changes requested by Lee Officer on 23 November 2023: “It is not signed.” Changes requested',
      '2 Pay £250 for distress Financial redress: Avoidable distress/time and trouble · £250.00 ' +
        'Paid (done) 28 November 2023 Proved (now) 1 file to review',
      'Waits for review',
      'Paid (now) bank details asked 13 November 2023',
      '£900.00 Lost provision bank details asked 13 November 2023 · not paid yet',
      'In the decision “within four weeks of the final decision”',
      'Our own target 30 November 2023',
      'Apology: signed, dated letter and proof that it was sent',
      'The whole remedy is due by 5 December 2023, the latest day of its actions.',
      'By our dates nothing is late.',
    ]) {
      expect(words).toContain(said)
    }
  })

  test('a day that the Ombudsman moved stands beside the frozen one', async () => {
    const words = await read('Rob Roads', paths.casePart('23005117', 'actions'))
    expect(words).toContain('Frozen date 12 January 2024 Agreed by the Ombudsman 9 February 2024')
    expect(words).toContain(
      'To 9 February 2024. Agreed by A Investigator on 29 November 2023: The printers are closed',
    )
    expect(words).toContain('The whole remedy is due by 9 February 2024')
    expect(words).toContain('People 170')
  })
})

describe('the local complaint', () => {
  test('shows both stages and what was offered', async () => {
    const words = await read('Sal Senlead', paths.casePart(late, 'local-complaint'))
    expect(words).toContain(
      'Stage 1 Received 1 February 2023 Answered 22 February 2023 Outcome Partly upheld',
    )
    expect(words).toContain('Stage 2 Received 10 March 2023 Answered 21 April 2023 Outcome Upheld')
    expect(words).toContain('An apology and a payment for time and trouble £150.00')
  })
})

describe('the history', () => {
  test('tells each act as a sentence, with who and when', async () => {
    const words = await read('Mo Monitor', paths.casePart(late, 'history'))
    expect(words).toContain(
      '8 November 2023, 2:10pm Lee Officer Recorded the final decision: Upheld, Fault and injustice, decided on 7 November 2023',
    )
    expect(words).toContain('Marked action 2 done, on 28 November 2023')
    expect(words).not.toContain('Loaded')
  })

  test('is read by the page, 25 acts each, there and back', async () => {
    const address = paths.casePart('23005117', 'history')
    const linksOf = ({ text }: Page) =>
      Object.fromEntries(
        [...text.matchAll(/href="([^"]*history\?[^"]*)" rel="(prev|next)"/g)].map(([, href, rel]) => [
          rel,
          href,
        ]),
      )
    const acts = ({ text }: Page) => [...text.matchAll(/<time class="history__when"/g)].length
    const first = await visit('Una Officer', address)
    expect(acts(first)).toBe(25)
    expect(linksOf(first)).toEqual({ next: expect.stringContaining('before=') })
    const second = await visit('Una Officer', linksOf(first).next!)
    expect(acts(second)).toBe(10)
    expect(wordsOf(second)).toContain('Recorded the case 23 005 117')
    expect(linksOf(second)).toEqual({ prev: expect.stringContaining('after=') })
    const back = await visit('Una Officer', linksOf(second).prev!)
    expect(wordsOf(back)).toBe(wordsOf(first))
  })

  test.each(['before=x', 'before=-1', 'after=99999999999999', 'before=1&before=2'])(
    'a place that is none (%s) is a page all the same',
    async (place) => {
      expect((await visit('Lee Officer', `${paths.casePart(late, 'history')}?${place}`)).status).toBe(200)
    },
  )
})

describe('who sees a case', () => {
  const everyPart = (reference: string) => parts.map((part) => paths.casePart(reference, part))
  const statuses = async (person: Person, reference: string) =>
    new Set(await Promise.all(everyPart(reference).map(async (path) => (await visit(person, path)).status)))

  test.each<{ person: Person; reference: string; status: number }>([
    { person: 'Lee Officer', reference: late, status: 200 },
    { person: 'Mo Monitor', reference: late, status: 200 },
    { person: 'Sal Senlead', reference: late, status: 200 },
    { person: 'Tom Transport', reference: late, status: 200 },
    { person: 'Rob Roads', reference: late, status: 404 },
    { person: 'Vi Viewer', reference: late, status: 403 },
    { person: 'Ada Admin', reference: late, status: 404 },
    { person: 'Lee Officer', reference: '23009902', status: 200 },
    { person: 'Una Officer', reference: '23009902', status: 404 },
    { person: 'Mo Monitor', reference: '23009902', status: 200 },
    { person: 'Rob Roads', reference: '23009902', status: 404 },
    { person: 'Vi Viewer', reference: '23009902', status: 404 },
    { person: 'Lee Officer', reference: '23999999', status: 404 },
  ])('$person is answered $status on every part of $reference', async ({ person, reference, status }) => {
    expect(await statuses(person, reference)).toEqual(new Set([status]))
  })

  test('a restricted case says that it is', async () => {
    expect(await read('Lee Officer', paths.case('23009902'))).toContain('Investigation Restricted')
  })

  test.each(['timeline', 'decision', 'history'] as const)(
    'a service that was only asked a question reads nothing of the draft on %s',
    async (part) => {
      const draft = /draft decision|Fault, no injustice/i
      expect(await read('Sal Senlead', paths.casePart(late, part))).toMatch(draft)
      const words = await read('Tom Transport', paths.casePart(late, part))
      expect(words).not.toMatch(draft)
      expect(words).toContain('Fault and injustice')
    },
  )
})

describe('the address of a case', () => {
  test.each(['23%20001%20283', '23-001-283', '23001283%20'])(
    '%s leads to the one address, with its part and its query',
    async (spelling) => {
      expect(await visit('Lee Officer', `/cases/${spelling}/history?before=9`)).toMatchObject({
        status: 301,
        location: `${paths.casePart(late, 'history')}?before=9`,
      })
    },
  )

  test.each(['/cases/nothing', '/cases/2300128', `/cases/${late}/minutes`, '/cases/%E0%A4%A'])(
    '%s is not found',
    async (path) => {
      expect((await visit('Lee Officer', path)).status).toBe(404)
    },
  )
})

describe('what was typed by somebody is text on the page', () => {
  test('a complainant and a file’s name with markup in them', async () => {
    const { text } = await visit('Lee Officer', paths.case(late))
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('Mrs &lt;script&gt;alert(&quot;X&quot;)&lt;/script&gt;')
    expect(text).not.toContain('<img src=x')
    expect(wordsOf({ text } as Page)).toContain(fileWithMarkup)
  })
})

describe('when the remedy has ended', () => {
  beforeAll(async () => {
    await endLatePlan(told, latePlan.caseId, latePlan.actionIds)
    await updateDemonstration(database.db, { day: '2023-12-28' })
  })

  test('nothing is owed', async () => {
    expect(await read('Lee Officer', paths.case(late))).toContain('Nothing is owed The case is closed')
  })

  test('our dates say late, the Ombudsman’s label does not, and the difference is shown', async () => {
    const words = await read('Lee Officer', paths.casePart(late, 'actions'))
    for (const said of [
      'Done late, by 2 working days',
      'Remedy complete and satisfied as the Ombudsman printed it, recorded 19 December 2023; counts as satisfied',
      'By our dates it is late: action 3.',
      'The Ombudsman’s label does not say late; our dates do. (differs)',
      'Sent (done) 8 December 2023 Satisfied (done) 19 December 2023',
    ]) {
      expect(words).toContain(said)
    }
  })
})
