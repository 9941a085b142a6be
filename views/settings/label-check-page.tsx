import type { MeasureMoved } from '#domain/annual-letter/measures-moved.ts'
import { capital } from '#domain/capital.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'

type Props = {
  title: string
  back: { href: string; text: string }
  action: string
  form: FormState
  submission: string
  /** The entry as it would stand. */
  entry: Readonly<Record<string, string>>
  moved: readonly MeasureMoved[]
  /** What it does to cases. */
  consequence?: string | null
}

/** What another list of labels does to years that are counted already, before it is kept. */
export const LabelCheckPage = ({ title, entry, moved, consequence, ...page }: Props) => (
  <CheckPage
    {...page}
    title={title}
    lede="This moves figures that are counted already."
    button="Confirm and save"
  >
    <SummaryList
      rows={Object.entries(entry).map(([term, value]) => ({ term: capital(term), value: value || 'None' }))}
    />
    <Table
      caption="Figures that it moves"
      captionSize="m"
      firstCellIsHeader
      columns={[
        { heading: 'Year' },
        { heading: 'Figure' },
        { heading: 'Now' },
        { heading: 'With this change' },
      ]}
      rows={moved.map(({ year, measure, before, after }) => ({
        cells: [year, measure, before, <strong>{after}</strong>],
      }))}
    />
    {consequence && <WarningText>{consequence}</WarningText>}
    <InsetText>
      Decisions and outcomes keep the words that were recorded, and published figures stay as printed.
    </InsetText>
  </CheckPage>
)
