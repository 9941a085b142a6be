import type { Child } from 'hono/jsx'
import { showReference } from '#domain/case-reference.ts'
import type { FormState } from '#views/components/form-state.ts'

/** The title of a page with a form: it says so where the form has mistakes, or stands beside another version. */
export const titled = (title: string, { mistakes }: Pick<FormState, 'mistakes'>, both?: Child) => ({
  title,
  error: both !== undefined || Object.keys(mistakes).length > 0,
})

/** The same, with the case that the form is about. */
export const titledOnCase = (
  title: string,
  { reference }: { reference: string },
  form: Pick<FormState, 'mistakes'>,
  both?: Child,
) => titled(`${title}: ${showReference(reference)}`, form, both)
