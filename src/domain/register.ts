import type { DecisionCategory } from './annual-letter/labels.ts'
import type { Stage } from './case.ts'
import type { FinancialYear } from './financial-year.ts'

/** The orders in which the register can be read, each with the direction it begins with. */
export const registerOrders = {
  deadline: { title: 'Next deadline', descending: false },
  reference: { title: 'Reference', descending: false },
  received: { title: 'Received', descending: true },
  decided: { title: 'Decided', descending: true },
  complainant: { title: 'Complainant', descending: false },
  service: { title: 'Service', descending: false },
  stage: { title: 'Stage', descending: false },
  handler: { title: 'Handler', descending: false },
} as const satisfies Record<string, { title: string; descending: boolean }>
export type RegisterOrder = keyof typeof registerOrders

/** What narrows the register. Nothing given: nothing narrowed. 0 stands for 'none recorded'. */
export type RegisterFilter = {
  words?: string
  stages?: readonly Stage[]
  serviceId?: number
  directorateId?: number
  category?: string
  decision?: DecisionCategory | 'none'
  receivedIn?: FinancialYear
  decidedIn?: FinancialYear
  handlerIds?: readonly number[]
  /** Beside the cases of the handlers those in which one of these services owes something. */
  owingIds?: readonly number[]
  openOnly?: boolean
  overdueOnly?: boolean
}

/** Where a page of the register begins or ends: the sort key and the reference of a case. */
export type RegisterPlace = { key: string; reference: string }

export type RegisterPage = {
  order: RegisterOrder
  descending: boolean
  after?: RegisterPlace
  before?: RegisterPlace
}
