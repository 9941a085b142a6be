import type { Day } from './calendar.ts'
import { showReference } from './case-reference.ts'
import { poundsInWords } from './money.ts'

/** The council's own complaint procedure, before the Ombudsman. */
export type LocalComplaint = {
  reference?: string
  stage1ReceivedOn?: Day | null
  stage1AnsweredOn?: Day | null
  stage1Outcome?: string
  stage2ReceivedOn?: Day | null
  stage2AnsweredOn?: Day | null
  stage2Outcome?: string
  remedyOffered?: string
  remedyOfferedPence?: number | null
}

/** What an officer records of a case itself, and may correct with a reason. */
export type CaseFacts = {
  reference: string
  complainant: string
  summary: string
  category: string
  subCategory: string
  serviceId: number | null
  handlerId: number | null
  investigator: string
  ombudsmanReceivedOn: Day | null
  learnedOn: Day
  restricted: boolean
  /** Who may see a restricted case. */
  namedUserIds: readonly number[]
  localComplaint: LocalComplaint
}

type Names = ReadonlyMap<number, string>

/** The facts under names that people read, days as they are stored: to tell a change, and two versions apart. */
export function caseFactsInWords(facts: CaseFacts, names: { services: Names; people: Names }) {
  const { localComplaint: local } = facts
  const pence = local.remedyOfferedPence ?? null
  const named = facts.namedUserIds.map((id) => names.people.get(id) ?? 'somebody')
  return {
    reference: showReference(facts.reference),
    complainant: facts.complainant,
    summary: facts.summary,
    category: facts.category,
    'sub-category': facts.subCategory,
    service: facts.serviceId === null ? '' : (names.services.get(facts.serviceId) ?? ''),
    handler: facts.handlerId === null ? '' : (names.people.get(facts.handlerId) ?? ''),
    investigator: facts.investigator,
    'day the Ombudsman received it': facts.ombudsmanReceivedOn ?? '',
    'day we learned of it': facts.learnedOn,
    restriction: facts.restricted ? 'restricted' : 'not restricted',
    'people named': facts.restricted ? named.toSorted().join(', ') : '',
    'our own reference': local.reference ?? '',
    'stage 1 received': local.stage1ReceivedOn ?? '',
    'stage 1 answered': local.stage1AnsweredOn ?? '',
    'stage 1 outcome': local.stage1Outcome ?? '',
    'stage 2 received': local.stage2ReceivedOn ?? '',
    'stage 2 answered': local.stage2AnsweredOn ?? '',
    'stage 2 outcome': local.stage2Outcome ?? '',
    'remedy offered': local.remedyOffered ?? '',
    'sum offered': pence === null ? '' : poundsInWords(pence),
  }
}

type Words = Readonly<Record<string, string>>

/** Of two tellings of the same facts, the parts in which they differ. */
export function differing(before: Words, after: Words): { before: Words; after: Words } {
  const fields = Object.keys(after).filter((field) => before[field] !== after[field])
  const of = (words: Words) => Object.fromEntries(fields.map((field) => [field, words[field] ?? '']))
  return { before: of(before), after: of(after) }
}

export const isEmptyComplaint = (local: LocalComplaint): boolean =>
  Object.values(local).every((value) => value === null || value === undefined || value === '')
