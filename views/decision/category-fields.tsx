import { figureOfCategory } from '#domain/annual-letter/figure.ts'
import {
  type DecisionCategory,
  type DecisionReason,
  decisionCategories,
} from '#domain/annual-letter/labels.ts'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { TextInput } from '../components/text-input.tsx'

/** The field that holds the reason for a category: each category has reasons of its own. */
export const reasonField = (category: DecisionCategory) => `reason-${figureOfCategory[category]}`

type Props = { form: FormState; reasons: readonly DecisionReason[]; legend: string; hint?: string }

/** What the Ombudsman decided and why, as printed: the category, and the reasons that were in use for it that year. */
export const CategoryFields = ({ form, reasons, legend, hint }: Props) => (
  <>
    <Radios
      name="category"
      legend={legend}
      hint={hint}
      value={form.typed.category}
      error={form.mistakes.category}
      choices={decisionCategories.map((category) => ({
        value: category,
        text: category,
        reveals: (
          <Select
            name={reasonField(category)}
            label={`Reason (${category})`}
            value={form.typed[reasonField(category)]}
            error={form.mistakes[reasonField(category)]}
            options={[
              { value: '', text: 'Choose the reason' },
              ...labelsFor(category, reasons).map((label) => ({ value: label, text: label })),
            ]}
          />
        ),
      }))}
    />
    <TextInput
      name="otherReason"
      label="Reason as printed, if the list does not have it"
      hint="It is kept word for word. A reason that no list explains counts by its category alone."
      value={form.typed.otherReason}
      error={form.mistakes.otherReason}
    />
    <TextInput
      name="categoryAsPrinted"
      label="Category as printed, if in other words"
      hint="Leave it empty where the statement uses the words chosen above."
      value={form.typed.categoryAsPrinted}
      error={form.mistakes.categoryAsPrinted}
    />
  </>
)

const labelsFor = (category: DecisionCategory, reasons: readonly DecisionReason[]) => [
  ...new Set(reasons.filter((reason) => reason.category === category).map(({ label }) => label)),
]
