import { findCase } from '#db/queries/case.ts'
import {
  findEvidence,
  findEvidenceOfVersion,
  insertEvidence,
  insertEvidenceReview,
  insertEvidenceVersion,
  insertPack,
  isReviewed,
  listLastSent,
  listNewestVersions,
  listSentVersions,
  lockActions,
  lockEvidence,
} from '#db/queries/evidence.ts'
import { insertFile } from '#db/queries/file.ts'
import { insertMailsOfWork } from '#db/queries/mail.ts'
import { findAction, listActions } from '#db/queries/remedy-action.ts'
import type { Day } from '#domain/calendar.ts'
import { notYetSent, whyNotSendable } from '#domain/compliance-pack.ts'
import { type KeptFile, reviewable, type Verdict } from '#domain/evidence.ts'
import { Refusal } from '#domain/refusal.ts'
import { logCorrespondence } from './correspondence.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { mailsOfChangesRequested, mailsOfUpload } from './remedy-mail.ts'
import { notBefore, notInFuture, ofOwnService } from './sense.ts'
import { StaleForm } from './stale-form.ts'

export type NewEvidence = { file: KeptFile; evidenceOn?: Day | null; note?: string }

/** A file that proves one action or several of the same case. */
export const uploadEvidence = (desk: Desk, actionIds: readonly number[], given: NewEvidence) =>
  perform(desk, 'upload evidence', async (desk) => {
    const actions = []
    for (const id of new Set(actionIds)) actions.push(await findAction(desk, id))
    const [first] = actions
    if (!first) throw new Refusal('Say which action this file proves.')
    for (const action of actions) {
      ofOwnService(desk, action.serviceId ?? action.caseService, 'This action is asked of another service.')
      if (action.withdrawnOn) throw new Refusal(`Action ${action.number} was withdrawn.`)
      if (action.caseId !== first.caseId) throw new Refusal('A file proves actions of one case.')
    }
    const ids = actions.map(({ id }) => id)
    const evidenceId = await insertEvidence(desk, first.caseId, ids)
    const versionId = await keepVersion(desk, evidenceId, 1, given)
    const { caseId } = first
    await insertMailsOfWork(desk, await mailsOfUpload(desk, { caseId, versionId, actionIds: ids }))
    return {
      caseId,
      evidenceId,
      versionId,
      actionIds: ids,
      name: given.file.name,
      sha256: given.file.sha256,
    }
  })

/**
 * A better file for the same proof. The version before it stays, and so does what was said of it. Throws StaleForm where
 * another version came in after the one that the uploader knew.
 */
export const uploadNewVersion = (
  desk: Desk,
  evidenceId: number,
  { after, ...given }: NewEvidence & { after?: number },
) =>
  perform(desk, 'upload evidence', async (desk) => {
    await lockEvidence(desk, evidenceId)
    const { caseId, actions, versions } = await findEvidence(desk, evidenceId)
    for (const { serviceId } of actions) {
      ofOwnService(desk, serviceId, 'This file proves an action of another service too.')
    }
    const latest = versions[0]?.version ?? 0
    if (after !== undefined && after !== latest) throw new StaleForm()
    const version = latest + 1
    const versionId = await keepVersion(desk, evidenceId, version, given)
    const actionIds = actions.map(({ id }) => id)
    await insertMailsOfWork(desk, await mailsOfUpload(desk, { caseId, versionId, actionIds }))
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
    const { evidenceId } = await findEvidenceOfVersion(desk, versionId)
    await lockEvidence(desk, evidenceId)
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
    if (verdict === 'changes requested') {
      const { actions } = await findEvidence(desk, evidenceId)
      const { uploadedBy } = versions.find(({ id }) => id === versionId)!
      const proof = { caseId, evidenceId, actionIds: actions.map(({ id }) => id), uploadedBy }
      await insertMailsOfWork(desk, await mailsOfChangesRequested(desk, proof))
    }
    return { caseId, versionId, name, verdict, reason }
  })

export type NewPack = {
  actionIds: readonly number[]
  sentOn: Day
  subject: string
  coveringNote?: string
  /** The versions that the sender looked at. Throws StaleForm where others would go now. */
  versionIds?: readonly number[]
}

/**
 * Proof goes to the Ombudsman: of each chosen action the cleared files that have not gone with it before. A promise or an
 * acknowledgement is not proof, so an action without it cannot go.
 */
export const sendEvidence = (
  desk: Desk,
  caseId: number,
  { actionIds, sentOn, subject, coveringNote = '', versionIds: seen }: NewPack,
) =>
  perform(desk, 'send evidence', async (desk) => {
    await findCase(desk, caseId)
    await lockActions(desk, caseId)
    notInFuture(desk, sentOn, 'The day sent')
    const actions = await listActionsToSend(desk, caseId)
    const chosen = actions.filter(({ id }) => actionIds.includes(id))
    if (actionIds.some((id) => !actions.some((action) => action.id === id))) {
      throw new Refusal('Only actions of this case can go with its evidence.')
    }
    if (chosen.length === 0) throw new Refusal('Choose the actions whose evidence is sent.')
    for (const { number, doneOn, whyNot } of chosen) {
      if (whyNot) throw new Refusal(`Action ${number} cannot be sent: ${whyNot}.`)
      if (doneOn) notBefore(sentOn, doneOn, 'The day sent', `the day action ${number} was done`)
    }
    const versionIds = [...new Set(chosen.flatMap(({ files }) => files.map(({ versionId }) => versionId)))]
    if (seen && !sameNumbers(seen, versionIds)) throw new StaleForm()
    const { correspondenceId } = await logCorrespondence(desk, caseId, {
      direction: 'out',
      kind: 'evidence of compliance',
      channel: 'e-mail',
      exchangedOn: sentOn,
      subject,
      note: coveringNote,
    })
    const packId = await insertPack(
      desk,
      { caseId, sentOn, sentBy: desk.user.id, correspondenceId, coveringNote },
      chosen.map(({ id }) => id),
      versionIds,
    )
    return { caseId, packId, sentOn, actions: chosen.map(({ number }) => number), versionIds }
  })

const sameNumbers = (some: readonly number[], others: readonly number[]) =>
  new Set([...some, ...others]).size === others.length && new Set(some).size === others.length

/** The actions of a case that the reader has found already: what would go with each now, or why it cannot go. */
export async function listActionsToSend(desk: Pick<Desk, 'db'>, caseId: number) {
  const actions = await listActions(desk, caseId)
  const ids = actions.map(({ id }) => id)
  const [newest, before, lastSent] = await Promise.all([
    listNewestVersions(desk, ids),
    listSentVersions(desk, ids),
    listLastSent(desk, ids),
  ])
  return actions.map((action) => {
    const versions = newest.filter(({ actionId }) => actionId === action.id)
    const cleared = versions.filter(({ verdict }) => verdict === 'cleared')
    const files = notYetSent(cleared, before)
    const paid = action.payments.flatMap(({ paidOn }) => (paidOn ? [paidOn] : []))
    const sentOn = lastSent.find(({ actionId }) => actionId === action.id)?.sentOn ?? null
    const facts = {
      ...action,
      sentOn,
      clearedFiles: cleared.length,
      filesToReview: versions.filter(({ verdict }) => verdict === null).length,
      paidPayments: paid.length,
      unsentFiles: files.length,
      paidSince: sentOn !== null && paid.some((paidOn) => paidOn > sentOn),
    }
    return { ...facts, files, whyNot: whyNotSendable(facts) }
  })
}
