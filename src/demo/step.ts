import { logCorrespondence } from '#casework/correspondence.ts'
import type { Desk } from '#casework/desk.ts'
import type { Day } from '#domain/calendar.ts'
import type { User } from '#domain/user.ts'
import { wording } from './fixtures.ts'
import type { CaseHistory, EvidenceHistory, LetterHistory, RequestHistory } from './history.ts'
import type { Office } from './office.ts'
import { numberOf } from './random.ts'

/** One act of a history: who does it, on what day. What earlier acts gave is found in `told`. */
export type Step = {
  on: Day
  by: (people: People) => User
  act: (desk: Desk, told: Told) => Promise<unknown>
}

export type People = { handler: User; colleague: User; lead: User; reviewerOf: (uploader: User) => User }

export type Told = {
  caseId: number
  requests: Map<RequestHistory, { requestId: number; questionIds: readonly number[] }>
  actions: number[]
  versions: Map<EvidenceHistory, { evidenceId: number; versionId: number }>
}

/** The case's link officer acts for the Ombudsman's side and for services without a lead. */
export function peopleOf(
  { linkOfficers, leads, monitoringOfficer, services }: Office,
  history: CaseHistory,
): People {
  const which = history.handler ?? (numberOf(history.reference) % 2 === 0 ? 'first' : 'second')
  const handler = linkOfficers[which]
  const colleague = linkOfficers[which === 'first' ? 'second' : 'first']
  const led = history.service ? services[history.service] : undefined
  const lead = leads.find((user) => led !== undefined && user.services.includes(led))
  return {
    handler,
    colleague,
    lead: history.restricted ? handler : (lead ?? handler),
    reviewerOf: (uploader) => {
      if (uploader !== handler) return handler
      return history.restricted ? monitoringOfficer : colleague
    },
  }
}

export const handler = ({ handler }: People) => handler
export const lead = ({ lead }: People) => lead

export const log = (
  desk: Desk,
  told: Told,
  { direction, kind, channel, on, subject, note = '' }: LetterHistory,
) =>
  logCorrespondence(desk, told.caseId, {
    direction,
    kind,
    channel: channel ?? 'e-mail',
    letterOn: on,
    exchangedOn: on,
    subject: subject ?? wording.subjects[kind] ?? 'Letter',
    note,
  })

export const letterStep = (letter: LetterHistory): Step => ({
  on: letter.on,
  by: handler,
  act: (desk, told) => log(desk, told, letter),
})
