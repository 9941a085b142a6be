import type { Day } from '#domain/calendar.ts'
import type { ChaserKind, RequestDateEventKind, RequestKind } from '#domain/information-request.ts'
import type { PeriodUnit } from '#domain/period.ts'

/** An information request with all that belongs to it. */
export type RequestShown = {
  id: number
  kind: RequestKind
  letterOn: Day | null
  receivedOn: Day
  statedDueOn: Day | null
  ruleUnit: PeriodUnit | null
  ruleCount: number | null
  ruleStartsOn: Day | null
  ruleDueOn: Day | null
  internalDueOn: Day | null
  answeredOn: Day | null
  delayReason: string | null
  extensions: readonly {
    kind: RequestDateEventKind
    happenedOn: Day
    dueOn: Day | null
    by: string
    note: string
  }[]
  chasers: readonly { kind: ChaserKind; receivedOn: Day }[]
  questions: readonly {
    id: number
    number: number
    text: string
    serviceId: number | null
    service: string | null
    internalDueOn: Day | null
    draftAnswer: string
    answeredOn: Day | null
    clearedOn: Day | null
  }[]
}
