import { dayInWords } from '#domain/calendar.ts'
import { byMonth, type TimelineEntry } from '#domain/timeline.ts'
import type { TimelineFilter } from '#domain/timeline-filter.ts'
import { paths } from '#src/paths.ts'
import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { FileList } from '../components/file-list.tsx'
import { Timeline, TimelineItem } from '../components/timeline.tsx'
import { fileSize } from '../evidence/file-size.ts'
import { TimelineActs } from './timeline-acts.tsx'
import { TimelineFilterForm } from './timeline-filter-form.tsx'

/** So many entries are read at one go; more are told by the month. */
const entriesAtOneGo = 12

type Props = CaseFrameProps & {
  entries: readonly TimelineEntry[]
  filter: TimelineFilter
  /** How many things happened, whatever is asked for. */
  all: number
}

/** Everything that happened on a case, newest first. */
export const TimelinePart = ({ entries, filter, all, ...frame }: Props) => {
  const { reference, summary } = frame.thisCase
  return (
    <CaseFrame part="timeline" {...frame}>
      {summary && <p class="case-summary">{summary}</p>}
      <TimelineActs user={frame.user} reference={reference} />
      {all > 0 && <TimelineFilterForm reference={reference} filter={filter} user={frame.user} />}
      {all === 0 && (
        <Empty title="Nothing has happened on this case yet.">
          Letters, requests, decisions, actions and evidence stand here as they come.
        </Empty>
      )}
      {all > 0 && entries.length === 0 && (
        <Empty title="Nothing on this case fits.">
          <a href={paths.case(reference)}>Show everything that happened</a>.
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
