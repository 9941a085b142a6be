import { type DecisionCategory, isInvestigated } from './annual-letter/labels.ts'

export type Provenance = 'recorded' | 'published' | 'generated'

/** The stages of a case, in the order in which they are tried: the first whose facts fit is the stage. */
export const stages = [
  'Review by the Ombudsman',
  'Closed',
  'Non-compliance',
  'With the Ombudsman',
  'Remedy outstanding',
  'Draft decision',
  'Investigation',
  'Assessment',
  'Intake',
] as const
export type Stage = (typeof stages)[number]

/** The dated facts of a case, counted, from which its stage follows. */
export type StageFacts = {
  reviewsOpen: number
  decision: { category: DecisionCategory } | null
  draftOpen: boolean
  requestsOpen: number
  actions: number
  actionsUnsent: number
  outcome: { satisfied: boolean; settled: boolean } | null
  escalated: boolean
  investigationBegun: boolean
  assessmentBegun: boolean
}

const fits: Record<Stage, (facts: StageFacts) => boolean> = {
  'Review by the Ombudsman': (facts) => facts.reviewsOpen > 0,
  Closed: (facts) => facts.requestsOpen === 0 && nothingOwed(facts),
  'Non-compliance': ({ outcome, escalated }) =>
    outcome ? !outcome.satisfied && !outcome.settled : escalated,
  'With the Ombudsman': (facts) => facts.decision !== null && facts.actions > 0 && facts.actionsUnsent === 0,
  'Remedy outstanding': (facts) => facts.decision !== null && facts.actionsUnsent > 0,
  'Draft decision': (facts) => facts.draftOpen,
  Investigation: (facts) => facts.investigationBegun,
  Assessment: (facts) => facts.assessmentBegun,
  Intake: () => true,
}

const nothingOwed = ({ decision, actions, outcome }: StageFacts): boolean => {
  if (!decision) return false
  if (outcome) return outcome.satisfied || outcome.settled
  return actions === 0 || !isInvestigated(decision.category)
}

/** The stage that a case has reached, from its facts alone (nobody types a status). */
export const stageOf = (facts: StageFacts): Stage => stages.find((stage) => fits[stage](facts)) ?? 'Intake'
