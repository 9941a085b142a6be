import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import type { FormState } from '#views/components/form-state.ts'
import { optionalDay, optionalId, optionalText } from './fields.ts'

const mostQuestions = 30

const parts = ['text', 'service', 'due', 'due-day', 'due-month', 'due-year'] as const
const nameOf = (number: number, part: string) => `question-${number}-${part}`
const numbers = Array.from({ length: mostQuestions }, (_, place) => place + 1)

export type QuestionAsked = { text: string; serviceId: number | null; internalDueOn: Day | null }

const row = (serviceIds: readonly number[]) => ({
  text: optionalText(2000),
  service: optionalId('Choose a service from the list').refine(
    (id) => id === null || serviceIds.includes(id),
    'Choose a service from the list',
  ),
  due: optionalDay('Our own target'),
})

/** The fields of every question that the form may bring. */
export const questionRows = (serviceIds: readonly number[]) =>
  z.object(
    Object.fromEntries(
      numbers.flatMap((number) =>
        Object.entries(row(serviceIds)).map(([part, field]) => [nameOf(number, part), field]),
      ),
    ),
  )

type Answered = { number: number; asked: QuestionAsked }

/** What can be read of a row: its mistakes are told by its own fields. */
const rowShape = z.object({
  text: z.string().catch(''),
  service: z.number().nullable().catch(null),
  due: z.string().nullable().catch(null),
})

/** The questions of a form that was read, each with the number of its row. Rows left empty are none. */
export function questionsIn(values: Record<string, unknown>): Answered[] {
  return numbers.flatMap((number) => {
    const fields = Object.fromEntries(
      ['text', 'service', 'due'].map((part) => [part, values[nameOf(number, part)]]),
    )
    const { text, service, due } = rowShape.parse(fields)
    const empty = text === '' && service === null && due === null
    return empty ? [] : [{ number, asked: { text, serviceId: service, internalDueOn: due } }]
  })
}

const rowCount = z.coerce.number().int().min(1).max(mostQuestions).catch(1)
export const rowsIn = ({ typed }: FormState): number => rowCount.parse(typed.questions)

/** The form with one row more, or without one of its rows: the rows after that move up. */
export function withRows(form: FormState): FormState | null {
  const { add, remove } = form.typed
  const rows = rowsIn(form)
  if (add === 'question') return asRows(form, Math.min(rows + 1, mostQuestions))
  const gone = Number(remove)
  if (!remove || !numbers.includes(gone)) return null
  const typed = { ...form.typed }
  for (const number of numbers.filter((number) => number >= gone)) {
    for (const part of parts) typed[nameOf(number, part)] = form.typed[nameOf(number + 1, part)] ?? ''
  }
  return asRows({ ...form, typed }, Math.max(rows - 1, 1))
}

const asRows = (form: FormState, rows: number): FormState => ({
  ...form,
  typed: { ...form.typed, questions: String(rows) },
  mistakes: {},
})
