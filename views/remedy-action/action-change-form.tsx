import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { OwnTargetField } from '../components/own-target.tsx'
import { Select } from '../components/select.tsx'
import { ServiceSelect } from '../components/service-select.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import type { ActionChoices } from './action-form-fields.tsx'

type Props = {
  thisCase: { reference: string }
  action: { id: number; number: number; version: number; dueOn: Day; agreedDueOn: Day | null }
  choices: Pick<ActionChoices, 'services' | 'people'>
  calendar: Calendar
  form: FormState
  submission: string
  both?: Child
}

/** What may be put right about an action: never its last day, which the decision froze. */
export const ActionChangeForm = ({ thisCase, action, choices, calendar, form, submission, both }: Props) => (
  <FormPage
    title={`Change action ${action.number}`}
    lede={showReference(thisCase.reference)}
    back={{ href: paths.casePart(thisCase.reference, 'actions'), text: showReference(thisCase.reference) }}
    action={paths.actionChange(action.id)}
    form={form}
    submission={submission}
    version={action.version}
    button="Save the change"
    before={
      <>
        {both}
        <InsetText>
          The last day, {dayInWords(action.agreedDueOn ?? action.dueOn)}, cannot be changed here. If the
          Ombudsman moved it, <a href={paths.newDay(action.id)}>record its new day</a>.
        </InsetText>
      </>
    }
  >
    <Textarea
      name="text"
      label="What the council agreed to do"
      hint="Put a slip right. What was agreed stays as it was agreed."
      rows={6}
      value={form.typed.text}
      error={form.mistakes.text}
    />
    <ServiceSelect
      name="service"
      label="Service"
      services={choices.services}
      first={[{ value: '', text: 'The service of the case' }]}
      value={form.typed.service}
      error={form.mistakes.service}
    />
    <Select
      name="owner"
      label="Owner"
      options={[
        { value: '', text: 'Nobody yet' },
        ...choices.people.map(({ id, name }) => ({ value: String(id), text: name })),
      ]}
      value={form.typed.owner}
      error={form.mistakes.owner}
    />
    <OwnTargetField
      form={form}
      name="target"
      legend="Our own target"
      hint="If there is one. It never makes an action late."
      calendar={calendar}
    />
    <TextInput
      name="reason"
      label="Why it is changed"
      value={form.typed.reason}
      error={form.mistakes.reason}
    />
  </FormPage>
)
