import type { Day } from './calendar.ts'
import { type ActionDates, actionStanding, isProved, type ProofFacts, proofOwed } from './remedy-action.ts'

export type ProgressStep = {
  name: 'Done' | 'Paid' | 'Proved' | 'Sent' | 'Satisfied'
  state: 'done' | 'now' | 'late' | 'waiting'
  on?: Day
  note?: string
}

export type ProgressFacts = ActionDates &
  ProofFacts & {
    isPayment: boolean
    detailsAskedOn: Day | null
    provedOn: Day | null
    changesRequested: boolean
    sentOn: Day | null
    outcome: { satisfied: boolean; recordedOn: Day } | null
  }

/**
 * The three days that are not one: done, evidenced, accepted by the Ombudsman (Manual for Councils, part 8). Late is
 * said of the deed only; a proof that is owed is a warning.
 */
export const progressOf = (facts: ProgressFacts, today: Day): ProgressStep[] => [
  deed(facts, today),
  proof(facts, today),
  sending(facts),
  acceptance(facts),
]

function deed(facts: ProgressFacts, today: Day): ProgressStep {
  const name = facts.isPayment ? 'Paid' : 'Done'
  const standing = actionStanding(facts, today)
  if (facts.doneOn) {
    const late = standing === 'done late'
    return { name, state: late ? 'late' : 'done', on: facts.doneOn, ...(late && { note: 'late' }) }
  }
  if (standing === 'overdue') return { name, state: 'late', note: 'overdue' }
  if (facts.detailsAskedOn)
    return { name, state: 'now', on: facts.detailsAskedOn, note: 'bank details asked' }
  return { name, state: 'now' }
}

function proof(facts: ProgressFacts, today: Day): ProgressStep {
  const name = 'Proved'
  if (isProved(facts)) return { name, state: 'done', ...(facts.provedOn && { on: facts.provedOn }) }
  const { filesToReview } = facts
  const toReview = filesToReview === 1 ? '1 file to review' : `${filesToReview} files to review`
  if (filesToReview > 0) return { name, state: 'now', note: toReview }
  if (facts.changesRequested) return { name, state: 'now', note: 'changes requested' }
  if (proofOwed(facts, today)) return { name, state: 'now', note: 'proof owed' }
  return { name, state: facts.doneOn ? 'now' : 'waiting', ...(facts.doneOn && { note: 'no proof yet' }) }
}

function sending(facts: ProgressFacts): ProgressStep {
  const name = 'Sent'
  if (facts.sentOn) return { name, state: 'done', on: facts.sentOn }
  const ready = facts.doneOn !== null && isProved(facts)
  return ready && !facts.outcome ? { name, state: 'now', note: 'ready to send' } : { name, state: 'waiting' }
}

function acceptance({ sentOn, outcome }: ProgressFacts): ProgressStep {
  const name = 'Satisfied'
  if (outcome?.satisfied) return { name, state: 'done', on: outcome.recordedOn }
  if (outcome) return { name, state: 'late', on: outcome.recordedOn, note: 'not satisfied' }
  return sentOn ? { name, state: 'now', note: 'with the Ombudsman' } : { name, state: 'waiting' }
}

type OnCase = ActionDates & { number: number; withdrawnOn: Day | null }

/** The actions by which a case is late: done after their last day, or not done by it. One is enough. */
export const lateActions = <A extends OnCase>(actions: readonly A[], today: Day): A[] =>
  actions.filter(
    (action) =>
      action.withdrawnOn === null && ['done late', 'overdue'].includes(actionStanding(action, today)),
  )
