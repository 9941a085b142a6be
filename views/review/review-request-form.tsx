import { dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { CharacterCount } from '../components/character-count.tsx'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  decision: { category: string; decidedOn: string }
  form: FormState
  submission: string
}

export const longestGrounds = 2000

/** Somebody asks the Ombudsman to look again. */
export const ReviewRequestForm = ({ thisCase, decision, form, submission }: Props) => {
  const { reference, complainant } = thisCase
  return (
    <FormPage
      title="Record a request for review"
      lede={`${showReference(reference)}, ${complainant}`}
      back={{ href: paths.casePart(reference, 'decision'), text: showReference(reference) }}
      action={paths.reviewRequests(reference)}
      form={form}
      submission={submission}
      button="Record the request"
      before={
        <InsetText>
          In force: {decision.category}, {dayInWords(decision.decidedOn)}. The old decision stays in force,
          and counts, until there is a new version.
        </InsetText>
      }
    >
      <Radios
        name="askedBy"
        legend="Who asked"
        inline
        value={form.typed.askedBy}
        error={form.mistakes.askedBy}
        choices={[
          { value: 'complainant', text: 'The complainant' },
          { value: 'council', text: 'The council' },
        ]}
      />
      <DateInput
        name="askedOn"
        legend="Asked on"
        hint="The Ombudsman expects it within one month of the decision."
        value={typedDay(form, 'askedOn')}
        error={form.mistakes.askedOn}
      />
      <CharacterCount
        name="grounds"
        label="Grounds, if they are known"
        maxlength={longestGrounds}
        value={form.typed.grounds}
        error={form.mistakes.grounds}
      />
    </FormPage>
  )
}
