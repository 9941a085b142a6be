import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'
import { Textarea } from '../components/textarea.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  labels: readonly { label: string; satisfied: boolean; late: boolean }[]
  /** Actions whose proof has not gone to the Ombudsman. */
  unsent: readonly { number: number; text: string }[]
  form: FormState
  submission: string
}

/** The Ombudsman's word on the remedy, as printed. */
export const OutcomeFormPage = ({ thisCase, labels, unsent, form, submission }: Props) => (
  <FormPage
    title="Record the Ombudsman’s outcome"
    lede={`${showReference(thisCase.reference)} · ${thisCase.complainant}`}
    back={{ href: paths.casePart(thisCase.reference, 'actions'), text: 'Actions and evidence' }}
    action={paths.outcome(thisCase.reference)}
    form={form}
    submission={submission}
    button="Continue"
    before={unsent.length > 0 && <Unsent actions={unsent} />}
  >
    <Radios
      legend="Which outcome did the Ombudsman record?"
      legendSize="m"
      hint="In its own words, from its letter or its file"
      name="label"
      value={form.typed.label}
      error={form.mistakes.label}
      choices={labels.map(({ label, satisfied, late }) => ({
        value: label,
        text: label,
        hint: `Counts as ${satisfied ? 'satisfied' : 'not satisfied'}${late ? ', late' : ''}`,
      }))}
    />
    <DateInput
      legend="Day on which the Ombudsman recorded it"
      legendSize="s"
      hint="The Ombudsman’s date decides in which annual letter it counts, not the day of entry here."
      name="recordedOn"
      value={typedDay(form, 'recordedOn')}
      error={form.mistakes.recordedOn}
    />
    <Textarea
      name="note"
      label="Note"
      labelSize="s"
      rows={3}
      value={form.typed.note}
      error={form.mistakes.note}
    />
  </FormPage>
)

const Unsent = ({ actions }: { actions: Props['unsent'] }) => (
  <InsetText>
    Not recorded as sent yet: {actions.map(({ number, text }) => `${number} ${text}`).join('; ')}. With an
    outcome the case asks for them no longer.
  </InsetText>
)
