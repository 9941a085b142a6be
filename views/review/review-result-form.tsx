import type { Child } from 'hono/jsx'
import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { CategoryFields } from '../decision/category-fields.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  review: { askedBy: string; askedOn: Day }
  decision: { category: string; reason: string; decidedOn: Day }
  reasons: readonly DecisionReason[]
  form: FormState
  submission: string
  after: number
  both?: Child
}

/** The Ombudsman's answer to a review: the decision stands, is corrected, or gives way to a new one. */
export const ReviewResultForm = ({ thisCase, review, decision, form, ...props }: Props) => {
  const { reference, complainant } = thisCase
  return (
    <FormPage
      title="Record the result of the review"
      lede={`${showReference(reference)}, ${complainant}`}
      back={{ href: paths.casePart(reference, 'decision'), text: showReference(reference) }}
      action={paths.reviewResult(reference)}
      form={form}
      submission={props.submission}
      version={props.after}
      button="Continue"
      before={
        <>
          {props.both}
          <InsetText>
            Asked for by the {review.askedBy} on {dayInWords(review.askedOn)}. The old decision stays in force
            until a new version: {decision.category}, {dayInWords(decision.decidedOn)}
            {decision.reason && `, ${decision.reason}`}.
          </InsetText>
        </>
      }
    >
      <DateInput
        name="answeredOn"
        legend="Answered on"
        value={typedDay(form, 'answeredOn')}
        error={form.mistakes.answeredOn}
      />
      <Radios
        name="change"
        legend="What became of the decision"
        value={form.typed.change}
        error={form.mistakes.change}
        choices={[
          {
            value: 'stands',
            text: 'It stands',
            hint: 'Nothing changes: the date and the category are kept.',
          },
          {
            value: 'corrected',
            text: 'It was corrected',
            hint: 'The category or the reason was wrong. The date is kept, so it counts in the same year.',
          },
          {
            value: 'new decision',
            text: 'There is a new decision',
            hint: 'A new statement with a date of its own: the case counts in the year of that date.',
          },
        ]}
      />
      <Textarea
        name="note"
        label="What the Ombudsman says, in short"
        rows={3}
        value={form.typed.note}
        error={form.mistakes.note}
      />
      <h2 class="govuk-heading-m">If it was corrected, or there is a new decision</h2>
      <DateInput
        name="decidedOn"
        legend="Date of the new decision"
        hint="Leave it empty where the decision stands or was only corrected."
        value={typedDay(form, 'decidedOn')}
        error={form.mistakes.decidedOn}
      />
      <CategoryFields
        form={form}
        reasons={props.reasons}
        legend="What the decision says now"
        hint="As in force, until you change it."
      />
      <TextInput
        name="publishedLink"
        type="url"
        label="Link to the published decision, if there is one"
        hint="It begins with https://"
        value={form.typed.publishedLink}
        error={form.mistakes.publishedLink}
      />
    </FormPage>
  )
}
