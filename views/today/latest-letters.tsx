import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { Timeline, TimelineItem } from '../components/timeline.tsx'

export type LatestLetter = {
  id: number
  kind: string
  subject: string
  exchangedOn: Day
  reference: string
  complainant: string
}

/** The last letters from the Ombudsman. */
export const LatestLetters = ({ letters }: { letters: readonly LatestLetter[] }) =>
  letters.length === 0 ? null : (
    <section>
      <h2>Latest from the Ombudsman</h2>
      <Timeline compact>
        {letters.map((letter) => (
          <TimelineItem
            headingLevel={3}
            title={letter.subject}
            date={dayInWords(letter.exchangedOn)}
            dateTime={letter.exchangedOn}
          >
            <a class="reference" href={paths.case(letter.reference)}>
              {showReference(letter.reference)}
            </a>{' '}
            · {letter.complainant}
          </TimelineItem>
        ))}
      </Timeline>
    </section>
  )
