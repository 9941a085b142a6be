import type { Day } from '../calendar.ts'
import type { Channel, CorrespondenceKind, Direction } from '../correspondence.ts'
import type { DecisionVersionKind } from '../decision.ts'
import type { Verdict } from '../evidence.ts'
import type { ChaserKind, RequestDateEventKind, RequestDates, RequestKind } from '../information-request.ts'
import type { MailOnFile } from './mail.ts'

export type TimelineFile = { id: string; name: string; bytes: number }

/** What a timeline can be narrowed to. A letter that did something is told with it, and is of both kinds. */
export const timelineKinds = [
  'letters',
  'requests',
  'decisions',
  'actions',
  'evidence',
  'notes',
  'mails',
] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** One thing that happened on a case. `about` is where on the case it is told in full. */
export type TimelineEntry = {
  kinds: TimelineKind[]
  day: Day
  title: string
  by?: string | undefined
  lines: string[]
  about?: { part: 'requests' | 'decision' | 'actions'; anchor: string; text: string }
  files: TimelineFile[]
}

export type Letter = {
  id: number
  direction: Direction
  kind: CorrespondenceKind
  channel: Channel
  letterOn: Day | null
  exchangedOn: Day
  subject: string
  note: string
  recordedBy: string
  files: readonly TimelineFile[]
}
export type Request = Omit<RequestDates, 'extensions'> & {
  id: number
  kind: RequestKind
  correspondenceId: number | null
  receivedOn: Day
  answeredOn: Day | null
  answerId: number | null
  extensions: readonly {
    kind: RequestDateEventKind
    happenedOn: Day
    dueOn: Day | null
    by: string
    note: string
  }[]
  chasers: readonly { kind: ChaserKind; receivedOn: Day; correspondenceId: number | null }[]
  questions: readonly { number: number; service: string | null; answeredOn: Day | null }[]
}
export type Decision = {
  id: number
  version: number
  kind: DecisionVersionKind
  categoryAsPrinted: string
  reason: string
  decidedOn: Day
  receivedOn: Day
}
export type Review = {
  id: number
  askedOn: Day
  askedBy: 'council' | 'complainant'
  grounds: string
  answeredOn: Day | null
  result: string
}
export type Action = {
  id: number
  number: number
  text: string
  decisionId: number
  dueOn: Day
  agreedDueOn: Day | null
  doneOn: Day | null
  withdrawnOn: Day | null
  extensions: readonly { agreedOn: Day; dueOn: Day; by: string; note: string }[]
  payments: readonly {
    amountPence: number
    purpose: string
    detailsAskedOn: Day | null
    approvedOn: Day | null
    paidOn: Day | null
  }[]
}
export type Evidence = {
  version: number
  fileId: string
  name: string
  bytes: number
  note: string
  uploadedOn: Day
  uploadedBy: string
  verdict: Verdict | null
  reason: string | null
  reviewedOn: Day | null
  reviewedBy: string | null
  actionIds: readonly number[]
}
export type Pack = {
  sentOn: Day
  sentBy: string
  correspondenceId: number | null
  coveringNote: string
  actions: readonly number[]
}

export type Note = { text: string; writtenOn: Day; writtenBy: string }

/** What is known of a case. A part of it gives the timeline of that part. */
export type CaseOnFile = {
  letters?: readonly Letter[]
  requests?: readonly Request[]
  decisions?: readonly Decision[]
  reviews?: readonly Review[]
  actions?: readonly Action[]
  evidence?: readonly Evidence[]
  packs?: readonly Pack[]
  notes?: readonly Note[]
  mails?: readonly MailOnFile[]
  outcome?: { label: string; recordedOn: Day; note: string; settledOn: Day | null } | null
}

export type Told = Omit<TimelineEntry, 'kinds' | 'files' | 'lines'> & {
  lines?: (string | false | null)[]
  files?: TimelineFile[]
  /** The letter by which it happened: told here, it is not told again. */
  letterId?: number | null
}

export type Kinded = Told & Pick<TimelineEntry, 'kinds'>
