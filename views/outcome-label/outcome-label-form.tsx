import type { Child } from 'hono/jsx'
import type { Held } from '#domain/annual-letter/label-change.ts'
import type { OutcomeLabel } from '#domain/annual-letter/labels.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Radios } from '../components/radios.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextInput } from '../components/text-input.tsx'
import { FirstYear, LastYear } from '../settings/years-of-use.tsx'

type Props = {
  /** What is changed; a new label has none. */
  held: (Held<OutcomeLabel> & { id: number; version: number }) | null
  form: FormState
  submission: string
  both?: Child
}

/** An outcome in the Ombudsman's words, and what it counts as. Once it was recorded its words and first year stay. */
export const OutcomeLabelForm = ({ held, form, submission, both }: Props) => {
  const fixed = held && held.uses > 0 ? held : null
  return (
    <FormPage
      title={held ? `Outcome: ${held.entry.label}` : 'Add an outcome label'}
      back={{ href: paths.settingsPart('outcome-labels'), text: 'Outcome labels' }}
      action={held ? paths.outcomeLabel(held.id) : paths.newOutcomeLabel}
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
            label="Label, as the Ombudsman prints it"
            value={form.typed.label}
            error={form.mistakes.label}
          />
          <FirstYear form={form} />
        </>
      )}
      <LastYear form={form} />
      <Radios
        legend="Is the Ombudsman satisfied?"
        legendSize="s"
        hint="An outcome that is not satisfied leaves its case open until it is settled"
        name="satisfied"
        value={form.typed.satisfied}
        error={form.mistakes.satisfied}
        choices={[
          { value: 'yes', text: 'Satisfied' },
          { value: 'no', text: 'Not satisfied' },
        ]}
      />
      <Radios
        legend="Does it say that the remedy was late?"
        legendSize="s"
        hint="Late but satisfied counts as satisfied"
        name="late"
        value={form.typed.late}
        error={form.mistakes.late}
        choices={[
          { value: 'yes', text: 'Late' },
          { value: 'no', text: 'Not late, or it does not say' },
        ]}
      />
    </FormPage>
  )
}

const Fixed = ({ entry, uses }: Held<OutcomeLabel>) => (
  <>
    <SummaryList
      rows={[
        { term: 'From', value: entry.validFrom },
        { term: 'Recorded', value: uses === 1 ? 'for 1 case' : `for ${uses} cases` },
      ]}
    />
    <InsetText>
      Its words stay as they were recorded. Where the Ombudsman counts it differently from a later year on,{' '}
      <a class="govuk-link" href={paths.newOutcomeLabelLike({ label: entry.label })}>
        add it again from that year
      </a>
      .
    </InsetText>
  </>
)
