import type { Child } from 'hono/jsx'
import { paths } from '#src/paths.ts'
import { DayField } from '../components/day-field.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { PostLink } from '../components/post-link.tsx'
import { Select } from '../components/select.tsx'
import { TextInput } from '../components/text-input.tsx'

type Props = {
  /** Whose absence it is; null for one's own. */
  name: string | null
  back: { href: string; text: string }
  /** Who may cover. */
  covers: readonly { id: number; name: string }[]
  form: FormState
  submission: string
}

export const NewAbsenceForm = ({ name, action, ...props }: Props & { action: string }) => (
  <FormPage
    title={name ? `When ${name} is away` : 'When you are away'}
    lede={ledeOf(name)}
    action={action}
    button="Record"
    {...props}
  >
    <AbsenceFields {...props} />
  </FormPage>
)

type ChangeProps = Props & { absence: { id: number; version: number }; removable: boolean; both?: Child }

export const AbsenceChangeForm = ({ name, absence, removable, both, ...props }: ChangeProps) => (
  <>
    <FormPage
      title={name ? `Change when ${name} is away` : 'Change when you are away'}
      lede="Who is back early has an earlier last day."
      action={paths.absenceChange(absence.id)}
      version={absence.version}
      before={both}
      button="Save"
      {...props}
    >
      <AbsenceFields {...props} />
    </FormPage>
    {removable && (
      <PostLink action={paths.absenceRemoval(absence.id)} fields={{ submission: props.submission }}>
        Remove: it does not take place
      </PostLink>
    )}
  </>
)

const ledeOf = (name: string | null) =>
  name
    ? `On those days who covers sees and does what is ${name}’s. ${name} still can, too.`
    : 'On those days who covers sees and does what is yours. You still can, too.'

const AbsenceFields = ({ form, covers }: Pick<Props, 'form' | 'covers'>) => (
  <>
    <DayField form={form} name="firstOn" legend="First day away" hint="Such as 27 3 2024" />
    <DayField form={form} name="lastOn" legend="Last day away" hint="Leave it empty while nobody knows" />
    <Select
      label="Who covers?"
      name="coverId"
      hint="Who is away themselves hands on to their own cover"
      options={[
        { value: '', text: 'Nobody' },
        ...covers.map(({ id, name }) => ({ value: String(id), text: name })),
      ]}
      value={form.typed.coverId}
      error={form.mistakes.coverId}
    />
    <TextInput
      label="Note (optional)"
      name="note"
      hint="Such as annual leave. Nothing about anybody’s health: administrators read it."
      value={form.typed.note}
      error={form.mistakes.note}
    />
  </>
)
