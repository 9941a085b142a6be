import type { DirectoryGroup } from '#domain/directory-group.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

type Props = {
  groups: readonly (DirectoryGroup & { id: number })[]
  services: readonly { id: number; name: string }[]
  /** The claim in which the provider names groups; null where there is no provider. */
  claim: string | null
}

/** The groups of the council's directory that give their members a part. */
export const DirectoryGroupsPage = ({ groups, services, claim }: Props) => (
  <SettingsFrame
    part="directory-groups"
    lede="Members of these groups have their part from the directory, anew at each sign-in. Of several parts the one that reaches furthest counts, and services add up."
    aside={
      <ButtonLink small href={paths.newDirectoryGroup}>
        Add a group
      </ButtonLink>
    }
  >
    {claim === null && (
      <InsetText>
        No OpenID provider is configured, so nobody brings groups with them yet. OIDC_ISSUER and the settings
        beside it say which one it is.
      </InsetText>
    )}
    {groups.length === 0 ? (
      <Empty title="No groups yet">Everybody has the part that an administrator gave them here.</Empty>
    ) : (
      <Table
        caption="Directory groups"
        captionHidden
        columns={[
          { heading: 'Group' },
          { heading: 'In the directory' },
          { heading: 'Part' },
          { heading: 'Services' },
          { heading: <span class="govuk-visually-hidden">What to do</span>, label: '' },
        ]}
        rows={groups.map(({ id, claim, label, role, services: led }) => ({
          cells: [
            label || claim,
            <span class="people__under">{claim}</span>,
            roleInWords[role],
            services
              .filter((service) => led.includes(service.id))
              .map(({ name }) => name)
              .join(', ') || 'None',
            <>
              <a class="govuk-link" href={paths.directoryGroupChange(id)}>
                Change<span class="govuk-visually-hidden"> {label || claim}</span>
              </a>{' '}
              <a class="govuk-link" href={paths.directoryGroupRemoval(id)}>
                Remove<span class="govuk-visually-hidden"> {label || claim}</span>
              </a>
            </>,
          ],
        }))}
        firstCellIsHeader
      />
    )}
  </SettingsFrame>
)
