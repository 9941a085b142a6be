import { findCase } from '#db/queries/case.ts'
import {
  findEvidence,
  findEvidenceOfVersion,
  insertEvidence,
  insertEvidenceReview,
  insertEvidenceVersion,
  insertPack,
  isReviewed,
  listClearedVersions,
  listVersions,
} from '#db/queries/evidence.ts'
import { insertFile } from '#db/queries/file.ts'
import { findAction, listActions } from '#db/queries/remedy-action.ts'
import type { Day } from '#domain/calendar.ts'
import { type KeptFile, reviewable, type Verdict } from '#domain/evidence.ts'
import { Refusal } from '#domain/refusal.ts'
import { isProved } from '#domain/remedy-action.ts'
import { logCorrespondence } from './correspondence.ts'
import type { Desk } from './desk.ts'
import { ofOwnService } from './information-request.ts'
import { perform } from './perform.ts'
import { notInFuture } from './sense.ts'

export type NewEvidence = { file: KeptFile; evidenceOn?: Day | null; note?: string }

/** A file that proves one action or several of the same case. */
export const uploadEvidence = (desk: Desk, actionIds: readonly number[], given: NewEvidence) =>
  perform(desk, 'upload evidence', async (desk) => {
    const actions = []
    for (const id of actionIds) actions.push(await findAction(desk, id))
    const [first] = actions
    if (!first) throw new Refusal('Say which action this file proves.')
    for (const action of actions) {
      ofOwnService(desk, action.serviceId ?? action.caseService, 'This action is asked of another service.')
      if (action.caseId !== first.caseId) throw new Refusal('A file proves actions of one case.')
    }
    const evidenceId = await insertEvidence(desk, first.caseId, actionIds)
    const versionId = await keepVersion(desk, evidenceId, 1, given)
    return {
      caseId: first.caseId,
      evidenceId,
      versionId,
      actionIds,
      name: given.file.name,
      sha256: given.file.sha256,
    }
  })

/** A better file for the same proof. The version before it stays, and so does what was said of it. */
export const uploadNewVersion = (desk: Desk, evidenceId: number, given: NewEvidence) =>
  perform(desk, 'upload evidence', async (desk) => {
    const { caseId } = await findEvidence(desk, evidenceId)
    const version = ((await listVersions(desk, evidenceId))[0]?.version ?? 0) + 1
    const versionId = await keepVersion(desk, evidenceId, version, given)
    return { caseId, evidenceId, versionId, version, name: given.file.name, sha256: given.file.sha256 }
  })

async function keepVersion(desk: Desk, evidenceId: number, version: number, { file, ...facts }: NewEvidence) {
  if (facts.evidenceOn) notInFuture(desk, facts.evidenceOn, 'The date of the evidence')
  await insertFile(desk, file)
  return insertEvidenceVersion(desk, {
    ...facts,
    evidenceId,
    version,
    fileId: file.id,
    uploadedBy: desk.user.id,
    uploadedOn: desk.today,
    uploadedAt: desk.now,
  })
}

/** A reviewer clears a version, or asks for changes with the reason. Nobody reviews what they uploaded. */
export const reviewEvidence = (
  desk: Desk,
  versionId: number,
  { verdict, reason = '' }: { verdict: Verdict; reason?: string },
) =>
  perform(desk, 'review evidence', async (desk) => {
    const { caseId, versions, name } = await findEvidenceOfVersion(desk, versionId)
    reviewable(versions, versionId, desk.user)
    if (await isReviewed(desk, versionId)) throw new Refusal('This version has been reviewed already.')
    if (verdict === 'changes requested' && !reason) throw new Refusal('Say what has to change.')
    await insertEvidenceReview(desk, {
      versionId,
      verdict,
      reason,
      reviewedBy: desk.user.id,
      reviewedOn: desk.today,
    })
    return { caseId, versionId, name, verdict, reason }
  })

export type NewPack = { actionIds: readonly number[]; sentOn: Day; subject: string; coveringNote?: string }

/** Proof goes to the Ombudsman. A promise or an acknowledgement is not proof, so an action without it cannot go. */
export const sendEvidence = (
  desk: Desk,
  caseId: number,
  { actionIds, sentOn, subject, coveringNote = '' }: NewPack,
) =>
  perform(desk, 'send evidence', async (desk) => {
    await findCase(desk, caseId)
    notInFuture(desk, sentOn, 'The day sent')
    const chosen = (await listActions(desk, caseId)).filter(({ id }) => actionIds.includes(id))
    if (chosen.length === 0) throw new Refusal('Choose the actions whose evidence is sent.')
    const cleared = await listClearedVersions(desk, actionIds)
    for (const action of chosen) {
      const proof = {
        clearedFiles: cleared.filter(({ actionId }) => actionId === action.id).length,
        filesToReview: 0,
        paidPayments: action.payments.filter(({ paidOn }) => paidOn !== null).length,
      }
      if (!action.doneOn) throw new Refusal(`Action ${action.number} is not done yet.`)
      if (!isProved(proof)) {
        throw new Refusal(
          `Action ${action.number} has no cleared file and no payment. A promise is not evidence.`,
        )
      }
    }
    const { correspondenceId } = await logCorrespondence(desk, caseId, {
      direction: 'out',
      kind: 'evidence of compliance',
      channel: 'e-mail',
      exchangedOn: sentOn,
      subject,
      note: coveringNote,
    })
    const versionIds = [...new Set(cleared.map(({ versionId }) => versionId))]
    const packId = await insertPack(
      desk,
      { caseId, sentOn, sentBy: desk.user.id, correspondenceId, coveringNote },
      actionIds,
      versionIds,
    )
    return { caseId, packId, sentOn, actions: chosen.map(({ number }) => number), versionIds }
  })
