/** A rate never stands without its counts; with nothing to count there is no per cent. */
export type Rate = { count: number; of: number; percent: number | null }

/** Whole per cent, half up: the Ombudsman's own rounding, as its printed ties show (5 of 40 is 13%). */
export const rateOf = (count: number, of: number): Rate => ({
  count,
  of,
  percent: of === 0 ? null : roundedHalfUp(100 * count, of),
})

/** One decimal, half up, as printed since the letters of 2023-24. */
export const perHundredThousand = (upheld: number, population: number | null): number | null =>
  population ? roundedHalfUp(upheld * 1_000_000, population) / 10 : null

/** The populations with which a number of upheld cases would print this figure: a check on the one we use. */
export function populationRange(
  upheld: number,
  perHundredThousand: number,
): { from: number; to: number } | null {
  const tenths = Math.round(perHundredThousand * 10)
  if (upheld === 0 || tenths === 0) return null
  const doubled = 2 * upheld * 1_000_000
  return { from: Math.floor(doubled / (2 * tenths + 1)) + 1, to: Math.floor(doubled / (2 * tenths - 1)) }
}

export type RateKind = 'upheld' | 'compliance' | 'satisfactory remedy' | 'on time'

/** Said in place of a per cent that has no base; for compliance in the Ombudsman's own words. */
const nothingToCount: Record<RateKind, string> = {
  upheld: 'No investigations were completed in this period',
  compliance: 'No recommendations were due for compliance in this period',
  'satisfactory remedy': 'No complaints were upheld in this period',
  'on time': 'No recommendations were due for compliance in this period',
}

/** '81% (76 of 94)', or why there is no per cent. */
export const rateInWords = ({ count, of, percent }: Rate, kind: RateKind): string =>
  percent === null ? nothingToCount[kind] : `${percent}% (${count} of ${of})`

/** Integer arithmetic, so that no tie is lost to a fraction. */
const roundedHalfUp = (numerator: number, denominator: number) =>
  Math.floor((2 * numerator + denominator) / (2 * denominator))
