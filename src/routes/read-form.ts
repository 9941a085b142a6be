import { z } from 'zod'
import type { KeptFile } from '#domain/evidence.ts'
import type { FormState } from '#views/components/form-state.ts'
import type { Request } from './app.ts'
import { readUploads } from './read-uploads.ts'

/** A form as it came in. The status is that of the page which shows it again. */
export type Form<Values> =
  | { values: Values; files: Record<string, KeptFile[]>; state: FormState; status: 200 }
  | { values: null; files: Record<string, KeptFile[]>; state: FormState; status: 200 | 422 }

const submissionKey = z.uuid()

/**
 * A submitted form against its schema: its values, or what was typed with a mistake for each field. Uploads are streamed
 * to the disk, hashed and synced on the way; those of a form with mistakes are removed again, and only told of. The
 * form's own key goes to the desk, so that the same form sent twice writes once. A form that comes back after signing in
 * again is only shown.
 */
export async function readForm<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): Promise<Form<z.output<Schema>>> {
  const { fields, files, mistakes: uploadMistakes } = await readFields(c)
  const lists = withDays(fields)
  const typed = Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values[0] ?? '']))
  const key = submissionKey.safeParse(typed.submission)
  if (key.success && c.var.user) c.set('desk', { ...c.var.desk, submission: key.data })
  const given = Object.fromEntries(
    Object.entries(lists).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
  const parsed = schema.safeParse(given)
  const mistakes = { ...(parsed.success ? {} : mistakesOf(parsed.error)), ...uploadMistakes }
  if (parsed.success && Object.keys(uploadMistakes).length === 0 && typed.resumed !== 'yes') {
    return { values: parsed.data, files, state: { typed, lists, mistakes }, status: 200 }
  }
  for (const { id } of Object.values(files).flat()) await c.var.stores.files.remove(id)
  return typed.resumed === 'yes'
    ? { values: null, files: {}, state: { typed, lists, mistakes: {} }, status: 200 }
    : { values: null, files, state: { typed, lists, mistakes }, status: 422 }
}

/** The first mistake of each field, in the order of the form. */
export function mistakesOf(error: z.ZodError): Record<string, string> {
  const mistakes: Record<string, string> = {}
  for (const { path, message } of error.issues) mistakes[path.join('.')] ??= message
  return mistakes
}

/** The fields of a form, each with all its values, and the files that came with it. */
export async function readFields(c: Request) {
  if (c.req.header('Content-Type')?.startsWith('multipart/form-data')) return readUploads(c)
  const body = await c.req.parseBody({ all: true })
  const fields = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((part): part is string => typeof part === 'string'),
    ]),
  )
  return { fields, files: {}, mistakes: {} }
}

/** The three fields of a date as one: 2024-03-27, or the three as typed where they make no date. */
function withDays(fields: Record<string, string[]>): Record<string, string[]> {
  const days = Object.keys(fields)
    .filter((name) => name.endsWith('-year'))
    .map((name) => name.slice(0, -'-year'.length))
  const joined = days.map((name): [string, string[]] => {
    const parts = ['year', 'month', 'day'].map((part) => fields[`${name}-${part}`]?.[0]?.trim() ?? '')
    if (parts.every((part) => part === '')) return [name, ['']]
    const [year = '', month = '', date = ''] = parts
    return [name, [`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`]]
  })
  return { ...fields, ...Object.fromEntries(joined) }
}
