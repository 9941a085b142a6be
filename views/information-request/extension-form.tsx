import { DayField } from '../components/day-field.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { type AboutRequest, requestPage } from './request-page.ts'

type Props = AboutRequest & { action: string; form: FormState; submission: string }

/** More time was asked for, granted or refused. The dates before it stay. */
export const ExtensionForm = ({ form, submission, action, ...about }: Props) => (
  <FormPage
    title="Record an extension"
    {...requestPage(about)}
    action={action}
    form={form}
    submission={submission}
    button="Record it"
  >
    <Radios
      legend="What happened?"
      name="kind"
      value={form.typed.kind}
      error={form.mistakes.kind}
      choices={[
        { value: 'asked', text: 'We asked for more time' },
        {
          value: 'granted',
          text: 'The Ombudsman granted more time',
          hint: 'The new date counts from then on.',
        },
        { value: 'refused', text: 'The Ombudsman refused more time' },
      ]}
    />
    <DayField
      form={form}
      name="dueOn"
      legend="Until when?"
      hint="The date asked for or granted. Leave it empty where more time was refused."
    />
    <DayField form={form} name="happenedOn" legend="When did it happen?" />
    <TextInput
      name="by"
      label="Who at the Ombudsman granted or refused it?"
      hint="Where we asked, you are recorded as having asked."
      width={20}
      value={form.typed.by}
      error={form.mistakes.by}
    />
    <Textarea
      name="note"
      label="Note (optional)"
      rows={3}
      value={form.typed.note}
      error={form.mistakes.note}
    />
  </FormPage>
)
