import { type DecisionReason, labelsIn } from './annual-letter/labels.ts'
import { isSatisfactoryRemedy } from './annual-letter/statistics.ts'
import { addDays, type Day } from './calendar.ts'
import { financialYearOf } from './financial-year.ts'
import { Refusal } from './refusal.ts'

export const decisionVersionKinds = ['draft', 'final', 'revised'] as const
export type DecisionVersionKind = (typeof decisionVersionKinds)[number]

type Version = { kind: DecisionVersionKind; version: number }

/** The version in force: the last that is not a draft. A review asked for leaves it standing. */
export const inForce = <T extends Version>(versions: readonly T[]): T | null =>
  versions.reduce<T | null>(
    (latest, version) =>
      version.kind !== 'draft' && (latest === null || version.version > latest.version) ? version : latest,
    null,
  )

/** Decisions are published no sooner than six weeks after the final decision (Statement of Reasons Manual, 3). */
export const publishedNotBefore = (decidedOn: Day): Day => addDays(decidedOn, 42)

/** How many days an upheld decision without actions is asked after: some never carry any. */
export const daysToRecordActions = 60

/**
 * Whether an upheld decision has actions to come: not where the Ombudsman found the remedy satisfactory already, by what
 * its reason meant in the year of the decision.
 */
export const hasActionsToCome = (
  { reason, decidedOn }: { reason: string | null; decidedOn: Day },
  reasons: readonly DecisionReason[],
): boolean =>
  !isSatisfactoryRemedy(
    { category: 'Upheld', reason: reason ?? '' },
    labelsIn(financialYearOf(decidedOn), reasons),
  )

/** The number of the next version. Refuses an order of versions that the Ombudsman's procedure does not know. */
export function nextVersion(versions: readonly Version[], kind: DecisionVersionKind): number {
  const decided = inForce(versions) !== null
  if (kind === 'revised' && !decided) throw new Refusal('There is no final decision to revise.')
  if (kind !== 'revised' && decided) {
    throw new Refusal('There is a final decision already. Record a change of it as a revised decision.')
  }
  return Math.max(0, ...versions.map(({ version }) => version)) + 1
}
