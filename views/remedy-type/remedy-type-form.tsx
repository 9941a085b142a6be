import type { Child } from 'hono/jsx'
import { capital } from '#domain/capital.ts'
import { remedyKinds } from '#domain/remedy-action.ts'
import type { RemedyTypeTerms } from '#domain/remedy-type-change.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'

type Props = {
  /** What is changed; a new type has none. */
  held: (RemedyTypeTerms & { id: number; version: number; uses: number }) | null
  form: FormState
  submission: string
  both?: Child
}

/** A type of remedy and its proof. Once an action has it, its words and kind stay. */
export const RemedyTypeForm = ({ held, form, submission, both }: Props) => {
  const used = held !== null && held.uses > 0
  return (
    <FormPage
      title={held ? `Remedy type: ${held.label}` : 'Add a remedy type'}
      back={{ href: paths.settingsPart('remedy-types'), text: 'Remedy types' }}
      action={held ? paths.remedyType(held.id) : paths.newRemedyType}
      form={form}
      submission={submission}
      version={held?.version}
      button={held ? 'Save' : 'Add'}
      before={
        <>
          {both}
          {used && (
            <SummaryList
              rows={[
                { term: 'Kind', value: capital(held.kind) },
                {
                  term: 'Recorded',
                  value: `${held.uses === 1 ? '1 action has it' : `${held.uses} actions have it`}, so its words and kind stay`,
                },
              ]}
            />
          )}
        </>
      }
    >
      {!used && (
        <>
          <TextInput
            name="label"
            label="Type, in the Ombudsman’s words"
            value={form.typed.label}
            error={form.mistakes.label}
          />
          <Radios
            legend="Kind"
            legendSize="s"
            hint="Only service improvements are published."
            name="kind"
            value={form.typed.kind}
            error={form.mistakes.kind}
            choices={remedyKinds.map((kind) => ({ value: kind, text: capital(kind) }))}
          />
        </>
      )}
      <Textarea
        name="proof"
        label="What counts as proof"
        hint="Services read this where they send in evidence. A promise or an acknowledgement is no proof."
        rows={3}
        value={form.typed.proof}
        error={form.mistakes.proof}
      />
      <Radios
        legend="Is it offered for new actions?"
        legendSize="s"
        name="offered"
        value={form.typed.offered}
        error={form.mistakes.offered}
        choices={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No', hint: 'Actions of this type stay as they are' },
        ]}
      />
    </FormPage>
  )
}
