import type { RemedyKind } from './remedy-action.ts'

/** A type of remedy as the council keeps it: what counts as proof of it, and whether new actions may have it. */
export type RemedyTypeTerms = { label: string; kind: RemedyKind; proof: string; offered: boolean }

/** Actions keep the words that they were recorded with: a type that any has is neither renamed nor of another kind. */
export function mistakesInRemedyType(
  given: RemedyTypeTerms,
  others: readonly { label: string }[],
  held: (RemedyTypeTerms & { uses: number }) | null,
): Record<string, string> {
  const twin = others.some(({ label }) => label.toLowerCase() === given.label.toLowerCase())
  const moved = held && held.uses > 0 && (['label', 'kind'] as const).find((of) => held[of] !== given[of])
  return {
    ...(twin && { label: `“${given.label}” is in the list already` }),
    ...(moved && { [moved]: 'Actions have it already: its words and kind stay' }),
  }
}

/** All that is set for a type, for whoever compares two versions of it. */
export const remedyTypeInWords = ({ label, kind, proof, offered }: RemedyTypeTerms) => ({
  type: label,
  kind,
  proof,
  'offered for new actions': offered ? 'yes' : 'no',
})
