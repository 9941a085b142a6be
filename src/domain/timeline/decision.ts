import { dayInWords } from '../calendar.ts'
import type { CorrespondenceKind } from '../correspondence.ts'
import type { DecisionVersionKind } from '../decision.ts'
import type { Action, Decision, Letter, Review, Told } from './case-on-file.ts'

const decisionInWords: Record<DecisionVersionKind, string> = {
  draft: 'Draft decision',
  final: 'Final decision',
  revised: 'Revised decision',
}
const letterOfDecision: Record<DecisionVersionKind, CorrespondenceKind> = {
  draft: 'draft decision',
  final: 'final decision',
  revised: 'revised decision',
}

export function ofDecision(decision: Decision, letters: readonly Letter[]): Told {
  const letter = letters.find(
    ({ kind, exchangedOn }) =>
      kind === letterOfDecision[decision.kind] && exchangedOn === decision.receivedOn,
  )
  return {
    day: decision.receivedOn,
    title: `${decisionInWords[decision.kind]}: ${decision.categoryAsPrinted}`,
    by: 'the Ombudsman',
    lines: [
      decision.reason,
      decision.decidedOn !== decision.receivedOn && `Dated ${dayInWords(decision.decidedOn)}`,
    ],
    about: { part: 'decision', anchor: `decision-${decision.version}`, text: 'The decision' },
    letterId: letter?.id ?? null,
  }
}

/** Actions are agreed with the decision that carries them. */
export function agreedActions(actions: readonly Action[], decisions: readonly Decision[]): Told[] {
  return decisions.toReversed().flatMap(({ id, receivedOn }): Told[] => {
    const agreed = actions.filter(({ decisionId }) => decisionId === id)
    const [first] = agreed
    if (!first) return []
    return [
      {
        day: receivedOn,
        title: agreed.length === 1 ? '1 action agreed' : `${agreed.length} actions agreed`,
        lines: agreed.map(({ number, text, dueOn }) => `${number} ${text}: due by ${dayInWords(dueOn)}`),
        about: { part: 'actions', anchor: `action-${first.number}`, text: 'The actions' },
      },
    ]
  })
}

export function ofReview({ id, askedOn, askedBy, grounds, answeredOn, result }: Review): Told[] {
  const about = { part: 'decision', anchor: `review-${id}`, text: 'The review' } as const
  return [
    {
      day: askedOn,
      title: 'Review of the decision asked for',
      by: `the ${askedBy}`,
      lines: [grounds],
      about,
    },
    ...(answeredOn
      ? [{ day: answeredOn, title: 'Review answered', by: 'the Ombudsman', lines: [result], about }]
      : []),
  ]
}
