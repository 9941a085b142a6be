import { type DecisionReason, decisionCategories, isInvestigated } from '#domain/annual-letter/labels.ts'
import { paths } from '#src/paths.ts'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { LabelForm, type LabelFormProps } from '../settings/label-form.tsx'

/** A reason as the Ombudsman prints it, and what it counts as: once it was recorded, only what its category can count as. */
export const DecisionReasonForm = (props: LabelFormProps<DecisionReason>) => {
  const { held, form } = props
  const fixed = held && held.uses > 0 ? held.entry.category : null
  return (
    <LabelForm
      {...props}
      title={held ? `Reason: ${held.entry.label}` : 'Add a decision reason'}
      back={{ href: paths.settingsPart('decision-reasons'), text: 'Decision reasons' }}
      action={held ? paths.decisionReason(held.id) : paths.newDecisionReason}
      noun="Reason"
      category={<Category form={form} />}
      recorded={(uses) => (uses === 1 ? 'in 1 decision' : `in ${uses} decisions`)}
      again={held ? paths.newDecisionReasonLike(wordsOf(held.entry)) : undefined}
    >
      {(fixed === null || fixed === 'Upheld') && (
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
      {(fixed === null || isInvestigated(fixed)) && (
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
    </LabelForm>
  )
}

const yesOrNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

const wordsOf = ({ label, category }: DecisionReason) => ({ label, category })

const Category = ({ form }: { form: FormState }) => (
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
)
