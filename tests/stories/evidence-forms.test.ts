import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { listEvidence } from '#db/queries/evidence.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { findActionFiles } from '../support/action-files.ts'
import { type Person, setUpCouncilForCases, type Told, tellLatePlan } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { openFrontDoor, type Page, type Upload, type Visitor } from '../support/people.ts'

let database: Database
let folder: string
let told: Told
let caseId: number
let apology: number
let pay250: number
let pay900: number
const visitors = new Map<Person, Visitor>()

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const { db } = database
  told = await setUpCouncilForCases(db, folder)
  const latePlan = await tellLatePlan(told)
  caseId = latePlan.caseId
  ;[apology, pay250, pay900] = latePlan.actionIds as [number, number, number]
  await insertDemonstration(db, '2023-11-30')
  await updateDemonstration(db, { loaded: true })
  const door = openFrontDoor({ db, files: filesIn(folder), config: readConfig({}) })
  for (const [name, id] of Object.entries(told.people)) visitors.set(name as Person, await door.signInAs(id))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const as = (person: Person) => visitors.get(person)!
const aPdf = (name: string): Upload => ({ name, bytes: `%PDF-1.7\n${name}` })
const filesOnDisk = async () =>
  (await Promise.all((await readdir(folder)).map((shelf) => readdir(join(folder, shelf))))).flat().length
const evidenceOf = () => listEvidence({ db: database.db }, caseId)
const actionOf = async (id: number) =>
  (await listActions({ db: database.db }, caseId)).find((action) => action.id === id)!
const mistakesOn = ({ text }: Page) =>
  [
    ...text.matchAll(
      /<p id="([\w-]+)-error" class="govuk-error-message">(?:<span[^>]*>[^<]*<\/span>)?\s*([^<]*)/g,
    ),
  ].map(([, field, mistake]) => `${field}: ${mistake}`)

describe('a service lead sends in what proves an action', () => {
  test('on a page that says what was promised, by when, and what proves it', async () => {
    const page = await as('Sal Senlead').visit(paths.evidence(pay900))
    expect(page.status).toBe(200)
    for (const words of [
      'Pay £900 for lost provision',
      '23 001 283',
      '5 December 2023',
      'Amount, payee and the date on which the payment cleared',
      'These files hold nobody else’s personal data',
      'Send as done',
      'Send the files only',
    ]) {
      expect(page.text).toContain(words)
    }
  })

  test('not without files, and not before somebody has looked for other people’s data', async () => {
    const nothing = await as('Sal Senlead').upload(paths.evidence(pay900), { as: 'done' }, {})
    expect(nothing.status).toBe(422)
    expect(mistakesOn(nothing).join('\n')).toContain('files: Choose the files')
    expect(mistakesOn(nothing).join('\n')).toContain('nobodyElse: Confirm that the files hold nobody else')
    expect(mistakesOn(nothing).join('\n')).toContain('doneOn: Enter the day it was done')
    const before = await filesOnDisk()
    const unlooked = await as('Sal Senlead').upload(
      paths.evidence(pay900),
      { note: 'Remittance <b>', as: 'files' },
      { files: [aPdf('a.pdf')] },
    )
    expect(unlooked.status).toBe(422)
    expect(unlooked.text).toContain('Choose the files again')
    expect(unlooked.text).toContain('Remittance &lt;b&gt;')
    expect(await filesOnDisk()).toBe(before)
  })

  test('several files for several actions and the day it was done, all at once and only once', async () => {
    const form = {
      submission: crypto.randomUUID(),
      nobodyElse: 'yes',
      alsoProves: String(apology),
      'evidenceOn-day': '27',
      'evidenceOn-month': '11',
      'evidenceOn-year': '2023',
      note: 'Sent and paid',
      'doneOn-day': '30',
      'doneOn-month': '11',
      'doneOn-year': '2023',
      as: 'done',
    }
    const files = { files: [aPdf('remittance.pdf'), aPdf('letter.pdf')] }
    const before = await filesOnDisk()
    const sent = await as('Sal Senlead').upload(paths.evidence(pay900), form, files)
    expect(sent.status).toBe(303)
    expect(sent.location).toBe(`${paths.casePart('23001283', 'actions')}#action-3`)
    const again = await as('Sal Senlead').upload(paths.evidence(pay900), form, files)
    expect(again.status).toBe(303)
    expect(await filesOnDisk()).toBe(before + 2)
    const evidence = (await evidenceOf()).filter(({ actionIds }) => actionIds.includes(pay900))
    expect(
      evidence.map(({ name, evidenceOn, note, actionIds }) => ({ name, evidenceOn, note, actionIds })),
    ).toEqual(
      ['remittance.pdf', 'letter.pdf'].map((name) => ({
        name,
        evidenceOn: '2023-11-27',
        note: 'Sent and paid',
        actionIds: expect.arrayContaining([apology, pay900]),
      })),
    )
    expect((await actionOf(pay900)).doneOn).toBe('2023-11-30')
    const history = await as('Lee Officer').visit(paths.casePart('23001283', 'history'))
    expect(history.text.match(/Uploaded “remittance.pdf”/g)).toHaveLength(1)
    expect(history.text.match(/Marked action 3 done/g)).toHaveLength(1)
  })

  test('where one of the acts is refused, none is kept', async () => {
    const before = { disk: await filesOnDisk(), recorded: (await evidenceOf()).length }
    const form = {
      nobodyElse: 'yes',
      as: 'done',
      'doneOn-day': '29',
      'doneOn-month': '11',
      'doneOn-year': '2023',
    }
    const page = await as('Sal Senlead').upload(paths.evidence(pay900), form, { files: [aPdf('late.pdf')] })
    expect(page.status).toBe(409)
    expect(page.text).toContain('This action was done on 30 November 2023')
    expect({ disk: await filesOnDisk(), recorded: (await evidenceOf()).length }).toEqual(before)
  })

  test('not dated tomorrow', async () => {
    const tomorrow = { 'evidenceOn-day': '1', 'evidenceOn-month': '12', 'evidenceOn-year': '2023' }
    const form = { nobodyElse: 'yes', ...tomorrow }
    const page = await as('Sal Senlead').upload(paths.evidence(pay250), form, { files: [aPdf('a.pdf')] })
    expect(page.status).toBe(422)
    expect(page.text).toContain('must be today, 30 November 2023, or before')
  })

  test('also for a sum that is paid already', async () => {
    const files = { files: [aPdf('x.pdf')] }
    const page = await as('Lee Officer').upload(paths.evidence(pay250), { nobodyElse: 'yes' }, files)
    expect(page.status).toBe(303)
  })
})

