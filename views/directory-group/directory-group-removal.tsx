import type { DirectoryGroup } from '#domain/directory-group.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import { untouched } from '../components/form-state.ts'
import { WarningText } from '../components/warning-text.tsx'
import { settingsTitles } from '../settings/settings-page.tsx'

type Props = {
  group: DirectoryGroup & { id: number; version: number }
  stale: boolean
  submission: string
}

/** What removing a group does, before it is removed. */
export const DirectoryGroupRemoval = ({ group, stale, submission }: Props) => (
  <CheckPage
    title="Check before you remove this group"
    lede={`${group.label || group.claim} gives the part ${roleInWords[group.role]}.`}
    back={{ href: paths.settingsPart('directory-groups'), text: settingsTitles['directory-groups'] }}
    action={paths.directoryGroupRemoval(group.id)}
    form={{ ...untouched, lists: { version: [String(group.version)] } }}
    submission={submission}
    button="Remove this group"
    look="warning"
  >
    {stale && (
      <WarningText>
        Somebody changed this group after you opened the page. Nothing was removed: above is what it gives
        now.
      </WarningText>
    )}
    <p>
      Its members keep the part that they have now until they next sign in with the council’s account. Whoever
      has it from the directory alone, and from no other group, may not sign in any more then, until an
      administrator lets them in. Members who were not here yet can no longer come in by it.
    </p>
  </CheckPage>
)
