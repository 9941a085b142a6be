/** 'an investigation enquiry', 'a further enquiry'. */
export const aRequest = (kind: string): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`

import type { Day } from './calendar.ts'

export const requestKinds = [
  'prematurity check',
  'assessment enquiry',
  'pre-allocation enquiry',
  'investigation enquiry',
  'further enquiry',
  'draft decision comments',
  'draft public report comments',
  'compliance evidence request',
] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestKindInWords: Record<RequestKind, string> = {
  'prematurity check': 'Say whether the local complaint is finished',
  'assessment enquiry': 'Answer the assessment enquiry',
  'pre-allocation enquiry': 'Answer the pre-allocation enquiry',
  'investigation enquiry': 'Answer the investigation enquiry',
  'further enquiry': 'Answer the further enquiry',
  'draft decision comments': 'Comments on the draft decision',
  'draft public report comments': 'Comments on the draft public report',
  'compliance evidence request': 'Send the evidence asked for',
}

export const requestDateEventKinds = ['asked', 'granted', 'refused'] as const
export type RequestDateEventKind = (typeof requestDateEventKinds)[number]

/** The ladder of a late answer, mildest first; the last two rest on section 29, Local Government Act 1974. */
export const chaserKinds = [
  'reminder',
  'second reminder',
  'letter to chief executive',
  'warning of witness summons',
  'witness summons',
] as const
export type ChaserKind = (typeof chaserKinds)[number]

export type RequestDates = {
  statedDueOn: Day | null
  ruleDueOn: Day | null
  extensions: readonly { kind: RequestDateEventKind; dueOn: Day | null }[]
}

/** The day first set for the answer: the one printed in the letter, or else the rule's. */
export const originalDueOn = ({ statedDueOn, ruleDueOn }: Pick<RequestDates, 'statedDueOn' | 'ruleDueOn'>) =>
  statedDueOn ?? ruleDueOn

/** The day in force: the last extension that the Ombudsman granted, or else the original one. */
export const currentDueOn = (dates: RequestDates): Day | null =>
  dates.extensions.findLast((extension) => extension.kind === 'granted' && extension.dueOn)?.dueOn ??
  originalDueOn(dates)

export type Timeliness = 'in the original time' | 'in the extended time' | 'late'

/** How an answer stands: in the first time set, in the time that was extended, or late. */
export function timelinessOf(dates: RequestDates, answeredOn: Day): Timeliness {
  const original = originalDueOn(dates)
  const current = currentDueOn(dates)
  if (original === null || answeredOn <= original) return 'in the original time'
  return current !== null && answeredOn <= current ? 'in the extended time' : 'late'
}
