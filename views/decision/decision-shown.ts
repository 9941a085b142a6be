import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { Day } from '#domain/calendar.ts'
import type { DecisionVersionKind } from '#domain/decision.ts'

export type DecisionShown = {
  version: number
  kind: DecisionVersionKind
  category: DecisionCategory
  categoryAsPrinted: string
  reason: string
  decidedOn: Day
  receivedOn: Day
  publishedLink: string | null
}

export type ReviewShown = {
  id: number
  askedOn: Day
  askedBy: 'council' | 'complainant'
  grounds: string
  answeredOn: Day | null
  result: string
}