describe('who may', () => {
  test.each<[Person, number]>([
    ['Lee Officer', 200],
    ['Sal Senlead', 200],
    ['Mo Monitor', 403],
    ['Vi Viewer', 403],
    ['Ada Admin', 403],
    ['Tom Transport', 403],
    ['Rob Roads', 404],
  ])('%s sees the form for evidence and payment with %d', async (person, status) => {
    const visitor = visitors.get(person)
    if (!visitor) return
    for (const path of [paths.evidence(apology), paths.payments(pay900)]) {
      expect((await visitor.visit(path)).status, path).toBe(status)
      if (status !== 200) {
        expect((await visitor.upload(path, { nobodyElse: 'yes' }, { files: [aPdf('a.pdf')] })).status).toBe(
          status,
        )
      }
    }
  })

  test.each(['abc', '0', '-1', '99999999999', '1.5'])('there is no action %s', async (id) => {
    expect((await as('Lee Officer').visit(paths.evidence(id))).status).toBe(404)
    expect((await as('Lee Officer').visit(paths.evidenceReview(id))).status).toBe(404)
  })
})

describe('a file is reviewed', () => {
  test('by another person, with a link to it and the reason for changes', async () => {
    const [file] = await findActionFiles(database.db, pay250)
    const { versionId } = (await evidenceOf()).find(({ name }) => name === 'BACS remittance 0045512.pdf')!
    expect(file).toBeDefined()
    const page = await as('Mo Monitor').visit(paths.evidenceReview(versionId))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Download BACS remittance 0045512.pdf')
    const empty = await as('Mo Monitor').submit(paths.evidenceReview(versionId), {})
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('Say whether the file is cleared')
    const silent = await as('Mo Monitor').submit(paths.evidenceReview(versionId), {
      verdict: 'changes requested',
    })
    expect(mistakesOn(silent)).toEqual(['reason: Say what has to change'])
    const form = {
      verdict: 'changes requested',
      reason: 'It shows no payee',
      submission: crypto.randomUUID(),
    }
    expect((await as('Mo Monitor').submit(paths.evidenceReview(versionId), form)).status).toBe(303)
    expect((await as('Mo Monitor').submit(paths.evidenceReview(versionId), form)).status).toBe(303)
    const again = await as('Lee Officer').submit(paths.evidenceReview(versionId), { verdict: 'cleared' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('asked for changes to BACS remittance 0045512.pdf')
    expect(again.text).toContain('It shows no payee')
  })

  test('not by whoever sent it in', async () => {
    const { versionId } = (await evidenceOf()).find(({ name }) => name === 'x.pdf')!
    const own = await as('Lee Officer').visit(paths.evidenceReview(versionId))
    expect(own.status).toBe(409)
    expect(own.text).toContain('You uploaded this file')
    expect(
      (await as('Lee Officer').submit(paths.evidenceReview(versionId), { verdict: 'cleared' })).status,
    ).toBe(409)
    expect((await as('Sal Senlead').visit(paths.evidenceReview(versionId))).status).toBe(403)
  })

  test('in its newest version: a better one that came in between is named and linked', async () => {
    const { evidenceId, versionId } = (await evidenceOf()).find(({ name }) => name === 'remittance.pdf')!
    const form = { nobodyElse: 'yes', after: '1', note: 'With the payee' }
    const better = { file: [aPdf('remittance 2.pdf')] }
    expect((await as('Sal Senlead').upload(paths.evidenceVersions(evidenceId), form, better)).status).toBe(
      303,
    )
    const page = await as('Una Officer').submit(paths.evidenceReview(versionId), { verdict: 'cleared' })
    expect(page.status).toBe(409)
    expect(page.text).toContain('A newer version has come in')
    const latest = (await evidenceOf()).find(({ name }) => name === 'remittance 2.pdf')!
    expect(page.text).toContain(paths.evidenceReview(latest.versionId))
    const cleared = await as('Una Officer').submit(paths.evidenceReview(latest.versionId), {
      verdict: 'cleared',
    })
    expect(cleared.status).toBe(303)

    const disk = await filesOnDisk()
    const late = await as('Una Officer').upload(paths.evidenceVersions(evidenceId), form, {
      file: [aPdf('mine.pdf')],
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Sal Senlead sent version 2')
    expect(late.text).toContain('name="after" value="2"')
    expect(late.text).toContain('With the payee')
    expect(await filesOnDisk()).toBe(disk)
  })

  test('and the case page offers each person what they may do', async () => {
    const actions = paths.casePart('23001283', 'actions')
    const { versionId } = (await evidenceOf()).find(({ name }) => name === 'x.pdf')!
    const una = await as('Una Officer').visit(actions)
    expect(una.text).toContain(paths.evidenceReview(versionId))
    expect(una.text).toContain(paths.compliancePacks('23001283'))
    const lee = await as('Lee Officer').visit(actions)
    expect(lee.text).not.toContain(paths.evidenceReview(versionId))
    const mo = await as('Mo Monitor').visit(actions)
    expect(mo.text).toContain(paths.evidenceReview(versionId))
    expect(mo.text).not.toContain(paths.evidence(apology))
    const tom = await as('Tom Transport').visit(actions)
    expect(tom.text).not.toContain(paths.evidence(apology))
  })
})

describe('a payment', () => {
  test('is recorded step by step, and its next step by its number', async () => {
    const sal = as('Sal Senlead')
    const start = await sal.visit(paths.payments(pay900))
    expect(start.text).toContain('Next step of £900, Lost provision')
    const { id } = (await actionOf(pay900)).payments[0]!
    const next = await sal.visit(`${paths.payments(pay900)}?payment=${id}`)
    expect(next.text).toContain('name="stood" value="2023-11-13//"')
    const paid = {
      paymentId: String(id),
      stood: '2023-11-13//',
      amountPence: '900',
      purpose: 'Lost provision',
      'detailsAskedOn-day': '13',
      'detailsAskedOn-month': '11',
      'detailsAskedOn-year': '2023',
      'paidOn-day': '30',
      'paidOn-month': '11',
      'paidOn-year': '2023',
      method: 'cheque',
      financeReference: '0046001',
      costCentre: 'ED204',
    }
    expect((await sal.submit(paths.payments(pay900), paid)).status).toBe(303)
    expect((await actionOf(pay900)).payments).toMatchObject([
      { id, detailsAskedOn: '2023-11-13', paidOn: '2023-11-30', method: 'cheque', costCentre: 'ED204' },
    ])
    const stale = await as('Lee Officer').submit(paths.payments(pay900), { ...paid, 'paidOn-day': '29' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('30 November 2023')
    expect(stale.text).toContain('29 November 2023')
  })

  test.each([
    [{ amountPence: '' }, 'amountPence: Enter the sum'],
    [{ amountPence: 'lots' }, 'amountPence: Enter a sum in pounds'],
    [{ purpose: '' }, 'purpose: Say what the sum is for'],
    [{ method: '' }, 'method: Choose how it was paid'],
    [{ method: 'gold' }, 'method: Choose how it is paid'],
    [{ 'paidOn-day': '31', 'paidOn-month': '2' }, 'paidOn: The day of payment must be a real date'],
    [{ 'paidOn-month': '12' }, 'paidOn: The day of payment must be today'],
    [
      { 'approvedOn-day': '29', 'approvedOn-month': '11', 'approvedOn-year': '2023' },
      'paidOn: The day of payment cannot be before',
    ],
    [{ stood: 'x/y/z' }, ''],
  ])('with %o is not taken', async (wrong, mistake) => {
    const form = {
      amountPence: '250',
      purpose: 'Distress',
      'paidOn-day': '28',
      'paidOn-month': '11',
      'paidOn-year': '2023',
      method: 'BACS',
    }
    const page = await as('Lee Officer').submit(paths.payments(pay250), { ...form, ...wrong })
    expect(page.status).toBe(422)
    expect(mistakesOn(page).join('\n')).toContain(mistake)
    expect((await actionOf(pay250)).payments).toEqual([])
  })
})
