import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Textarea } from '../components/textarea.tsx'
import { RecordedAlready } from './actions-form.tsx'

export const longestPasted = 60_000

type Props = {
  thisCase: { reference: string; complainant: string }
  decidedOn: Day
  recorded: number
  form: FormState
  submission: string
}

/** Where the 'Agreed action' of a decision statement is pasted. Reading it saves nothing. */
export const AgreedActionForm = ({ thisCase, decidedOn, recorded, form, submission }: Props) => {
  const { reference, complainant } = thisCase
  return (
    <FormPage
      title="Paste the agreed action"
      lede={`${showReference(reference)}, ${complainant}. Decided on ${dayInWords(decidedOn)}.`}
      back={{ href: paths.casePart(reference, 'actions'), text: showReference(reference) }}
      action={paths.agreedAction(reference)}
      form={form}
      submission={submission}
      button="Read the text"
      before={<RecordedAlready reference={reference} recorded={recorded} />}
    >
      <input type="hidden" name="step" value="read" />
      <Textarea
        name="pasted"
        label="The agreed action, from the decision statement or the report"
        hint="With its lead-in, such as ‘Within four weeks of my final decision the Council will:’. You see each action before anything is saved."
        rows={16}
        value={form.typed.pasted}
        error={form.mistakes.pasted}
      />
      <p>
        Or <a href={paths.remedyActions(reference)}>record the actions by hand</a>.
      </p>
    </FormPage>
  )
}
