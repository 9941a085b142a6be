import type { Day } from '#domain/calendar.ts'
import type { PeriodUnit } from '#domain/period.ts'
import type { RemedyKind } from '#domain/remedy-action.ts'

/** A remedy action with what was agreed, paid and sent for it. */
export type ActionShown = {
  id: number
  number: number
  text: string
  kind: RemedyKind
  remedyType: string
  serviceId: number | null
  service: string | null
  owner: string | null
  deadlineWords: string
  ruleUnit: PeriodUnit | null
  ruleCount: number | null
  ruleStartsOn: Day | null
  dueOn: Day
  agreedDueOn: Day | null
  internalTargetOn: Day | null
  amountPence: number | null
  people: number | null
  doneOn: Day | null
  withdrawnOn: Day | null
  sentOn: Day | null
  extensions: readonly { agreedOn: Day; dueOn: Day; by: string; note: string }[]
  payments: readonly {
    amountPence: number
    purpose: string
    detailsAskedOn: Day | null
    approvedOn: Day | null
    paidOn: Day | null
    method: string
    financeReference: string
  }[]
}
