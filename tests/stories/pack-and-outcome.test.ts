import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { recordDecision } from '#casework/decision.ts'
import { reviewEvidence } from '#casework/evidence.ts'
import type { Database } from '#db/connect.ts'
import { listPacksWithActions } from '#db/queries/case-file.ts'
import { findOutcome } from '#db/queries/compliance-outcome.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { findActionFiles } from '../support/action-files.ts'
import { type Person, setUpCouncilForCases, type Told, tellLatePlan } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { openFrontDoor, type Visitor } from '../support/people.ts'

let database: Database
let folder: string
let told: Told
let caseId: number
let otherCaseId: number
let apology: number
let pay250: number
let pay900: number
const visitors = new Map<Person, Visitor>()
const reference = '23001283'

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const { db } = database
  told = await setUpCouncilForCases(db, folder)
  const latePlan = await tellLatePlan(told)
  caseId = latePlan.caseId
  ;[apology, pay250, pay900] = latePlan.actionIds as [number, number, number]
  otherCaseId = await tellFailed()
  await insertDemonstration(db, '2024-02-01')
  await updateDemonstration(db, { loaded: true })
  const door = openFrontDoor({ db, files: filesIn(folder), config: readConfig({}) })
  for (const [name, id] of Object.entries(told.people)) visitors.set(name as Person, await door.signInAs(id))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** A remedy that was promised and never carried out. */
async function tellFailed(): Promise<number> {
  const lee = told.at('Lee Officer', '2024-01-30')
  const { caseId } = await recordCase(lee, {
    reference: '23 009 778',
    complainant: 'Mr F',
    category: 'Education',
    learnedOn: '2023-06-01',
  })
  const decided = { category: 'Upheld', reason: 'Fault and injustice', decidedOn: '2023-08-01' } as const
  await recordDecision(lee, caseId, { kind: 'final', ...decided })
  const label = 'Remedy not complete and not satisfied'
  await recordOutcome(lee, caseId, { label, recordedOn: '2024-01-15', note: 'No proof came' })
  return caseId
}

const as = (person: Person) => visitors.get(person)!
const lee = () => as('Lee Officer')
const on = (name: string, day: string) => {
  const [year, month, date] = day.split('-')
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! }
}
const packsOf = (id: number) => listPacksWithActions({ db: database.db }, id)
const hidden = (text: string): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  const form = text.slice(text.lastIndexOf('<form method="post" action="/cases'))
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    fields[name!] = [...(fields[name!] ?? []), value!.replaceAll('&#39;', "'").replaceAll('&amp;', '&')]
  }
  return fields
}

