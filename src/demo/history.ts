import type { LocalComplaint } from '#casework/case.ts'
import type { NewDecision } from '#casework/decision.ts'
import type { NewPayment } from '#casework/payment.ts'
import type { Day } from '#domain/calendar.ts'
import type { Provenance } from '#domain/case.ts'
import type { Channel, CorrespondenceKind, Direction } from '#domain/correspondence.ts'
import type { Verdict } from '#domain/evidence.ts'
import type { ChaserKind, RequestDateEventKind, RequestKind } from '#domain/information-request.ts'
import type { Period } from '#domain/period.ts'

/** All that happened in a case, in plain dated facts, as a file or a generator tells it. */
export type CaseHistory = {
  reference: string
  complainant: string
  summary: string
  category: string
  subCategory: string
  directorate: string | null
  service: string | null
  handler?: Handler
  investigator?: string
  ombudsmanReceivedOn?: Day | null
  learnedOn: Day
  sentToCouncil?: boolean
  restricted?: boolean
  localComplaint?: LocalComplaint
  linked?: readonly { reference: string; relation: string }[]
  provenance: Provenance
  provenanceNote: string
  letters?: readonly LetterHistory[]
  requests?: readonly RequestHistory[]
  decisions?: readonly NewDecision[]
  reviews?: readonly ReviewHistory[]
  actions?: readonly ActionHistory[]
  evidence?: readonly EvidenceHistory[]
  packs?: readonly { sentOn: Day; actions: readonly number[]; note?: string }[]
  outcome?: { label: string; recordedOn: Day; note?: string }
}

/** Two link officers share the cases. */
export type Handler = 'first' | 'second'

export type LetterHistory = {
  direction: Direction
  kind: CorrespondenceKind
  channel?: Channel
  on: Day
  subject?: string
  note?: string
}

export type RequestHistory = {
  kind: RequestKind
  receivedOn: Day
  statedDueOn?: Day
  internalDueOn?: Day
  questions?: readonly {
    text: string
    service?: string
    internalDueOn?: Day
    answeredOn?: Day
    answer?: string
  }[]
  extensions?: readonly { kind: RequestDateEventKind; on: Day; dueOn?: Day; note?: string }[]
  chasers?: readonly { kind: ChaserKind; on: Day }[]
  answeredOn?: Day
  delayReason?: string
  note?: string
}

export type ReviewHistory = {
  askedOn: Day
  askedBy: 'council' | 'complainant'
  grounds?: string
  answeredOn?: Day
  result?: string
}

export type ActionHistory = {
  text: string
  remedyType: string
  service?: string
  deadlineWords: string
  period?: Period
  startsOn?: Day
  dueOn?: Day
  internalTargetOn?: Day
  amountPence?: number
  people?: number
  newDay?: { agreedOn: Day; dueOn: Day; note?: string }
  doneOn?: Day
  payments?: readonly (NewPayment & { recordedOn: Day })[]
}

/** A proof of one or several actions, numbered as in the decision, in the versions that came in. */
export type EvidenceHistory = {
  actions: readonly number[]
  name: string
  versions: readonly {
    on: Day
    by: 'service lead' | 'handler' | 'colleague'
    note?: string
    review?: { on: Day; verdict: Verdict; reason?: string }
  }[]
}

/** The decision by which a case counts in the annual figures. */
export const decisionInForce = ({ decisions = [] }: CaseHistory) =>
  decisions.findLast(({ kind }) => kind !== 'draft') ?? null
