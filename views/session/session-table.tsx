import type { Child } from 'hono/jsx'
import { browserInWords } from '#domain/browser-in-words.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { type WayIn, wayInInWords } from '#domain/session.ts'
import { Table } from '../components/table.tsx'

export type SessionShown = {
  id: number
  wayIn: WayIn
  browser: string
  address: string
  createdAt: Date
  lastSeenAt: Date
}

type Props = { sessions: readonly SessionShown[]; caption: string; mark?: (session: SessionShown) => Child }

/** Browsers in which somebody is signed in, the one in use last first. */
export const SessionTable = ({ sessions, caption, mark }: Props) => (
  <Table
    caption={caption}
    captionHidden
    columns={[
      { heading: 'Browser' },
      { heading: 'Network address' },
      { heading: 'Signed in' },
      { heading: 'Last seen' },
      ...(mark ? [{ heading: <span class="govuk-visually-hidden">What to do</span>, label: '' }] : []),
    ]}
    rows={sessions.map((session) => ({
      cells: [
        browserInWords(session.browser),
        session.address || 'Unknown',
        <>
          {momentInWords(session.createdAt)}
          <span class="people__under">{wayInInWords[session.wayIn]}</span>
        </>,
        momentInWords(session.lastSeenAt),
        ...(mark ? [mark(session)] : []),
      ],
    }))}
    firstCellIsHeader
  />
)

/** '9 September 2024 at 9:32am'. */
const momentInWords = (at: Date): string => `${dayInWords(today(at))} at ${timeInWords(at)}`
