import { z } from 'zod'
import { isFinancialYear } from '#domain/financial-year.ts'
import type { FormState } from '#views/components/form-state.ts'

const yearMistake = 'Enter a year of the Ombudsman’s, such as 2024-25'

const typedYear = z
  .string()
  .default('')
  .transform((year) => year.trim())

export const firstYear = typedYear.refine(isFinancialYear, yearMistake)

export const lastYear = typedYear
  .refine((year) => year === '' || isFinancialYear(year), yearMistake)
  .transform((year) => year || null)

/** The domain's own mistakes in an entry of a list, each beside its field. */
export const withMistakes =
  <Given>(mistakesIn: (given: Given) => Record<string, string>) =>
  (given: Given, context: z.RefinementCtx): void => {
    for (const [field, message] of Object.entries(mistakesIn(given))) {
      context.addIssue({ code: 'custom', path: [field], message, input: given })
    }
  }

/** A form with what the act said was wrong with it. */
export const mistaken = (state: FormState, mistakes: FormState['mistakes']) => ({
  state: { ...state, mistakes },
  status: 422 as const,
})
