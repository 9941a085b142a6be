import type { LabelCount } from '#domain/annual-letter/label-use.ts'
import { Table } from '../components/table.tsx'

type Props = { counts: readonly LabelCount[]; addPath: (count: LabelCount) => string }

/** What was recorded in words that the list does not have, and the way to bring them in. */
export const UnexplainedLabels = ({ counts, addPath }: Props) =>
  counts.length > 0 && (
    <Table
      caption="Recorded in words that the list of that year does not have"
      captionSize="m"
      firstCellIsHeader
      columns={[
        { heading: 'As recorded' },
        { heading: 'Year' },
        { heading: 'Recorded', numeric: true },
        { heading: <span class="govuk-visually-hidden">Add</span>, label: '' },
      ]}
      rows={counts.map((count) => ({
        cells: [
          count.category ? `${count.category}: ${count.label}` : count.label,
          count.year,
          count.cases,
          <a class="govuk-link" href={addPath(count)}>
            Add to the list
            <span class="govuk-visually-hidden">
              : {count.label}, {count.year}
            </span>
          </a>,
        ],
      }))}
    />
  )
