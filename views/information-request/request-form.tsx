import type { Calendar } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import type { RequestKind } from '#domain/information-request.ts'
import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'
import { DayField } from '../components/day-field.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { OwnTargetField } from '../components/own-target.tsx'
import { Select } from '../components/select.tsx'
import type { ServiceChoice } from '../components/service-select.tsx'
import { QuestionRow } from './question-row.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  services: readonly ServiceChoice[]
  /** The letter that asks, where it is on the file. */
  letter: { subject: string; received: string } | null
  /** Which day the answer is due, as far as the form says enough. */
  dueDay: string | null
  /** Those that are offered for new requests. */
  kinds: readonly RequestKind[]
  questions: number
  calendar: Calendar
  form: FormState
  submission: string
}

/** The Ombudsman asks for something by a day: what, by when, and of which service each part is asked. */
export const RequestForm = ({ thisCase, services, letter, dueDay, kinds, ...rest }: Props) => {
  const { questions, calendar, form, submission } = rest
  const { reference, complainant } = thisCase
  const action = paths.informationRequests(reference)
  return (
    <FormPage
      title="Open a request"
      lede={`${showReference(reference)}, ${complainant}`}
      back={{ href: paths.casePart(reference, 'requests'), text: `Requests of ${showReference(reference)}` }}
      action={action}
      form={form}
      submission={submission}
      button="Open the request"
      before={
        letter && (
          <InsetText>
            From the letter “{letter.subject}”, received on {letter.received}.
          </InsetText>
        )
      }
    >
      <input type="hidden" name="letter" value={form.typed.letter} />
      <input type="hidden" name="questions" value={String(questions)} />
      <Select
        name="kind"
        label="What is asked for?"
        options={[
          { value: '', text: 'Choose a kind of request' },
          ...kinds.map((kind) => ({ value: kind, text: capital(kind) })),
        ]}
        value={form.typed.kind}
        error={form.mistakes.kind}
      />
      <DayField form={form} name="letterOn" legend="Date on the letter (optional)" />
      <DayField form={form} name="receivedOn" legend="When was it received?" />
      <DayField
        form={form}
        name="statedDueOn"
        legend="By when does the letter ask for the answer?"
        hint="The date in the letter counts. Leave it empty where the letter gives none."
      />
      <Button look="secondary" name="work-out" value="yes" formaction={`${action}#due-day`}>
        Work out the date
      </Button>
      <div id="due-day">{dueDay && <InsetText>{dueDay}</InsetText>}</div>
      <OwnTargetField
        form={form}
        name="internalDueOn"
        legend="Our own target (optional)"
        hint="The day by which the services’ parts should be together."
        calendar={calendar}
      />
      <h2>Questions</h2>
      <p>Each goes to the service that can answer it. Leave them out where the letter asks for one thing.</p>
      {Array.from({ length: questions }, (_, place) => (
        <QuestionRow
          number={place + 1}
          of={questions}
          action={action}
          services={services}
          calendar={calendar}
          form={form}
        />
      ))}
      <Button look="secondary" name="add" value="question" formaction={`${action}#question-${questions + 1}`}>
        Add another question
      </Button>
    </FormPage>
  )
}
