import type { Day } from '#domain/calendar.ts'
import type { Verdict } from '#domain/evidence.ts'

/** One version of a proof with what was said of it. */
export type VersionShown = {
  id: number
  version: number
  fileId: string
  name: string
  bytes: number
  evidenceOn: Day | null
  note: string
  uploadedOn: Day
  uploader: string
  verdict: Verdict | null
  reason: string | null
  reviewedOn: Day | null
  reviewer: string | null
}

/** A proof with its versions, the newest first, and the actions that it proves. */
export type ProofShown = {
  id: number
  actions: readonly { number: number; text: string }[]
  versions: readonly VersionShown[]
}
