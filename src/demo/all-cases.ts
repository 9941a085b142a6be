import { readHistories } from './fixtures.ts'
import { generatedCases } from './generated-cases.ts'
import type { CaseHistory } from './history.ts'

/** Every case of the demonstration, in the order in which the council learned of them. */
export function allCases(): CaseHistory[] {
  const told = [
    ...readHistories('named-cases'),
    ...readHistories('told-cases'),
    ...readHistories('open-cases'),
  ]
  return [...told, ...generatedCases(told)].sort(
    (one, other) => compare(one.learnedOn, other.learnedOn) || compare(one.reference, other.reference),
  )
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
