import { type DecisionVersionKind, decisionVersionKinds, nextVersion } from './decision.ts'
import { Refusal } from './refusal.ts'

export type OfferedKind = { kind: DecisionVersionKind; refused: string | null }

/** Which versions the Ombudsman's procedure allows next, and why the others have to wait. */
export const offeredKinds = (
  versions: readonly { kind: DecisionVersionKind; version: number }[],
): OfferedKind[] =>
  decisionVersionKinds.map((kind) => {
    try {
      nextVersion(versions, kind)
      return { kind, refused: null }
    } catch (error) {
      if (error instanceof Refusal) return { kind, refused: error.message }
      throw error
    }
  })
