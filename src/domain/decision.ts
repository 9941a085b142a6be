import { type DecisionCategory, decisionCategories } from './annual-letter/labels.ts'
import { addDays, type Day } from './calendar.ts'

export { type DecisionCategory, decisionCategories }

export const decisionVersionKinds = ['draft', 'final', 'revised'] as const
export type DecisionVersionKind = (typeof decisionVersionKinds)[number]

type Version = { kind: DecisionVersionKind; version: number }

/** A finding of fault or of no fault; only these can carry remedy actions. */
export const isInvestigated = (category: DecisionCategory): boolean =>
  category === 'Upheld' || category === 'Not upheld'

/** The version in force: the last that is not a draft. A review asked for leaves it standing. */
export const inForce = <T extends Version>(versions: readonly T[]): T | null =>
  versions.reduce<T | null>(
    (latest, version) =>
      version.kind !== 'draft' && (latest === null || version.version > latest.version) ? version : latest,
    null,
  )

/** Decisions are published no sooner than six weeks after the final decision (Statement of Reasons Manual, 3). */
export const publishedNotBefore = (decidedOn: Day): Day => addDays(decidedOn, 42)
