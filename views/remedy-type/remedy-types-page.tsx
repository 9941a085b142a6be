import { remedyKinds } from '#domain/remedy-action.ts'
import type { RemedyTypeTerms } from '#domain/remedy-type-change.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

type Props = { types: readonly (RemedyTypeTerms & { id: number; uses: number })[] }

const captions = {
  'personal remedy': 'Personal remedies',
  'service improvement': 'Service improvements, which the Ombudsman publishes',
} as const

/** The types of remedy, kind by kind, with what is asked for as proof of each. */
export const RemedyTypesPage = ({ types }: Props) => (
  <SettingsFrame
    part="remedy-types"
    lede="The Ombudsman’s types of remedy, and what services are told counts as proof of each."
    aside={<ButtonLink href={paths.newRemedyType}>Add a type</ButtonLink>}
  >
    {remedyKinds.map((kind) => (
      <Table
        caption={captions[kind]}
        firstCellIsHeader
        columns={[
          { heading: 'Type' },
          { heading: 'What counts as proof' },
          { heading: 'Actions', numeric: true },
          { heading: 'New actions' },
          { heading: <span class="govuk-visually-hidden">Change</span>, label: '' },
        ]}
        rows={types
          .filter((type) => type.kind === kind)
          .map(({ id, label, proof, uses, offered }) => ({
            cells: [
              label,
              proof,
              uses,
              <Tag colour={offered ? 'green' : 'grey'}>{offered ? 'Offered' : 'Not offered'}</Tag>,
              <a class="govuk-link" href={paths.remedyType(id)}>
                Change<span class="govuk-visually-hidden"> {label}</span>
              </a>,
            ],
          }))}
      />
    ))}
  </SettingsFrame>
)
