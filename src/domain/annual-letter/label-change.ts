import { type DecisionReason, isInvestigated, type OutcomeLabel, type YearsOfUse } from './labels.ts'

type Entry = YearsOfUse & { label: string; category?: string }

/** What is wrong with an entry, by the field that it is wrong in. */
type Mistakes = Record<string, string>

/** The entry as it stands, and how many recorded decisions or outcomes it explains. */
export type Held<Each extends Entry> = { entry: Each; uses: number }

const fixedOnceUsed = ['label', 'category', 'validFrom'] as const

/** What was recorded keeps its words: an entry that explains it can be ended, but neither renamed nor moved. */
function mistakesInList(given: Entry, others: readonly Entry[], held: Held<Entry> | null): Mistakes {
  const { label, validFrom, lastYear } = given
  const moved = held && held.uses > 0 && fixedOnceUsed.find((field) => held.entry[field] !== given[field])
  const twin = others.some((other) => fixedOnceUsed.every((field) => other[field] === given[field]))
  return {
    ...(twin && { validFrom: `“${label}” is in the list from ${validFrom} already: change that entry` }),
    ...(moved && { [moved]: 'It is used already: it can be ended, and its meaning corrected' }),
    ...(lastYear &&
      lastYear < validFrom && {
        lastYear: `The last year cannot be before the first, ${validFrom}`,
      }),
  }
}

/** A satisfactory remedy is one of an upheld case, and only a category of investigations was investigated. */
export const mistakesInReason = (
  given: DecisionReason,
  others: readonly DecisionReason[],
  held: Held<DecisionReason> | null,
): Mistakes => ({
  ...mistakesInList(given, others, held),
  ...(given.satisfactoryRemedy &&
    given.category !== 'Upheld' && {
      satisfactoryRemedy: 'Only an upheld case can have a satisfactory remedy',
    }),
  ...(given.investigated &&
    !isInvestigated(given.category) && {
      investigated: `A case that counts as “${given.category}” was not investigated`,
    }),
})

export const mistakesInOutcomeLabel = (
  given: OutcomeLabel,
  others: readonly OutcomeLabel[],
  held: Held<OutcomeLabel> | null,
): Mistakes => mistakesInList(given, others, held)

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')

export const reasonInWords = (reason: DecisionReason) => ({
  reason: reason.label,
  category: reason.category,
  'satisfactory remedy': yesOrNo(reason.satisfactoryRemedy),
  investigated: yesOrNo(reason.investigated),
  'first year': reason.validFrom,
  'last year': reason.lastYear ?? '',
})

export const outcomeLabelInWords = (outcome: OutcomeLabel) => ({
  label: outcome.label,
  satisfied: yesOrNo(outcome.satisfied),
  late: yesOrNo(outcome.late),
  'first year': outcome.validFrom,
  'last year': outcome.lastYear ?? '',
})
