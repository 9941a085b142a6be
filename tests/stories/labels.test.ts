import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { recordDecision } from '#casework/decision.ts'
import { changeDecisionReason } from '#casework/decision-reason.ts'
import { countYear } from '#db/queries/annual-letter.ts'
import { listDecisionReasons } from '#db/queries/decision-reason.ts'
import { listOutcomeLabels } from '#db/queries/outcome-label.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'
import type { Day } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import type { Page } from '../support/people.ts'
import { aSubmission, mistakeBeside, saidAfter, wordsOn } from '../support/small-council.ts'
import { openToldCouncil, type ToldCouncil } from '../support/told-council.ts'

const today: Day = '2025-05-12'
let council: ToldCouncil
beforeAll(async () => {
  council = await openToldCouncil(today)
}, 60_000)
afterAll(() => council.close())

let number = 0
async function upheld(reason: string, decidedOn: Day) {
  number += 1
  const lee = council.at('Lee Officer', today)
  const reference = String(23_006_000 + number)
  const given = { complainant: 'Mr Y', category: 'Housing', investigator: 'A', learnedOn: '2023-06-01' }
  const { caseId } = await recordCase(lee, { reference, ...given })
  await recordDecision(lee, caseId, { kind: 'final', category: 'Upheld', reason, decidedOn })
  return { caseId, reference }
}
const withOutcome = async (label: string, recordedOn: Day) => {
  const { caseId, reference } = await upheld('Fault and injustice', '2023-05-02')
  await recordOutcome(council.at('Lee Officer', today), caseId, { label, recordedOn })
  return reference
}

const admin = () => council.as('Ada Admin')
const send = async (path: string, fields: Record<string, string>): Promise<Page> =>
  (await admin()).submit(path, { ...aSubmission(), ...fields })
const figures = async (year: string) =>
  statisticsOf(await countYear(council.at('Lee Officer', today).db, year))
const reasonCalled = async (label: string) =>
  (await listDecisionReasons(council.at('Ada Admin', today))).find((reason) => reason.label === label)!
const outcomeCalled = async (label: string) =>
  (await listOutcomeLabels(council.at('Ada Admin', today))).find((entry) => entry.label === label)!

const accepted = {
  label: 'Offer accepted early',
  category: 'Upheld',
  validFrom: '2024-25',
  satisfactoryRemedy: 'yes',
  investigated: 'yes',
}

describe('a reason valid from 2024-25, recorded in that year and in the one before', () => {
  beforeAll(async () => {
    await upheld(accepted.label, '2024-03-20')
    await upheld(accepted.label, '2024-04-10')
  })

  test('stands among the words that no list has, with the way to add it', async () => {
    const page = await (await admin()).visit(paths.settingsPart('decision-reasons'))
    expect(wordsOn(page)).toContain('Upheld: Offer accepted early 2024-25 1 Add to the list')
    expect(page.text).toContain('new-decision-reason?label=Offer+accepted+early')
  })

  test('counts there from the day it is added, as the check page said, and not in 2023-24', async () => {
    const check = await send(paths.newDecisionReason, accepted)
    expect(check.status).toBe(200)
    expect(wordsOn(check)).toContain('2024-25 Satisfactory remedies 0% (0 of 1) 100% (1 of 1)')
    expect(wordsOn(check)).not.toContain('2023-24 Satisfactory remedies')
    expect((await figures('2024-25')).satisfactoryRemedies).toBe(0)

    expect(saidAfter(await send(paths.newDecisionReason, { ...accepted, confirmed: 'yes' }))).toContain(
      'It holds from 2024-25',
    )
    expect((await figures('2024-25')).satisfactoryRate).toEqual({ count: 1, of: 1, percent: 100 })
    expect((await figures('2023-24')).satisfactoryRemedies).toBe(0)
    expect(await council.lastAct()).toContain(
      'which moved Satisfactory remedies 2024-25: 0% (0 of 1) → 100% (1 of 1)',
    )
  })

  test('cannot be added again from that year', async () => {
    const page = await send(paths.newDecisionReason, { ...accepted, confirmed: 'yes' })
    expect([page.status, mistakeBeside(page, 'validFrom')]).toEqual([
      422,
      '“Offer accepted early” is in the list from 2024-25 already: change that entry',
    ])
  })

  test('keeps its words: the form asks for none, and the act takes none', async () => {
    const { id, version } = await reasonCalled(accepted.label)
    const form = await (await admin()).visit(paths.decisionReason(id))
    expect(form.text).not.toContain('name="label"')
    const renamed = { ...(await reasonCalled(accepted.label)), label: 'Offer taken' }
    await expect(changeDecisionReason(council.at('Ada Admin', today), id, version, renamed)).rejects.toThrow(
      Refusal,
    )
  })

  test('ended with 2024-25 it is offered for a decision of that year and no later one', async () => {
    const { id, version } = await reasonCalled(accepted.label)
    const ended = { ...accepted, version: String(version), lastYear: '2024-25' }
    expect((await send(paths.decisionReason(id), ended)).status).toBe(303)
    const { reference } = await upheld('Fault and injustice', '2025-04-02')
    const lee = await council.as('Lee Officer')
    const offered = async (day: string, month: string, year: string) =>
      (
        await lee.submit(paths.decisions(reference), {
          'decidedOn-day': day,
          'decidedOn-month': month,
          'decidedOn-year': year,
        })
      ).text.includes(`value="${accepted.label}"`)
    expect(await offered('31', '3', '2025')).toBe(true)
    expect(await offered('1', '4', '2025')).toBe(false)
  })

  test('a form opened before that comes back with both versions', async () => {
    const { id } = await reasonCalled(accepted.label)
    const page = await send(paths.decisionReason(id), { ...accepted, version: '1', lastYear: '2025-26' })
    expect(page.status).toBe(409)
    expect(wordsOn(page)).toContain('Last year 2024-25 2025-26')
  })
})

