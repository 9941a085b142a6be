import type { Child } from 'hono/jsx'
import type { Role } from '#domain/user.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Select } from '../components/select.tsx'

type Props = {
  officer: { id: number; name: string; version: number }
  people: readonly { id: number; name: string; role: Role }[]
  back: { href: string; text: string }
  form: FormState
  submission: string
  both?: Child
}

/** Who acts in the Monitoring Officer's place when they cannot. */
export const DeputyForm = ({ officer, people, back, form, submission, both }: Props) => (
  <FormPage
    title={`The deputy of ${officer.name}`}
    lede="Where the Monitoring Officer cannot act owing to absence or illness, the deputy whom they nominated acts personally: Local Government and Housing Act 1989, section 5(7)."
    back={back}
    action={paths.deputy(officer.id)}
    form={form}
    submission={submission}
    version={officer.version}
    before={both}
    button="Save"
  >
    <Select
      label="Deputy"
      name="deputyId"
      hint="On days on which the Monitoring Officer is away, Redress lets the deputy act for them, restricted cases included"
      options={[
        { value: '', text: 'Nobody' },
        ...people.map(({ id, name, role }) => ({ value: String(id), text: `${name}, ${roleInWords[role]}` })),
      ]}
      value={form.typed.deputyId}
      error={form.mistakes.deputyId}
    />
  </FormPage>
)
