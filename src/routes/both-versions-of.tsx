import { dayInWords, isDay, timeInWords, today } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { differing } from '#domain/case-facts.ts'
import { BothVersions } from '#views/components/both-versions.tsx'

type Words = Readonly<Record<string, string>>

/** What somebody else saved meanwhile, beside what was typed: only where they differ. */
export function bothVersionsOf(
  last: { by: string; at: Date } | null,
  { theirs, yours }: { theirs: Words; yours: Words },
) {
  const { before, after } = differing(theirs, yours)
  return (
    <BothVersions
      by={last?.by ?? 'Somebody else'}
      when={last ? `on ${dayInWords(today(last.at))} at ${timeInWords(last.at)}` : 'meanwhile'}
      differences={Object.keys(after).map((field) => ({
        field: capital(field),
        theirs: shown(before[field]),
        yours: shown(after[field]),
      }))}
    />
  )
}

const shown = (value = '') => (isDay(value) ? dayInWords(value) : value || 'Nothing')
