import { type LabelCount, usesOf } from '#domain/annual-letter/label-use.ts'
import { type DecisionReason, decisionCategories } from '#domain/annual-letter/labels.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'
import { UnexplainedLabels } from '../settings/unexplained-labels.tsx'
import { Year } from '../settings/years-of-use.tsx'

type Entry = DecisionReason & { id: number }
type Props = {
  reasons: readonly Entry[]
  /** As recorded, over all years. */
  counts: readonly LabelCount[]
  unexplained: readonly LabelCount[]
}

/** The Ombudsman's reasons, category by category: what each counts as, in which years, and how often it was recorded. */
export const DecisionReasonsPage = ({ reasons, counts, unexplained }: Props) => (
  <SettingsFrame
    part="decision-reasons"
    lede="The reasons that the Ombudsman gives, and how the annual letter counts each, from which year."
    aside={<ButtonLink href={paths.newDecisionReason}>Add a reason</ButtonLink>}
  >
    {decisionCategories.map((category) => (
      <Table
        caption={category}
        firstCellIsHeader
        columns={[
          { heading: 'Reason' },
          { heading: 'Counts as' },
          { heading: 'From' },
          { heading: 'Last year' },
          { heading: 'Recorded', numeric: true },
          { heading: <span class="govuk-visually-hidden">Change</span>, label: '' },
        ]}
        rows={reasons
          .filter((reason) => reason.category === category)
          .map((reason) => ({
            cells: [
              reason.label,
              countsAs(reason),
              <Year>{reason.validFrom}</Year>,
              reason.lastYear && <Year>{reason.lastYear}</Year>,
              usesOf(reason, reasons, counts),
              <a class="govuk-link" href={paths.decisionReason(reason.id)}>
                Change
                <span class="govuk-visually-hidden">
                  {' '}
                  {reason.label}, {category}, from {reason.validFrom}
                </span>
              </a>,
            ],
          }))}
      />
    ))}
    <UnexplainedLabels
      counts={unexplained}
      addPath={({ label, category = '', year }) =>
        paths.newDecisionReasonLike({ label, category, validFrom: year })
      }
    />
  </SettingsFrame>
)

const countsAs = ({ satisfactoryRemedy, investigated }: DecisionReason): string => {
  const words = investigated ? 'Investigated' : 'Not investigated'
  return satisfactoryRemedy ? `${words}, satisfactory remedy` : words
}
