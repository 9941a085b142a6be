import {
  findCase,
  insertCase,
  insertCaseAccess,
  insertLinkedCase,
  insertLocalComplaint,
  isRecorded,
} from '#db/queries/case.ts'
import { findService } from '#db/queries/service.ts'
import type { Day } from '#domain/calendar.ts'
import type { Provenance } from '#domain/case.ts'
import { normaliseReference, showReference } from '#domain/case-reference.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { notInFuture } from './sense.ts'

export type NewCase = {
  reference: string
  complainant: string
  summary?: string
  category: string
  subCategory?: string
  directorateId?: number | null
  serviceId?: number | null
  handlerId?: number | null
  investigator?: string
  ombudsmanReceivedOn?: Day | null
  learnedOn: Day
  sentToCouncil?: boolean
  restricted?: boolean
  namedUserIds?: readonly number[]
  localComplaint?: LocalComplaint
  linked?: readonly { caseId: number; relation: string }[]
  provenance?: Provenance
  provenanceNote?: string
}

export type LocalComplaint = {
  reference?: string
  stage1ReceivedOn?: Day | null
  stage1AnsweredOn?: Day | null
  stage1Outcome?: string
  stage2ReceivedOn?: Day | null
  stage2AnsweredOn?: Day | null
  stage2Outcome?: string
  remedyOffered?: string
  remedyOfferedPence?: number | null
}

/** A case that the Ombudsman raised with the council enters the register. Its reference is the only one of its kind. */
export const recordCase = (desk: Desk, given: NewCase) =>
  perform(desk, 'record a case', async (desk) => {
    const reference = normaliseReference(given.reference)
    if (!reference) throw new Refusal('A reference has eight digits, such as 23 001 283.')
    if (await isRecorded(desk, reference)) {
      throw new Refusal(`${showReference(reference)} is in the register already.`)
    }
    notInFuture(desk, given.learnedOn, 'The day we learned of the case')
    const { namedUserIds = [], localComplaint, linked = [], ...facts } = given
    const { id: caseId } = await insertCase(desk, {
      ...facts,
      reference,
      directorateId: await directorateOf(desk, given),
      handlerId: given.handlerId === undefined ? desk.user.id : given.handlerId,
    })
    if (facts.restricted) await insertCaseAccess(desk, caseId, [...namedUserIds, desk.user.id])
    if (localComplaint) await insertLocalComplaint(desk, { caseId, ...localComplaint })
    for (const { caseId: linkedCaseId, relation } of linked) {
      await findCase(desk, linkedCaseId)
      await insertLinkedCase(desk, { caseId, linkedCaseId, relation })
    }
    return { ...facts, caseId, reference }
  })

const directorateOf = async (desk: Desk, { serviceId, directorateId = null }: NewCase) =>
  serviceId ? (await findService(desk, serviceId)).directorateId : directorateId
