import { z } from 'zod'
import type { Request } from './app.ts'

/** What was typed and what is wrong with it, by field, so that a page can show both again. */
export type FormState = { typed: Record<string, string>; mistakes: Record<string, string> }

export const untouched: FormState = { typed: {}, mistakes: {} }

const submissionKey = z.uuid()

/**
 * A submitted form against its schema: its values, or what was typed with a mistake for each field. The form's own key
 * goes to the desk, so that the same form sent twice writes once.
 */
export async function readForm<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): Promise<{ values: z.output<Schema>; state: FormState } | { values: null; state: FormState }> {
  const body = await c.req.parseBody()
  const typed = Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
  const key = submissionKey.safeParse(typed.submission)
  if (key.success && c.var.user) c.set('desk', { ...c.var.desk, submission: key.data })
  const parsed = schema.safeParse(typed)
  if (parsed.success) return { values: parsed.data, state: { typed, mistakes: {} } }
  return { values: null, state: { typed, mistakes: mistakesOf(parsed.error) } }
}

export const mistakesOf = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.toReversed().map((issue) => [issue.path.join('.'), issue.message]))
