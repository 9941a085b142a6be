import type { Child } from 'hono/jsx'
import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import { showReference } from '#domain/case-reference.ts'
import type { DecisionVersionKind } from '#domain/decision.ts'
import type { OfferedKind } from '#domain/decision-kinds.ts'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'
import { TextInput } from '../components/text-input.tsx'
import { CategoryFields } from './category-fields.tsx'

export type DecisionFormProps = {
  thisCase: { reference: string; complainant: string }
  form: FormState
  submission: string
  /** The newest version when the form was opened: nobody's version is put under another unseen. */
  after: number
  kinds: readonly OfferedKind[]
  reasons: readonly DecisionReason[]
  reviewOpen: boolean
  both?: Child
}

/** A version of the Ombudsman's decision, in the Ombudsman's words. */
export const DecisionForm = ({ thisCase, form, submission, after, ...props }: DecisionFormProps) => {
  const { reference, complainant } = thisCase
  return (
    <FormPage
      title="Record a decision"
      lede={`${showReference(reference)}, ${complainant}`}
      back={{ href: paths.casePart(reference, 'decision'), text: showReference(reference) }}
      action={paths.decisions(reference)}
      form={form}
      submission={submission}
      version={after}
      button="Continue"
      before={
        <>
          {props.both}
          {props.reviewOpen && <ReviewOpen reference={reference} />}
        </>
      }
    >
      <Kinds kinds={props.kinds} form={form} />
      <DateInput
        name="decidedOn"
        legend="Date of the decision"
        hint="The date on the statement. It says in which year the case counts, and when every deadline starts."
        value={typedDay(form, 'decidedOn')}
        error={form.mistakes.decidedOn}
      />
      <CategoryFields form={form} reasons={props.reasons} legend="What the Ombudsman decided" />
      <DateInput
        name="receivedOn"
        legend="Received on"
        hint="Leave it empty where it came on the date of the decision."
        value={typedDay(form, 'receivedOn')}
        error={form.mistakes.receivedOn}
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

const explained: Record<DecisionVersionKind, { text: string; hint: string }> = {
  draft: { text: 'Draft', hint: 'It counts nowhere. The council may comment before the final decision.' },
  final: { text: 'Final', hint: 'It is in force from its date and counts in that year.' },
  revised: { text: 'Revised', hint: 'It takes the place of the version in force, which stays on file.' },
}

const Kinds = ({ kinds, form }: { kinds: readonly OfferedKind[]; form: FormState }) => {
  const waiting = [...new Set(kinds.flatMap(({ refused }) => (refused ? [refused] : [])))]
  return (
    <>
      <Radios
        name="kind"
        legend="Version"
        value={form.typed.kind}
        error={form.mistakes.kind}
        choices={kinds
          .filter(({ refused }) => refused === null)
          .map(({ kind }) => ({ value: kind, ...explained[kind] }))}
      />
      {waiting.map((why) => (
        <p class="note">{why}</p>
      ))}
    </>
  )
}

const ReviewOpen = ({ reference }: { reference: string }) => (
  <InsetText>
    A review of this decision is with the Ombudsman. If this is its answer,{' '}
    <a href={paths.reviewResult(reference)}>record the result of the review</a> instead: the new version goes
    with it.
  </InsetText>
)
