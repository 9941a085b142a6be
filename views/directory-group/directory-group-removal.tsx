import type { DirectoryGroup } from '#domain/directory-group.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import { untouched } from '../components/form-state.ts'
import { settingsTitles } from '../settings/settings-page.tsx'

type Props = { group: DirectoryGroup & { id: number }; submission: string }

/** What removing a group does, before it is removed. */
export const DirectoryGroupRemoval = ({ group, submission }: Props) => (
  <CheckPage
    title="Check before you remove this group"
    lede={`${group.label || group.claim} gives the part ${roleInWords[group.role]}.`}
    back={{ href: paths.settingsPart('directory-groups'), text: settingsTitles['directory-groups'] }}
    action={paths.directoryGroupRemoval(group.id)}
    form={untouched}
    submission={submission}
    button="Remove this group"
    look="warning"
  >
    <p>
      Its members keep the part that they have now, unless another group gives them one. Members who were not
      here yet can no longer come in by it.
    </p>
  </CheckPage>
)
