import { recordDecision, recordReviewRequest, recordReviewResult } from '#casework/decision.ts'
import type { Desk } from '#casework/desk.ts'
import type { CaseHistory } from './history.ts'
import { handler, letterStep, type Step, type Told } from './step.ts'

/** A draft comes with the request for comments; the letters of the other versions are logged here. */
export const decisionSteps = ({ decisions = [], sentToCouncil = true, learnedOn }: CaseHistory): Step[] =>
  decisions.flatMap((decision): Step[] => {
    const on = decision.receivedOn ?? (sentToCouncil ? decision.decidedOn : learnedOn)
    return [
      ...(decision.kind === 'draft' || !sentToCouncil
        ? []
        : [letterStep({ direction: 'in', kind: `${decision.kind} decision`, on })]),
      {
        on,
        by: handler,
        act: (desk, told) => recordDecision(desk, told.caseId, { receivedOn: on, ...decision }),
      },
    ]
  })

export const reviewSteps = ({ reviews = [] }: CaseHistory): Step[] =>
  reviews.flatMap(({ askedOn, askedBy, grounds = '', answeredOn, result = '' }): Step[] => [
    ...(askedBy === 'council'
      ? [letterStep({ direction: 'out', kind: 'request for review', on: askedOn, note: grounds })]
      : []),
    {
      on: askedOn,
      by: handler,
      act: (desk, told) => recordReviewRequest(desk, told.caseId, { askedOn, askedBy, grounds }),
    },
    ...(answeredOn
      ? [
          letterStep({ direction: 'in', kind: 'review outcome', on: answeredOn, note: result }),
          {
            on: answeredOn,
            by: handler,
            act: (desk: Desk, told: Told) => recordReviewResult(desk, told.caseId, { answeredOn, result }),
          },
        ]
      : []),
  ])
