import { type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { Empty } from '../components/empty.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'

export type AbsenceRow = {
  id: number
  firstOn: Day
  lastOn: Day | null
  cover: string | null
  note: string
}

/** When somebody is or was away, the latest first. */
export const AbsenceList = ({ absences, today }: { absences: readonly AbsenceRow[]; today: Day }) =>
  absences.length === 0 ? (
    <Empty title="No absence is recorded." />
  ) : (
    <Table
      caption="Absences"
      captionHidden
      columns={[
        { heading: 'First day' },
        { heading: 'Last day' },
        { heading: 'Who covers' },
        { heading: 'Note' },
        { heading: <span class="govuk-visually-hidden">Change</span>, label: '' },
      ]}
      rows={absences.map(({ id, firstOn, lastOn, cover, note }) => ({
        cells: [
          <>
            {dayInWords(firstOn)} {firstOn <= today && (!lastOn || today <= lastOn) && <Tag>Away now</Tag>}
          </>,
          lastOn ? dayInWords(lastOn) : 'Not known yet',
          cover ?? 'Nobody',
          note,
          <a class="govuk-link" href={paths.absenceChange(id)}>
            Change<span class="govuk-visually-hidden"> the absence from {dayInWords(firstOn)}</span>
          </a>,
        ],
      }))}
    />
  )
