import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { changeRemedyType } from '#casework/remedy-type.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { listRemedyTypesInUse } from '#db/queries/remedy-type.ts'
import type { Day } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import { tellLatePlan } from '../support/case-on-file.ts'
import { aSubmission, mistakeBeside, saidAfter, wordsOn } from '../support/small-council.ts'
import { openToldCouncil, type ToldCouncil } from '../support/told-council.ts'

const today: Day = '2024-05-13'
const upheld = '23006001'
let council: ToldCouncil
let caseId: number
beforeAll(async () => {
  council = await openToldCouncil(today)
  caseId = (await tellLatePlan(council)).caseId
  const lee = council.at('Lee Officer', today)
  const given = { reference: upheld, complainant: 'Mr Y', category: 'Housing', investigator: 'A' }
  const recorded = await recordCase(lee, { ...given, learnedOn: '2024-01-08' })
  const decision = { category: 'Upheld', reason: 'Fault and injustice', decidedOn: '2024-05-01' } as const
  await recordDecision(lee, recorded.caseId, { kind: 'final', ...decision })
}, 60_000)
afterAll(() => council.close())

const send = async (path: string, fields: Record<string, string>) =>
  (await council.as('Ada Admin')).submit(path, { ...aSubmission(), ...fields })
const typeCalled = async (label: string) =>
  (await listRemedyTypesInUse(council.at('Ada Admin', today))).find((type) => type.label === label)!

test('types are listed by kind with their proof and how many actions have them', async () => {
  const words = wordsOn(await (await council.as('Ada Admin')).visit(paths.settingsPart('remedy-types')))
  expect(words).toContain('Apology Signed, dated letter and proof that it was sent 1 Offered')
  expect(words.indexOf('Personal remedies')).toBeLessThan(words.indexOf('Apology'))
  expect(words.indexOf('Service improvements')).toBeLessThan(words.indexOf('Report to members'))
})

describe('a type that actions have', () => {
  test('gets another proof, which its services read from then on, and keeps its words', async () => {
    const { id, version } = await typeCalled('Apology')
    const form = await (await council.as('Ada Admin')).visit(paths.remedyType(id))
    expect(form.text).not.toContain('name="label"')
    const proof = 'The letter, signed by a director'
    const page = await send(paths.remedyType(id), { proof, offered: 'no', version: String(version) })
    expect(saidAfter(page)).toContain('keep their words')
    expect(await council.lastAct()).toBe(
      'Changed the remedy type “Apology”, offered for new actions from “yes” to “no”; ' +
        'proof from “Signed, dated letter and proof that it was sent” to “The letter, signed by a director”',
    )
    const actions = await listActions(council.at('Lee Officer', today), caseId)
    expect(actions[0]?.remedyType).toBe('Apology')
    const lead = await council.as('Sal Senlead')
    expect(wordsOn(await lead.visit(paths.evidence(actions[0]!.id)))).toContain(proof)
  })

  test('is not renamed, not even by the act', async () => {
    const { id, version, ...terms } = await typeCalled('Apology')
    const renaming = changeRemedyType(council.at('Ada Admin', today), id, version, {
      ...terms,
      label: 'Saying sorry',
    })
    await expect(renaming).rejects.toThrow(Refusal)
  })

  test('is not proposed for pasted words once it is not offered, and cannot be chosen', async () => {
    const lee = await council.as('Lee Officer')
    const pasted = 'Within four weeks the Council will apologise to Mr Y.'
    const page = await lee.submit(paths.agreedAction(upheld), { ...aSubmission(), pasted })
    expect(wordsOn(page)).toContain(
      'The words suggest “Apology”, which is not among the types that are offered',
    )
    expect(page.text).toContain('<option value="Other personal remedy" selected')
    expect(page.text).not.toContain('<option value="Apology"')
  })

  test('a form opened before that comes back with both versions', async () => {
    const { id } = await typeCalled('Apology')
    const page = await send(paths.remedyType(id), { proof: 'The letter', offered: 'yes', version: '1' })
    expect(page.status).toBe(409)
    expect(wordsOn(page)).toContain('Offered for new actions no yes')
  })
})

describe('a type that no action has', () => {
  const added = { label: 'Waive a charge', kind: 'personal remedy', proof: 'The account', offered: 'yes' }
  test('is added, corrected, and offered', async () => {
    expect((await send(paths.newRemedyType, added)).status).toBe(303)
    const { id, version } = await typeCalled(added.label)
    const corrected = { ...added, label: 'Waive charges', version: String(version) }
    expect((await send(paths.remedyType(id), corrected)).status).toBe(303)
    const form = await (await council.as('Lee Officer')).visit(paths.remedyActions(upheld))
    expect(form.text).toContain('<option value="Waive charges"')
  })

  test.each([
    { fields: { label: 'waive charges' }, field: 'label', says: '“waive charges” is in the list already' },
    { fields: { kind: '' }, field: 'kind', says: 'Choose the kind' },
    { fields: { proof: ' ' }, field: 'proof', says: 'Say what counts as proof' },
  ])('is not added with $fields', async ({ fields, field, says }) => {
    const page = await send(paths.newRemedyType, { ...added, ...fields } as Record<string, string>)
    expect([page.status, mistakeBeside(page, field)]).toEqual([422, says])
  })
})
