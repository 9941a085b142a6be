import type { TimelineEntry, TimelineKind } from './timeline.ts'

export type TimelineFilter = { show?: TimelineKind | undefined; words?: string | undefined }

/** What of a timeline is asked for: one kind, and every word somewhere in what is told. */
export function narrowed(
  entries: readonly TimelineEntry[],
  { show, words = '' }: TimelineFilter,
): TimelineEntry[] {
  const wanted = words.toLowerCase().split(/\s+/)
  return entries.filter((entry) => {
    if (show && !entry.kinds.includes(show)) return false
    const told = wordsOf(entry)
    return wanted.every((word) => told.includes(word))
  })
}

const wordsOf = ({ title, by = '', lines, files }: TimelineEntry): string =>
  [title, by, ...lines, ...files.map(({ name }) => name)].join('\n').toLowerCase()
