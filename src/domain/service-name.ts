import { type Day, dayInWords } from './calendar.ts'
import { lastDayBefore, type Validity } from './service.ts'

/** A name of a service or a directorate, and the days on which it held; validTo is the last one. */
export type NameHeld = Validity & { id: number; name: string }

/**
 * Why a name cannot hold on some days, or null: one that others bear on any of them would stand twice in the tables of a
 * year. Capitals do not count.
 */
export function whyNotCalled(name: string, days: Validity, others: readonly NameHeld[]): string | null {
  const [taken] = others
    .filter((other) => other.name.toLowerCase() === name.toLowerCase() && overlap(other, days))
    .toSorted((one, other) => (other.validTo ?? forEver).localeCompare(one.validTo ?? forEver))
  if (!taken) return null
  return taken.validTo === null
    ? 'There is one of this name already'
    : `Another had this name until ${dayInWords(taken.validTo)}`
}

/** Whether one of several new names was said before it. */
export const isRepeated = (names: readonly string[], place: number): boolean =>
  names.slice(0, place).some((name) => name.toLowerCase() === names[place]?.toLowerCase())

const forEver: Day = '9999-12-31'

const overlap = (one: Validity, other: Validity) =>
  one.validFrom <= (other.validTo ?? forEver) && other.validFrom <= (one.validTo ?? forEver)

/** The last day of a name from a day on: before the next name of the same, or its own last day. */
export function nameHoldsUntil(
  from: Day,
  { validTo }: Pick<Validity, 'validTo'>,
  names: readonly { validFrom: Day }[],
): Day | null {
  const [next] = names
    .map(({ validFrom }) => validFrom)
    .filter((validFrom) => validFrom > from)
    .toSorted()
  return next === undefined ? validTo : lastDayBefore(next)
}