describe('what is ready goes to the Ombudsman', () => {
  const packs = paths.compliancePacks(reference)
  const pack = () => ({ actionIds: String(apology), ...on('sentOn', '2024-02-01'), subject: 'Evidence' })

  test('from a page that says of each action what is missing', async () => {
    const page = await lee().visit(packs)
    expect(page.status).toBe(200)
    for (const words of [
      'Apology letter, signed.pdf, version 2',
      'Ready to send',
      'Its file has not been cleared yet',
      'Not proved',
      'Not done yet',
    ]) {
      expect(page.text).toContain(words)
    }
    expect(page.text).not.toContain('Apology letter.pdf')
    expect(page.text).toContain(`value="${apology}" checked`)
    expect(page.text).not.toContain(`name="actionIds" type="checkbox" value="${pay900}"`)
  })

  test.each([
    ['Mo Monitor', 403],
    ['Sal Senlead', 403],
    ['Ada Admin', 403],
  ] as const)('by link officers: %s is answered %d', async (person, status) => {
    for (const path of [packs, paths.outcome(reference), paths.settlement('23009778')]) {
      const visitor = visitors.get(person)
      if (!visitor) continue
      expect((await visitor.visit(path)).status).toBe(status)
      expect((await visitor.submit(path, { confirmed: 'yes' })).status).toBe(status)
    }
  })

  test.each([
    [{ actionIds: [] as string[] }, 'Choose the actions whose evidence is sent'],
    [{ subject: ' ' }, 'Enter the subject'],
    [on('sentOn', '2024-02-02'), 'must be today, 1 February 2024, or before'],
    [on('sentOn', '2023-11-23'), 'cannot be before the actions were done, 24 November 2023'],
    [on('sentOn', '2024-02-31'), 'must be a real date'],
  ])('not with %o', async (wrong, mistake) => {
    const page = await lee().submit(packs, { ...pack(), ...wrong })
    expect(page.status).toBe(422)
    expect(page.text).toContain(mistake)
  })

  test('nor an action that is not proved, nor one of another case', async () => {
    const unproved = await lee().submit(packs, { ...pack(), actionIds: [String(apology), String(pay250)] })
    expect(unproved.status).toBe(422)
    expect(unproved.text).toContain('Action 2 cannot be sent: its file has not been cleared yet')
    const foreign = await lee().submit(packs, { ...pack(), actionIds: [String(apology), '999999'] })
    expect(foreign.status).toBe(422)
    expect(await packsOf(caseId)).toEqual([])
  })

  test('after the files and versions were looked at, which can be changed until then', async () => {
    const check = await lee().submit(packs, { ...pack(), coveringNote: 'See attached.' })
    expect(check.status).toBe(200)
    expect(check.text).toContain('Check what goes to the Ombudsman')
    expect(check.text).toContain('Apology letter, signed.pdf')
    expect(check.text).toMatch(/version 2/)
    expect(check.text).toContain('cannot be changed afterwards')
    expect(await packsOf(caseId)).toEqual([])
    const back = await lee().submit(packs, { ...hidden(check.text), confirmed: 'change' })
    expect(back.status).toBe(200)
    expect(back.text).toContain('See attached.')
    expect(back.text).toContain('name="sentOn-day" type="text" value="01"')
  })

  test('unless another file would go by now', async () => {
    const check = await lee().submit(packs, { ...pack(), actionIds: String(apology) })
    const upload = { nobodyElse: 'yes' }
    const proof = { files: [{ name: 'posted.pdf', bytes: '%PDF-1.7' }] }
    await as('Sal Senlead').upload(paths.evidence(apology), upload, proof)
    const [posted] = await findActionFiles(database.db, apology)
    await reviewEvidence(told.at('Una Officer', '2024-02-01'), posted!.versionId, { verdict: 'cleared' })
    const stale = await lee().submit(packs, { ...hidden(check.text), confirmed: 'yes' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('The files have changed since you looked')
    expect(stale.text).toContain('posted.pdf')
    expect(await packsOf(caseId)).toEqual([])

    const confirmed = { ...hidden(stale.text), confirmed: 'yes' }
    const sent = await lee().submit(packs, confirmed)
    expect(sent.status).toBe(303)
    expect((await lee().submit(packs, confirmed)).status).toBe(303)
    expect(await packsOf(caseId)).toMatchObject([{ sentOn: '2024-02-01', actions: [1] }])
    const timeline = await lee().visit(paths.case(reference))
    expect(timeline.text).toContain('Evidence sent to the Ombudsman')
    const next = await lee().visit(packs)
    expect(next.text).toContain('Sent on 1 February 2024, with nothing new since')
    expect(next.text).toContain('Nothing is ready to send')
  })
})

describe('the Ombudsman’s outcome', () => {
  const outcome = paths.outcome(reference)
  const satisfied = { label: 'Remedy completed late', ...on('recordedOn', '2024-01-31'), note: 'By e-mail' }

  test.each([
    [{ label: '' }, 'Choose the outcome'],
    [{ label: 'Compliant' }, 'Choose an outcome that the Ombudsman used in 2023-24'],
    [on('recordedOn', '2024-02-02'), 'The day must be today'],
    [on('recordedOn', '2023-11-06'), 'The day cannot be before the decision, 7 November 2023'],
  ])('is not taken with %o', async (wrong, mistake) => {
    const page = await lee().submit(outcome, { ...satisfied, ...wrong })
    expect(page.status).toBe(422)
    expect(page.text).toContain(mistake)
  })

  test('is shown with what it does to the year’s compliance rate, and then recorded once', async () => {
    const check = await lee().submit(outcome, satisfied)
    expect(check.status).toBe(200)
    expect(check.text).toContain('0% (0 of 1)')
    expect(check.text).toContain('50% (1 of 2)')
    expect(check.text).toContain('satisfied, late')
    expect(await findOutcome({ db: database.db }, caseId)).toBeNull()
    const confirmed = { ...hidden(check.text), confirmed: 'yes' }
    expect((await lee().submit(outcome, confirmed)).status).toBe(303)
    expect((await lee().submit(outcome, confirmed)).status).toBe(303)
    expect(await findOutcome({ db: database.db }, caseId)).toMatchObject({
      label: 'Remedy completed late',
      recordedOn: '2024-01-31',
      note: 'By e-mail',
    })
    const again = await lee().visit(outcome)
    expect(again.status).toBe(409)
    expect(again.text).toContain('was recorded on 31 January 2024')
  })

  test('that was not satisfied is settled later, and goes on counting', async () => {
    const settlement = paths.settlement('23009778')
    expect((await lee().visit(paths.settlement(reference))).status).toBe(409)
    expect((await lee().visit(settlement)).text).toContain('Remedy not complete and not satisfied')
    const early = await lee().submit(settlement, on('settledOn', '2024-01-14'))
    expect(early.status).toBe(422)
    const form = { ...on('settledOn', '2024-01-31'), note: 'Paid in full', submission: crypto.randomUUID() }
    expect((await lee().submit(settlement, form)).status).toBe(303)
    expect((await lee().submit(settlement, form)).status).toBe(303)
    expect(await findOutcome({ db: database.db }, otherCaseId)).toMatchObject({
      settledOn: '2024-01-31',
      note: 'No proof came\nPaid in full',
    })
    const history = await lee().visit(paths.casePart('23009778', 'history'))
    expect(history.text.match(/Settled the non-compliance, on 31 January 2024/g)).toHaveLength(1)
    expect((await lee().visit(settlement)).status).toBe(409)
  })
})
