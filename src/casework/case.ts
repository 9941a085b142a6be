import {
  findCase,
  findCaseFacts,
  insertCase,
  insertCaseAccess,
  insertLinkedCase,
  insertLocalComplaint,
  isRecorded,
  replaceCaseAccess,
  replaceLocalComplaint,
  updateCase,
} from '#db/queries/case.ts'
import { listAllServices } from '#db/queries/service.ts'
import { findDirectorateOfCase } from '#db/queries/service-place.ts'
import { listPeople } from '#db/queries/user.ts'
import type { Day } from '#domain/calendar.ts'
import type { Provenance } from '#domain/case.ts'
import {
  type CaseFacts,
  caseFactsInWords,
  differing,
  isEmptyComplaint,
  type LocalComplaint,
} from '#domain/case-facts.ts'
import { normaliseReference, showReference } from '#domain/case-reference.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { notInFuture } from './sense.ts'
import { StaleForm } from './stale-form.ts'

export type { LocalComplaint }

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

/** The reference is another case's. The page says so beside it; nothing was written. */
class ReferenceTaken extends Refusal {
  override name = 'ReferenceTaken'
}

/** What an act did, or null where the reference that it was given is another case's. */
export const unlessTaken = async <T>(act: Promise<T>): Promise<T | null> => {
  try {
    return await act
  } catch (error) {
    if (error instanceof ReferenceTaken) return null
    throw error
  }
}

/** A case that the Ombudsman raised with the council enters the register. Its reference is the only one of its kind. */
export const recordCase = (desk: Desk, given: NewCase) =>
  perform(desk, 'record a case', async (desk) => {
    const reference = normaliseReference(given.reference)
    if (!reference) throw new Refusal('A reference has eight digits, such as 23 001 283.')
    if (await isRecorded(desk, reference)) {
      throw new ReferenceTaken(`${showReference(reference)} is in the register already.`)
    }
    notInFuture(desk, given.learnedOn, 'The day we learned of the case')
    const { namedUserIds = [], localComplaint, linked = [], ...facts } = given
    const inserted = await insertCase(desk, {
      ...facts,
      reference,
      directorateId: await directorateOf(desk, given),
      handlerId: given.handlerId === undefined ? desk.user.id : given.handlerId,
    })
    if (!inserted) throw new ReferenceTaken(`${showReference(reference)} is in the register already.`)
    const { id: caseId } = inserted
    if (facts.restricted) await insertCaseAccess(desk, caseId, [...namedUserIds, desk.user.id])
    if (localComplaint) await insertLocalComplaint(desk, { caseId, ...localComplaint })
    for (const { caseId: linkedCaseId, relation } of linked) {
      await findCase(desk, linkedCaseId)
      await insertLinkedCase(desk, { caseId, linkedCaseId, relation })
    }
    return { ...facts, caseId, reference }
  })

/** A case counts where its service was when it was decided, and today's where it is not; without a service, as recorded. */
const directorateOf = async (
  desk: Desk,
  { serviceId, directorateId = null }: Pick<NewCase, 'serviceId' | 'directorateId'>,
  caseId: number | null = null,
) => (serviceId ? findDirectorateOfCase(desk, serviceId, caseId) : directorateId)

/** A case keeps the directorate that it was counted in, wherever its service moved since, until the service is another. */
const directorateAfter = async (
  desk: Desk,
  caseId: number,
  before: Pick<NewCase, 'serviceId' | 'directorateId'>,
  { serviceId }: Pick<NewCase, 'serviceId'>,
) =>
  serviceId === before.serviceId
    ? before.directorateId
    : directorateOf(desk, { serviceId, directorateId: before.directorateId }, caseId)

/**
 * Corrects the facts of a case, for a reason. The form knows the version that it began with: when somebody else changed
 * the case since, nothing is written. What stood before stays in the audit trail.
 */
export const changeCase = (desk: Desk, caseId: number, version: number, given: CaseFacts, reason: string) =>
  perform(desk, 'change a case', async (desk) => {
    const before = await findCaseFacts(desk, caseId)
    const reference = normaliseReference(given.reference)
    if (!reference) throw new Refusal('A reference has eight digits, such as 23 001 283.')
    if (reference !== before.reference && (await isRecorded(desk, reference))) {
      throw new ReferenceTaken(`${showReference(reference)} is in the register already.`)
    }
    notInFuture(desk, given.learnedOn, 'The day we learned of the case')
    const after: CaseFacts = {
      ...given,
      reference,
      namedUserIds: given.restricted ? [...new Set([...given.namedUserIds, desk.user.id])] : [],
    }
    const { namedUserIds, localComplaint } = after
    const values = {
      ...recordedOn(after),
      directorateId: await directorateAfter(desk, caseId, before, after),
    }
    if (!(await updateCase(desk, caseId, version, values))) throw new StaleForm()
    if (after.restricted) await replaceCaseAccess(desk, caseId, namedUserIds)
    if (!isEmptyComplaint(localComplaint) || !isEmptyComplaint(before.localComplaint)) {
      await replaceLocalComplaint(desk, { caseId, ...localComplaint })
    }
    const names = await namesOf(desk)
    return {
      caseId,
      reason,
      ...differing(caseFactsInWords(before, names), caseFactsInWords(after, names)),
    }
  })

/** What stands on the case itself, and nothing else that came with the facts. */
const recordedOn = ({
  reference,
  complainant,
  summary,
  category,
  subCategory,
  serviceId,
  handlerId,
  investigator,
  ombudsmanReceivedOn,
  learnedOn,
  restricted,
}: CaseFacts) => ({
  reference,
  complainant,
  summary,
  category,
  subCategory,
  serviceId,
  handlerId,
  investigator,
  ombudsmanReceivedOn,
  learnedOn,
  restricted,
})

async function namesOf(desk: Desk) {
  const [services, people] = await Promise.all([listAllServices(desk), listPeople(desk.db)])
  const byId = (all: readonly { id: number; name: string }[]) =>
    new Map(all.map(({ id, name }) => [id, name]))
  return { services: byId(services), people: byId(people) }
}
