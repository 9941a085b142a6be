import type { Day } from '#domain/calendar.ts'
import type { Verdict } from '#domain/evidence.ts'

/** One version of a proof, and what was said of it. */
export type EvidenceShown = {
  evidenceId: number
  /** Known where something can be done with the version. */
  versionId?: number
  uploadedById?: number
  version: number
  fileId: string
  name: string
  bytes: number
  evidenceOn: Day | null
  note: string
  uploadedOn: Day
  uploadedBy: string
  verdict: Verdict | null
  reason: string | null
  reviewedOn: Day | null
  reviewedBy: string | null
  actionIds: readonly number[]
}
