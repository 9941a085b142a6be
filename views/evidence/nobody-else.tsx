import { Checkboxes } from '../components/checkboxes.tsx'
import type { FormState } from '../components/form-state.ts'

/** The Ombudsman treats another person's data in what it is sent as a breach, so that somebody looks before. */
export const NobodyElse = ({ form, words }: { form: FormState; words: string }) => (
  <Checkboxes
    legend="Personal data"
    legendSize="s"
    hint="Anybody else’s name, address or health in a file is a data breach: the Ombudsman reports it."
    name="nobodyElse"
    choices={[{ value: 'yes', text: words }]}
    values={form.lists.nobodyElse ?? []}
    error={form.mistakes.nobodyElse}
  />
)
