import { z } from 'zod'
import { type Day, isDay } from '#domain/calendar.ts'
import { small } from '#domain/capital.ts'
import { penceFrom } from '#domain/money.ts'

/** PostgreSQL takes no null character. */
export const withoutNull = (text: string): string => text.replaceAll('\0', '')

/** A line or a text that has to be there. */
export const text = (missing: string, longest = 2000) =>
  optionalText(longest).refine((value) => value !== '', missing)

export const optionalText = (longest = 2000) =>
  z
    .string()
    .default('')
    .transform((value) => withoutNull(value).replaceAll('\r\n', '\n').trim())
    .refine((value) => value.length <= longest, `Use ${longest.toLocaleString('en-GB')} characters at most`)

const realDate = 'must be a real date, such as 27 3 2024'

/** A day that has to be given. `what` begins the mistake: 'The day received'. */
export const day = (what: string) =>
  z
    .string()
    .default('')
    .refine((value) => value !== '', `Enter ${small(what)}`)
    .refine((value) => value === '' || isDay(value), `${what} ${realDate}`)

export const optionalDay = (what: string) =>
  z
    .string()
    .default('')
    .refine((value) => value === '' || isDay(value), `${what} ${realDate}`)
    .transform((value): Day | null => value || null)

/** The number of something chosen from a list. */
export const chosenId = (missing: string) =>
  z
    .string(missing)
    .regex(/^[1-9]\d{0,8}$/, missing)
    .transform(Number)

/** The version of a thing, the last entry of a list or the count of it that a form began with; 0 before there was any. */
export const seen = z
  .string('Open the form again')
  .regex(/^\d{1,9}$/, 'Open the form again')
  .transform(Number)

export const optionalId = (mistake: string) =>
  z
    .string()
    .default('')
    .refine((value) => value === '' || /^[1-9]\d{0,8}$/.test(value), mistake)
    .transform((value) => (value === '' ? null : Number(value)))

/** A sum of money as people type it, in pence. */
export const pence = (missing: string) =>
  optionalPence().refine((value): value is number => value !== null && value > 0, missing)

export const optionalPence = () =>
  z
    .string()
    .default('')
    .transform((value, context) => {
      if (value.trim() === '') return null
      const sum = penceFrom(value)
      if (sum !== null && sum >= 0 && sum <= 2_000_000_000) return sum
      context.issues.push({
        code: 'custom',
        message: 'Enter a sum in pounds, such as 250 or 1,250.50',
        input: value,
      })
      return z.NEVER
    })

/** The values of fields that share a name: none, one or many. */
export const many = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(200, 'That is more than this form takes'),
  )

/** Which button of a check page was pressed; none when the form itself came in. */
export const confirmed = z.enum(['yes', 'change', '']).default('').catch('')

export const yesOrNo = (missing: string) =>
  z.enum(['yes', 'no'], missing).transform((choice) => choice === 'yes')
