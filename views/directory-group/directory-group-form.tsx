import type { Child } from 'hono/jsx'
import { rolesByReach } from '#domain/directory-group.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import type { ServiceChoice } from '../components/service-select.tsx'
import { TextInput } from '../components/text-input.tsx'
import { ServicesLed } from '../person/person-form.tsx'
import { settingsTitles } from '../settings/settings-page.tsx'

type Props = {
  group: { id: number; version: number } | null
  services: readonly ServiceChoice[]
  form: FormState
  submission: string
  both?: Child
}

/** A group of the directory and the part that it gives. */
export const DirectoryGroupForm = ({ group, services, form, submission, both }: Props) => (
  <FormPage
    title={group ? 'Change a directory group' : 'Add a directory group'}
    back={{ href: paths.settingsPart('directory-groups'), text: settingsTitles['directory-groups'] }}
    action={group ? paths.directoryGroupChange(group.id) : paths.newDirectoryGroup}
    form={form}
    submission={submission}
    version={group?.version}
    before={both}
    button={group ? 'Save' : 'Add this group'}
  >
    <TextInput
      label="Group, as your directory names it"
      name="claim"
      hint="Its object id, name or app role, exactly as it stands in the claim"
      autocomplete="off"
      value={form.typed.claim}
      error={form.mistakes.claim}
    />
    <TextInput
      label="What you call it (optional)"
      name="label"
      width={30}
      autocomplete="off"
      value={form.typed.label}
      error={form.mistakes.label}
    />
    <Radios
      legend="Part that it gives"
      legendSize="s"
      name="role"
      choices={rolesByReach.map((role) => ({
        value: role,
        text: roleInWords[role],
        reveals: role === 'service lead' && <ServicesLed form={form} services={services} />,
      }))}
      value={form.typed.role}
      error={form.mistakes.role}
    />
  </FormPage>
)
