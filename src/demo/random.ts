/** Choices that come out the same at every loading: a small generator (mulberry32) begun from a text. */
export type Random = {
  whole: (from: number, to: number) => number
  chance: (share: number) => boolean
  pick: <T>(choices: readonly T[]) => T
  shuffled: <T>(things: readonly T[]) => T[]
}

export function randomFrom(seed: string): Random {
  let state = numberOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    chance: (share) => next() < share,
    pick: (choices) => choices[whole(0, choices.length - 1)]!,
    shuffled: (things) =>
      things
        .map((thing) => ({ thing, place: next() }))
        .sort((one, other) => one.place - other.place)
        .map(({ thing }) => thing),
  }
}

/** One number for a text (FNV-1a), spread over 32 bits. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return hash >>> 0
}
