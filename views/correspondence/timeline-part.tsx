import { dayInWords } from '#domain/calendar.ts'
import { byMonth, type TimelineEntry } from '#domain/timeline.ts'
import { paths } from '#src/paths.ts'
import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { FileList } from '../components/file-list.tsx'
import { Timeline, TimelineItem } from '../components/timeline.tsx'
import { fileSize } from '../evidence/file-size.ts'

/** So many entries are read at one go; more are told by the month. */
const entriesAtOneGo = 12

/** Everything that happened on a case, newest first. */
export const TimelinePart = ({
  entries,
  ...frame
}: CaseFrameProps & { entries: readonly TimelineEntry[] }) => {
  const { reference, summary } = frame.thisCase
  return (
    <CaseFrame part="timeline" {...frame}>
      {summary && <p class="case-summary">{summary}</p>}
      {entries.length === 0 && (
        <Empty title="Nothing has happened on this case yet.">
          Letters, requests, decisions, actions and evidence stand here as they come.
        </Empty>
      )}
      {entries.length <= entriesAtOneGo ? (
        <Entries entries={entries} reference={reference} headingLevel={2} />
      ) : (
        byMonth(entries).map(({ month, entries }) => (
          <section class="month" aria-label={month}>
            <h2 class="month__name">{month}</h2>
            <Entries entries={entries} reference={reference} headingLevel={3} />
          </section>
        ))
      )}
    </CaseFrame>
  )
}

type EntriesProps = { entries: readonly TimelineEntry[]; reference: string; headingLevel: 2 | 3 }

const Entries = ({ entries, reference, headingLevel }: EntriesProps) =>
  entries.length === 0 ? null : (
    <Timeline>
      {entries.map(({ day, title, by, lines, about, files }) => (
        <TimelineItem title={title} by={by} date={dayInWords(day)} dateTime={day} headingLevel={headingLevel}>
          {lines.slice(0, -1).map((line) => (
            <p class="entry__line">{line}</p>
          ))}
          {(lines.length > 0 || about) && (
            <p class="entry__line">
              {lines.length > 0 && about ? `${lines.at(-1)} · ` : lines.at(-1)}
              {about && <InFull {...about} title={title} reference={reference} />}
            </p>
          )}
          {files.length > 0 && (
            <FileList
              files={files.map(({ id, name, bytes }) => ({
                name,
                href: paths.file(id),
                note: fileSize(bytes),
              }))}
            />
          )}
        </TimelineItem>
      ))}
    </Timeline>
  )

type InFullProps = NonNullable<TimelineEntry['about']> & { title: string; reference: string }

const InFull = ({ part, anchor, text, title, reference }: InFullProps) => (
  <a class="entry__about" href={`${paths.casePart(reference, part)}#${anchor}`}>
    {text}
    <span class="govuk-visually-hidden"> ({title})</span>
  </a>
)
