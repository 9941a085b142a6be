import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Textarea } from '../components/textarea.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  outcome: { label: string; recordedOn: Day }
  form: FormState
  submission: string
}

/** What had not been done is done, or was agreed otherwise: the case can close, and the figure stays. */
export const SettlementFormPage = ({ thisCase, outcome, form, submission }: Props) => (
  <FormPage
    title="Settle the non-compliance"
    lede={`${showReference(thisCase.reference)} · ${thisCase.complainant}`}
    back={{ href: `${paths.casePart(thisCase.reference, 'actions')}#outcome`, text: 'Actions and evidence' }}
    action={paths.settlement(thisCase.reference)}
    form={form}
    submission={submission}
    button="Save"
    before={
      <InsetText>
        “{outcome.label}”, recorded on {dayInWords(outcome.recordedOn)}. It goes on counting in the annual
        letter.
      </InsetText>
    }
  >
    <DateInput
      legend="Day on which it was settled"
      legendSize="s"
      name="settledOn"
      value={typedDay(form, 'settledOn')}
      error={form.mistakes.settledOn}
    />
    <Textarea
      name="note"
      label="How it was settled"
      labelSize="s"
      rows={4}
      value={form.typed.note}
      error={form.mistakes.note}
    />
  </FormPage>
)
