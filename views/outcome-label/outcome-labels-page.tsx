import { type LabelCount, usesOf } from '#domain/annual-letter/label-use.ts'
import type { OutcomeLabel } from '#domain/annual-letter/labels.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'
import { UnexplainedLabels } from '../settings/unexplained-labels.tsx'
import { Year } from '../settings/years-of-use.tsx'

type Props = {
  labels: readonly (OutcomeLabel & { id: number })[]
  /** As recorded, over all years. */
  counts: readonly LabelCount[]
  unexplained: readonly LabelCount[]
}

/** The Ombudsman's words on whether a remedy was carried out: what each counts as, in which years, and how often it came. */
export const OutcomeLabelsPage = ({ labels, counts, unexplained }: Props) => (
  <SettingsFrame
    part="outcome-labels"
    lede="The Ombudsman’s words on whether a remedy was carried out. Satisfied outcomes make the compliance rate, late or not."
    aside={<ButtonLink href={paths.newOutcomeLabel}>Add a label</ButtonLink>}
  >
    <Table
      caption="Outcome labels"
      captionHidden
      firstCellIsHeader
      columns={[
        { heading: 'Label' },
        { heading: 'Counts as' },
        { heading: 'From' },
        { heading: 'Last year' },
        { heading: 'Recorded', numeric: true },
        { heading: <span class="govuk-visually-hidden">Change</span>, label: '' },
      ]}
      rows={labels.map((label) => ({
        cells: [
          label.label,
          `${label.satisfied ? 'Satisfied' : 'Not satisfied'}${label.late ? ', late' : ''}`,
          <Year>{label.validFrom}</Year>,
          label.lastYear && <Year>{label.lastYear}</Year>,
          usesOf(label, labels, counts),
          <a class="govuk-link" href={paths.outcomeLabel(label.id)}>
            Change
            <span class="govuk-visually-hidden">
              {' '}
              {label.label}, from {label.validFrom}
            </span>
          </a>,
        ],
      }))}
    />
    <UnexplainedLabels
      counts={unexplained}
      addPath={({ label, year }) => paths.newOutcomeLabelLike({ label, validFrom: year })}
    />
  </SettingsFrame>
)
