import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { WarningText } from '../components/warning-text.tsx'

type Props = {
  thisCase: { reference: string }
  action: { id: number; number: number; text: string; dueOn: Day; agreedDueOn: Day | null }
  form: FormState
  submission: string
}

/** The Ombudsman itself moves an action's last day. */
export const NewDayForm = ({ thisCase, action, form, submission }: Props) => (
  <FormPage
    title={`The Ombudsman’s new day for action ${action.number}`}
    lede={showReference(thisCase.reference)}
    back={{ href: paths.casePart(thisCase.reference, 'actions'), text: showReference(thisCase.reference) }}
    action={paths.newDay(action.id)}
    form={form}
    submission={submission}
    button="Record the new day"
    before={
      <>
        <InsetText>
          {action.text}
          <br />
          Due by {dayInWords(action.agreedDueOn ?? action.dueOn)}
          {action.agreedDueOn && `; at the decision by ${dayInWords(action.dueOn)}`}.
        </InsetText>
        <WarningText>
          Only the Ombudsman moves this day, in exceptional circumstances, and it has to have said so.
          Otherwise anything done later is recorded as late (Manual for Councils, part 8).
        </WarningText>
      </>
    }
  >
    <DateInput
      name="dueOn"
      legend="The new last day"
      value={typedDay(form, 'dueOn')}
      error={form.mistakes.dueOn}
    />
    <DateInput
      name="agreedOn"
      legend="Agreed on"
      hint="The date of the Ombudsman’s letter or message."
      value={typedDay(form, 'agreedOn')}
      error={form.mistakes.agreedOn}
    />
    <TextInput name="by" label="Who at the Ombudsman agreed" value={form.typed.by} error={form.mistakes.by} />
    <Textarea name="note" label="Why, in short" rows={3} value={form.typed.note} error={form.mistakes.note} />
  </FormPage>
)
