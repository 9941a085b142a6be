import { actInWords } from '#domain/audit-event-in-words.ts'
import { dayInWords, today as londonDay, timeInWords } from '#domain/calendar.ts'
import type { Act } from '#domain/permissions.ts'
import { paths } from '#src/paths.ts'
import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'

type EventShown = {
  act: Act
  at: Date
  by: string | null
  loaded: boolean
  payload: Record<string, unknown> | null
}

type Props = CaseFrameProps & {
  events: readonly EventShown[]
  older: number | null
  newer: number | null
}

/** 'Una Officer, acting for Mo Monitor' */
const whoInWords = (by: string | null, payload: EventShown['payload']): string => {
  const name = by ?? 'Nobody signed in'
  return typeof payload?.actingFor === 'string' ? `${name}, acting for ${payload.actingFor}` : name
}

/** What officers did on a case: the audit trail, as sentences. */
export const HistoryPart = ({ events, older, newer, ...frame }: Props) => {
  const address = paths.casePart(frame.thisCase.reference, 'history')
  return (
    <CaseFrame part="history" {...frame}>
      {events.length === 0 ? (
        <Empty title="No act is recorded here." />
      ) : (
        <Table
          caption="Who did what on this case"
          captionHidden
          columns={[{ heading: 'When' }, { heading: 'Who' }, { heading: 'What' }]}
          rows={events.map(({ act, at, by, loaded, payload }) => ({
            cells: [
              <time class="history__when" datetime={at.toISOString()}>
                {dayInWords(londonDay(at))}, {timeInWords(at)}
              </time>,
              <span class="history__who">{whoInWords(by, payload)}</span>,
              <>
                {actInWords(act, payload)} {loaded && <Tag colour="grey">Loaded</Tag>}
              </>,
            ],
          }))}
        />
      )}
      <Pagination
        label="Pages of the history"
        previous={newer === null ? null : { href: `${address}?after=${newer}`, label: 'Newer acts' }}
        next={older === null ? null : { href: `${address}?before=${older}`, label: 'Older acts' }}
      />
    </CaseFrame>
  )
}