describe('an outcome that counts otherwise than was thought', () => {
  const late = 'Remedy completed late'
  let reference: string
  beforeAll(async () => {
    reference = await withOutcome(late, '2023-09-01')
    await withOutcome('Remedy complete and satisfied', '2023-10-02')
  })
  const stage = async () =>
    wordsOn(await (await council.as('Lee Officer')).visit(paths.case(reference))).includes('Non-compliance')

  test('moves the compliance rate as the check page said, and its case is open again', async () => {
    const { id, version } = await outcomeCalled(late)
    const change = { version: String(version), satisfied: 'no', late: 'yes' }
    const check = await send(paths.outcomeLabel(id), change)
    expect(wordsOn(check)).toContain('2023-24 Compliance with recommendations 100% (2 of 2) 50% (1 of 2)')
    expect(wordsOn(check)).toContain('are in non-compliance again')
    expect(await stage()).toBe(false)

    expect((await send(paths.outcomeLabel(id), { ...change, confirmed: 'yes' })).status).toBe(303)
    expect((await figures('2023-24')).complianceRate).toEqual({ count: 1, of: 2, percent: 50 })
    expect(await stage()).toBe(true)
    expect(await council.lastAct()).toBe(
      'Changed the outcome label “Remedy completed late”, satisfied from “yes” to “no”, ' +
        'which moved Compliance with recommendations 2023-24: 100% (2 of 2) → 50% (1 of 2)',
    )
  })

  test('from a later year on by an entry of its own: the years before keep theirs', async () => {
    const again = { label: late, validFrom: '2024-25', satisfied: 'yes', late: 'yes' }
    expect((await send(paths.newOutcomeLabel, again)).status).toBe(303)
    expect((await figures('2023-24')).complianceRate.count).toBe(1)
    await withOutcome(late, '2024-05-20')
    expect((await figures('2024-25')).complianceRate).toEqual({ count: 1, of: 1, percent: 100 })
  })

  test.each([
    { fields: { validFrom: '2024' }, field: 'validFrom', says: /^Enter a year/ },
    { fields: { lastYear: '2023-24' }, field: 'lastYear', says: /^The last year cannot be before the first/ },
    { fields: { satisfied: '' }, field: 'satisfied', says: /^Say whether/ },
    { fields: { label: ' ' }, field: 'label', says: /^Enter the label/ },
  ])('is not taken with $fields', async ({ fields, field, says }) => {
    const given = { label: 'New', validFrom: '2024-25', satisfied: 'yes', late: 'no' }
    const page = await send(paths.newOutcomeLabel, { ...given, ...fields } as Record<string, string>)
    expect([page.status, mistakeBeside(page, field)]).toEqual([422, expect.stringMatching(says)])
  })
})
