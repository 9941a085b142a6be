/** What was typed into a form and what is wrong with it, by field, so that a page can show both again. */
export type FormState = {
  typed: Record<string, string>
  /** All values of the fields that share a name. */
  lists: Record<string, string[]>
  mistakes: Record<string, string>
}

export const untouched: FormState = { typed: {}, lists: {}, mistakes: {} }

/** A form about to be filled in, with what is known already. Days fill their three fields. */
export const prefilled = (known: Record<string, string | null | undefined>): FormState => ({
  ...untouched,
  typed: Object.fromEntries(Object.entries(known).flatMap(([name, value]) => fieldsOf(name, value ?? ''))),
})

const fieldsOf = (name: string, value: string): [string, string][] => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
  if (!year || !month || !date) return [[name, value]]
  return [
    [name, value],
    [`${name}-day`, String(Number(date))],
    [`${name}-month`, String(Number(month))],
    [`${name}-year`, year],
  ]
}

/** What a date input shows again. */
export const typedDay = ({ typed }: FormState, name: string) => ({
  day: typed[`${name}-day`],
  month: typed[`${name}-month`],
  year: typed[`${name}-year`],
})

/** Every mistake with the field to which it leads. */
export const mistakesIn = ({ mistakes, typed }: FormState) =>
  Object.entries(mistakes).map(([field, text]) => ({
    text,
    href: `#${`${field}-day` in typed ? `${field}-day` : field.replaceAll('.', '-')}`,
  }))

/** A form with other values in some of its fields; null takes a field away. */
export function withFields(form: FormState, values: Record<string, string | null>): FormState {
  const typed = { ...form.typed }
  const lists = { ...form.lists }
  for (const [name, value] of Object.entries(values)) {
    if (value === null) {
      delete typed[name]
      delete lists[name]
    } else {
      typed[name] = value
      lists[name] = [value]
    }
  }
  return { ...form, typed, lists }
}
