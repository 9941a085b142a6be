import type { Child } from 'hono/jsx'
import type { FormState } from '../components/form-state.ts'
import { TextInput } from '../components/text-input.tsx'

/** The Ombudsman's years from which and to which an entry of a list holds. */
export const FirstYear = ({ form }: { form: FormState }) => (
  <TextInput
    name="validFrom"
    label="First year"
    hint="The Ombudsman’s year from which it holds, such as 2024-25"
    width={5}
    value={form.typed.validFrom}
    error={form.mistakes.validFrom}
  />
)

export const LastYear = ({ form }: { form: FormState }) => (
  <TextInput
    name="lastYear"
    label="Last year (optional)"
    hint="The last year in which the Ombudsman used it. It is not offered for later ones."
    width={5}
    value={form.typed.lastYear}
    error={form.mistakes.lastYear}
  />
)

/** A year in one piece. */
export const Year = ({ children }: { children?: Child }) => <span class="year">{children}</span>
