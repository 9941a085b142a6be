import { Readable } from 'node:stream'
import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { logCorrespondence } from '#casework/correspondence.ts'
import { recordDecision, recordReviewRequest } from '#casework/decision.ts'
import type { Desk } from '#casework/desk.ts'
import { reviewEvidence, sendEvidence, uploadEvidence } from '#casework/evidence.ts'
import { openInformationRequest, recordChaser, recordExtension } from '#casework/information-request.ts'
import { writeNote } from '#casework/note.ts'
import { recordPayment } from '#casework/payment.ts'
import { markActionDone, recordRemedyActions } from '#casework/remedy-action.ts'
import { listRequests } from '#db/queries/information-request.ts'
import type { Person, Told } from './case-on-file.ts'

/** What stands in an address, by the noun before it. */
export type Nouns = {
  cases: string
  'information-requests': string
  questions: string
  'remedy-actions': string
  evidence: string
  'evidence-versions': string
  files: string
}

const kept = (desk: Desk, name: string) =>
  desk.files.keep(Readable.from([Buffer.from(`What ${name} says`)]), { name, type: 'application/pdf' })

/** Two weeks in the autumn of 2023 in which everything that a case can have came together. */
export const wholeCaseDay = '2023-11-30'

type Given = {
  reference: string
  by?: Person
  restricted?: boolean
  named?: readonly Person[]
  /** A service that is asked a question of its own. */
  asked?: string
  /** Without the request for review, and with the Ombudsman's word that the remedy is not satisfied. */
  unsatisfied?: boolean
}

/**
 * A case of Special educational needs with one of everything: a letter with a file, a request with a question to the
 * service, an extension and a reminder, a draft and a final decision, a review that was asked for, four actions (one
 * sent, one ready to be sent, one with a file to review, one open), a payment, a pack and a note.
 */
export async function tellWholeCase(told: Told, { reference, by = 'Lee Officer', ...given }: Given) {
  const officer = told.at(by, wholeCaseDay)
  const mayUpload = !given.restricted || given.named?.includes('Sal Senlead')
  const lead = mayUpload ? told.at('Sal Senlead', wholeCaseDay) : officer
  const serviceId = told.services['Special educational needs']!
  const { caseId } = await recordCase(told.at(by, '2023-07-03'), {
    reference,
    complainant: `Mrs ${reference}`,
    summary: 'The plan came late.',
    category: 'Education',
    serviceId,
    learnedOn: '2023-07-03',
    restricted: given.restricted,
    namedUserIds: (given.named ?? []).map((name) => told.people[name]!),
  })
  const letterFile = await kept(officer, 'Our enquiries.pdf')
  const { correspondenceId } = await logCorrespondence(officer, caseId, {
    direction: 'in',
    kind: 'investigation enquiry',
    channel: 'e-mail',
    exchangedOn: '2023-08-14',
    subject: 'Our enquiries',
    files: [letterFile],
  })
  const { requestId } = await openInformationRequest(officer, caseId, {
    kind: 'investigation enquiry',
    correspondenceId,
    receivedOn: '2023-08-14',
    statedDueOn: '2023-09-11',
    questions: [
      { text: 'When was the plan due?', serviceId },
      ...(given.asked ? [{ text: 'Was a bus arranged?', serviceId: told.services[given.asked]! }] : []),
    ],
  })
  await recordExtension(officer, requestId, {
    kind: 'granted',
    happenedOn: '2023-09-06',
    dueOn: '2023-09-15',
    by: 'A Investigator',
  })
  await recordChaser(officer, requestId, { kind: 'reminder', receivedOn: '2023-09-18' })
  await writeNote(officer, caseId, 'The family rang.')
  const draftFile = await kept(officer, 'Draft decision.pdf')
  await logCorrespondence(officer, caseId, {
    direction: 'in',
    kind: 'draft decision',
    channel: 'e-mail',
    exchangedOn: '2023-10-10',
    subject: 'Our draft',
    files: [draftFile],
  })
  await openInformationRequest(officer, caseId, {
    kind: 'draft decision comments',
    receivedOn: '2023-10-10',
    statedDueOn: '2023-10-24',
    questions: [{ text: 'Is anything in our draft wrong?', serviceId }],
  })
  await recordDecision(officer, caseId, {
    kind: 'draft',
    category: 'Upheld',
    reason: 'Fault, no injustice',
    decidedOn: '2023-10-10',
  })
  await recordDecision(officer, caseId, {
    kind: 'final',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2023-11-07',
  })
  if (!given.unsatisfied) {
    await recordReviewRequest(officer, caseId, { askedOn: '2023-11-20', askedBy: 'complainant' })
  }
  const fourWeeks = {
    deadlineWords: 'within four weeks',
    kind: 'personal remedy',
    remedyType: 'Apology',
    period: { unit: 'weeks', count: 4 },
  } as const
  const { actions } = await recordRemedyActions(officer, caseId, [
    { ...fourWeeks, text: 'Apologise' },
    { ...fourWeeks, text: 'Pay her £250', amountPence: 25_000 },
    { ...fourWeeks, text: 'Apologise to her son' },
    { ...fourWeeks, text: 'Pay her £900', amountPence: 90_000 },
  ])
  const [sent, ready, toReview, open] = actions.map(({ actionId }) => actionId) as [
    number,
    number,
    number,
    number,
  ]
  for (const actionId of [sent, ready]) {
    const proof = await uploadEvidence(lead, [actionId], { file: await kept(lead, 'Proof.pdf') })
    await reviewEvidence(told.at('Mo Monitor', wholeCaseDay), proof.versionId, { verdict: 'cleared' })
    await markActionDone(lead, actionId, '2023-11-24')
  }
  await sendEvidence(officer, caseId, { actionIds: [sent], sentOn: wholeCaseDay, subject: 'Evidence' })
  if (given.unsatisfied) {
    const label = 'Remedy not complete and not satisfied'
    await recordOutcome(officer, caseId, { label, recordedOn: wholeCaseDay })
  }
  const proofFile = await kept(lead, 'Apology to her son.pdf')
  const proof = await uploadEvidence(lead, [toReview], { file: proofFile })
  await recordPayment(lead, open, {
    amountPence: 90_000,
    purpose: 'Distress',
    detailsAskedOn: '2023-11-13',
  })
  const [request] = await listRequests(officer, caseId)
  const nouns: Nouns = {
    cases: reference.replaceAll(' ', ''),
    'information-requests': String(requestId),
    questions: String(request!.questions[0]!.id),
    'remedy-actions': String(open),
    evidence: String(proof.evidenceId),
    'evidence-versions': String(proof.versionId),
    files: letterFile.id,
  }
  return { caseId, nouns, proofFile: proofFile.id, draftFile: draftFile.id }
}

/** Addresses of what is not there, as like the others as can be. */
export const nothing: Nouns = {
  cases: '23999999',
  'information-requests': '99999',
  questions: '99999',
  'remedy-actions': '99999',
  evidence: '99999',
  'evidence-versions': '99999',
  files: '00000000-0000-4000-8000-000000000000',
}
