import type { Child } from 'hono/jsx'
import { DateInput } from './date-input.tsx'
import { type FormState, typedDay } from './form-state.ts'

type Props = { form: FormState; name: string; legend: Child; hint?: Child }

/** A day in a form, with what was typed and what is wrong with it. */
export const DayField = ({ form, name, legend, hint }: Props) => (
  <DateInput
    legend={legend}
    name={name}
    hint={hint}
    value={typedDay(form, name)}
    error={form.mistakes[name]}
  />
)
