import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { reviewEvidence, sendEvidence, uploadEvidence, uploadNewVersion } from '#casework/evidence.ts'
import { recordPayment } from '#casework/payment.ts'
import { markActionDone, recordRemedyActions } from '#casework/remedy-action.ts'
import { StaleForm } from '#casework/stale-form.ts'
import type { Database } from '#db/connect.ts'
import { listPacksWithActions } from '#db/queries/case-file.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { endLatePlan, setUpCouncilForCases, type Told, tellLatePlan } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
let folder: string
let told: Told
let latePlan: { caseId: number; actionIds: number[] }
let other: { caseId: number; actionIds: number[] }
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  told = await setUpCouncilForCases(database.db, folder)
  latePlan = await tellLatePlan(told)
  other = await tellShared()
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const lee = () => told.at('Lee Officer', '2024-01-08')
const una = () => told.at('Una Officer', '2024-01-08')

async function tellShared() {
  const sen = told.services['Special educational needs']!
  const { caseId } = await recordCase(lee(), {
    reference: '23 009 777',
    complainant: 'Mr S',
    category: 'Education',
    serviceId: sen,
    learnedOn: '2023-12-01',
  })
  const decided = { category: 'Upheld', reason: 'Fault and injustice', decidedOn: '2023-12-04' } as const
  await recordDecision(lee(), caseId, { kind: 'final', ...decided })
  const action = {
    kind: 'personal remedy',
    remedyType: 'Apology',
    deadlineWords: 'by 12 January 2024',
    dueOn: '2024-01-12',
  } as const
  const { actions } = await recordRemedyActions(lee(), caseId, [
    { ...action, text: 'Apologise', serviceId: sen },
    { ...action, text: 'Arrange a taxi', serviceId: told.services['School transport']! },
  ])
  return { caseId, actionIds: actions.map(({ actionId }) => actionId) }
}

const kept = (name: string) =>
  lee().files.keep(Readable.from([Buffer.from(name)]), { name, type: 'application/pdf' })
const send = (caseId: number, actionIds: number[], versionIds?: number[]) =>
  sendEvidence(lee(), caseId, { actionIds, sentOn: '2024-01-08', subject: 'Evidence', versionIds })

describe('evidence goes to the Ombudsman', () => {
  test('not with an action of another case', async () => {
    const [apology] = latePlan.actionIds
    const [foreign] = other.actionIds
    await expect(send(latePlan.caseId, [apology!, foreign!])).rejects.toThrow('Only actions of this case')
    expect((await listActions(lee(), other.caseId)).map(({ sentOn }) => sentOn)).toEqual([null, null])
    expect(await listPacksWithActions(lee(), latePlan.caseId)).toEqual([])
  })

  test('by the newest version of a file only, and again only with something new', async () => {
    const [apology, taxi] = other.actionIds as [number, number]
    const { caseId } = other
    const first = await uploadEvidence(una(), [apology, apology], { file: await kept('v1.pdf') })
    await reviewEvidence(lee(), first.versionId, { verdict: 'cleared' })
    await markActionDone(lee(), apology, '2024-01-05')
    const second = await uploadNewVersion(una(), first.evidenceId, { file: await kept('v2.pdf') })
    await expect(send(caseId, [apology])).rejects.toThrow('its file has not been cleared yet')
    await reviewEvidence(lee(), second.versionId, { verdict: 'changes requested', reason: 'Unsigned' })
    await expect(send(caseId, [apology])).rejects.toThrow('no cleared file and no payment')

    const third = await uploadNewVersion(una(), first.evidenceId, { file: await kept('v3.pdf') })
    await reviewEvidence(lee(), third.versionId, { verdict: 'cleared' })
    await expect(send(caseId, [apology], [first.versionId])).rejects.toThrow(StaleForm)
    expect(await send(caseId, [apology], [third.versionId])).toMatchObject({ versionIds: [third.versionId] })
    await expect(send(caseId, [apology])).rejects.toThrow('with nothing new since')
    await expect(send(caseId, [taxi])).rejects.toThrow('not done yet')

    const more = await uploadEvidence(una(), [apology], { file: await kept('posted.pdf') })
    await reviewEvidence(lee(), more.versionId, { verdict: 'cleared' })
    expect(await send(caseId, [apology])).toMatchObject({ versionIds: [more.versionId] })
  })

  test('not before it was done', async () => {
    const [, pay250] = latePlan.actionIds as [number, number]
    const paid = { amountPence: 25_000, purpose: 'Distress', paidOn: '2023-11-28' }
    await recordPayment(lee(), pay250, paid)
    const early = { actionIds: [pay250], sentOn: '2023-11-27', subject: 'Evidence' }
    await expect(sendEvidence(lee(), latePlan.caseId, early)).rejects.toThrow('cannot be before')
  })
})

describe('a new version', () => {
  test('comes from those who lead every service whose action it proves', async () => {
    const both = await uploadEvidence(una(), other.actionIds, { file: await kept('both.pdf') })
    const sal = told.at('Sal Senlead', '2024-01-08')
    const refused = uploadNewVersion(sal, both.evidenceId, { file: await kept('mine.pdf') })
    await expect(refused).rejects.toThrow('another service')
    const own = await uploadEvidence(sal, [other.actionIds[0]!], { file: await kept('own.pdf') })
    const again = { file: await kept('own2.pdf') }
    expect(await uploadNewVersion(sal, own.evidenceId, again)).toMatchObject({ version: 2 })
  })

  test('that was meant to follow another than the latest is not taken', async () => {
    const proof = await uploadEvidence(una(), [other.actionIds[0]!], { file: await kept('a.pdf') })
    await uploadNewVersion(una(), proof.evidenceId, { file: await kept('b.pdf'), after: 1 })
    const late = uploadNewVersion(lee(), proof.evidenceId, { file: await kept('c.pdf'), after: 1 })
    await expect(late).rejects.toThrow(StaleForm)
  })
})

test('the end of the late plan is still told', () => endLatePlan(told, latePlan.caseId, latePlan.actionIds))
