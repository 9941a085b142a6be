import type { Child } from 'hono/jsx'
import type { Held } from '#domain/annual-letter/label-change.ts'
import { type DecisionReason, decisionCategories, isInvestigated } from '#domain/annual-letter/labels.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextInput } from '../components/text-input.tsx'
import { FirstYear, LastYear } from '../settings/years-of-use.tsx'

type Props = {
  /** What is changed; a new reason has none. */
  held: (Held<DecisionReason> & { id: number; version: number }) | null
  form: FormState
  submission: string
  both?: Child
}

/** A reason as the Ombudsman prints it, and what it counts as. Once it was recorded its words, category and first year stay. */
export const DecisionReasonForm = ({ held, form, submission, both }: Props) => {
  const fixed = held && held.uses > 0 ? held : null
  return (
    <FormPage
      title={held ? `Reason: ${held.entry.label}` : 'Add a decision reason'}
      back={{ href: paths.settingsPart('decision-reasons'), text: 'Decision reasons' }}
      action={held ? paths.decisionReason(held.id) : paths.newDecisionReason}
      form={form}
      submission={submission}
      version={held?.version}
      button={held ? 'Save' : 'Add'}
      before={
        <>
          {both}
          {fixed && <Fixed {...fixed} />}
        </>
      }
    >
      {!fixed && (
        <>
          <TextInput
            name="label"
            label="Reason, as the Ombudsman prints it"
            value={form.typed.label}
            error={form.mistakes.label}
          />
          <Select
            name="category"
            label="Category"
            options={[
              { value: '', text: 'Choose the category' },
              ...decisionCategories.map((category) => ({ value: category, text: category })),
            ]}
            value={form.typed.category}
            error={form.mistakes.category}
          />
          <FirstYear form={form} />
        </>
      )}
      <LastYear form={form} />
      {(!fixed || fixed.entry.category === 'Upheld') && (
        <Radios
          legend="Does it count as a satisfactory remedy?"
          legendSize="s"
          hint="Upheld, and the Ombudsman agreed with what the council had already offered"
          name="satisfactoryRemedy"
          value={form.typed.satisfactoryRemedy}
          error={form.mistakes.satisfactoryRemedy}
          choices={yesOrNo}
        />
      )}
      {(!fixed || isInvestigated(fixed.entry.category)) && (
        <Radios
          legend="Was the case investigated?"
          legendSize="s"
          hint="A case upheld without an investigation need not be reported by the Monitoring Officer"
          name="investigated"
          value={form.typed.investigated}
          error={form.mistakes.investigated}
          choices={yesOrNo}
        />
      )}
    </FormPage>
  )
}

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

const Fixed = ({ entry, uses }: Held<DecisionReason>) => (
  <>
    <SummaryList
      rows={[
        { term: 'Category', value: entry.category },
        { term: 'From', value: entry.validFrom },
        { term: 'Recorded', value: uses === 1 ? 'in 1 decision' : `in ${uses} decisions` },
      ]}
    />
    <InsetText>
      Its words stay as they were recorded. Where the Ombudsman counts it differently from a later year on,{' '}
      <a class="govuk-link" href={paths.newDecisionReasonLike(entryOf(entry))}>
        add it again from that year
      </a>
      .
    </InsetText>
  </>
)

const entryOf = ({ label, category }: DecisionReason) => ({ label, category })
