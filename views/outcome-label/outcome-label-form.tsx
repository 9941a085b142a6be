import type { OutcomeLabel } from '#domain/annual-letter/labels.ts'
import { paths } from '#src/paths.ts'
import { Radios } from '../components/radios.tsx'
import { LabelForm, type LabelFormProps } from '../settings/label-form.tsx'

/** An outcome in the Ombudsman's words, and what it counts as. */
export const OutcomeLabelForm = (props: LabelFormProps<OutcomeLabel>) => {
  const { held, form } = props
  return (
    <LabelForm
      {...props}
      title={held ? `Outcome: ${held.entry.label}` : 'Add an outcome label'}
      back={{ href: paths.settingsPart('outcome-labels'), text: 'Outcome labels' }}
      action={held ? paths.outcomeLabel(held.id) : paths.newOutcomeLabel}
      noun="Label"
      recorded={(uses) => (uses === 1 ? 'for 1 case' : `for ${uses} cases`)}
      again={held ? paths.newOutcomeLabelLike({ label: held.entry.label }) : undefined}
    >
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
    </LabelForm>
  )
}
