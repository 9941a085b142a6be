import { capital } from '#domain/capital.ts'
import { chaserKinds } from '#domain/information-request.ts'
import { DayField } from '../components/day-field.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'
import { type AboutRequest, requestPage } from './request-page.ts'

type Props = AboutRequest & {
  action: string
  letter: { subject: string; received: string } | null
  form: FormState
  submission: string
}

/** The Ombudsman reminds the council of an answer that it owes. */
export const ChaserForm = ({ form, submission, action, letter, ...about }: Props) => (
  <FormPage
    title="Record a reminder"
    {...requestPage(about)}
    action={action}
    form={form}
    submission={submission}
    button="Record the reminder"
    before={
      letter && (
        <InsetText>
          From the letter “{letter.subject}”, received on {letter.received}.
        </InsetText>
      )
    }
  >
    <input type="hidden" name="letter" value={form.typed.letter} />
    <Radios
      legend="Which step is it?"
      hint="The last two rest on section 29, Local Government Act 1974."
      name="kind"
      value={form.typed.kind}
      error={form.mistakes.kind}
      choices={chaserKinds.map((kind) => ({
        value: kind,
        text: capital(kind),
      }))}
    />
    <DayField form={form} name="receivedOn" legend="When was it received?" />
  </FormPage>
)
