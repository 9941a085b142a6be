import { describe, expect, test } from 'vitest'
import { decisionCategories } from '#domain/annual-letter/labels.ts'
import { type Stage, type StageFacts, stageOf, stages } from '#domain/case.ts'

const nothing: StageFacts = {
  reviewsOpen: 0,
  decision: null,
  draftOpen: false,
  requestsOpen: 0,
  actions: 0,
  actionsUnsent: 0,
  outcome: null,
  escalated: false,
  investigationBegun: false,
  assessmentBegun: false,
}
const upheld = { decision: { category: 'Upheld' } } as const
const notUpheld = { decision: { category: 'Not upheld' } } as const
const allSent = { ...upheld, actions: 2, actionsUnsent: 0 }
const owing = { ...upheld, actions: 2, actionsUnsent: 1 }

describe('the stage of a case', () => {
  test.each<[string, Partial<StageFacts>, Stage]>([
    ['nothing yet but the case', {}, 'Intake'],
    ['a request of another kind', { requestsOpen: 1 }, 'Intake'],
    ['an assessment begun', { assessmentBegun: true, requestsOpen: 1 }, 'Assessment'],
    ['an assessment answered', { assessmentBegun: true }, 'Assessment'],
    ['an investigation begun', { investigationBegun: true }, 'Investigation'],
    ['a draft received', { draftOpen: true }, 'Draft decision'],
    ['an action not yet sent', owing, 'Remedy outstanding'],
    ['no action sent', { ...upheld, actions: 2, actionsUnsent: 2 }, 'Remedy outstanding'],
    ['every action sent', allSent, 'With the Ombudsman'],
    ['not satisfied', { ...allSent, outcome: { satisfied: false, settled: false } }, 'Non-compliance'],
    ['not satisfied, then settled', { ...allSent, outcome: { satisfied: false, settled: true } }, 'Closed'],
    ['escalated', { ...owing, escalated: true }, 'Non-compliance'],
    ['escalated before every action was sent', { ...allSent, escalated: true }, 'Non-compliance'],
    [
      'escalated, then satisfied',
      { ...allSent, escalated: true, outcome: { satisfied: true, settled: false } },
      'Closed',
    ],
    [
      'escalated, then settled',
      { ...allSent, escalated: true, outcome: { satisfied: false, settled: true } },
      'Closed',
    ],
    ['satisfied', { ...allSent, outcome: { satisfied: true, settled: false } }, 'Closed'],
    ['upheld without actions', upheld, 'Closed'],
    ['not upheld', notUpheld, 'Closed'],
    [
      'no longer upheld, with actions from before',
      { ...notUpheld, actions: 1, actionsUnsent: 1 },
      'Remedy outstanding',
    ],
    [
      'withdrawn, with actions from before',
      { decision: { category: 'Incomplete/Invalid' }, actions: 1, actionsUnsent: 1 },
      'Closed',
    ],
    [
      'decided, with a request open',
      { ...upheld, requestsOpen: 1, investigationBegun: true },
      'Investigation',
    ],
    [
      'satisfied, with a request open',
      { ...allSent, requestsOpen: 1, outcome: { satisfied: true, settled: false } },
      'With the Ombudsman',
    ],
    ['a review open on a closed case', { ...upheld, reviewsOpen: 1 }, 'Review by the Ombudsman'],
    [
      'a review open while an action is owed',
      { ...owing, reviewsOpen: 2, escalated: true },
      'Review by the Ombudsman',
    ],
  ])('%s', (_, facts, stage) => expect(stageOf({ ...nothing, ...facts })).toBe(stage))

  test.each(decisionCategories)('decided as %s without actions is Closed', (category) =>
    expect(stageOf({ ...nothing, investigationBegun: true, decision: { category } })).toBe('Closed'),
  )

  test('is the first that fits: with the facts of every row, each row taken away shows the next', () => {
    const facts: StageFacts = {
      ...nothing,
      reviewsOpen: 1,
      ...upheld,
      outcome: { satisfied: true, settled: false },
      escalated: true,
      draftOpen: true,
      investigationBegun: true,
      assessmentBegun: true,
    }
    const takenAway: Partial<StageFacts>[] = [
      {},
      { reviewsOpen: 0 },
      { outcome: null, actions: 1 },
      { escalated: false },
      { actionsUnsent: 1 },
      { actionsUnsent: 0, actions: 0, decision: null },
      { draftOpen: false },
      { investigationBegun: false },
      { assessmentBegun: false },
    ]
    const reached: Stage[] = []
    let left = facts
    for (const step of takenAway) {
      left = { ...left, ...step }
      reached.push(stageOf(left))
    }
    expect(reached).toEqual(stages)
  })
})
