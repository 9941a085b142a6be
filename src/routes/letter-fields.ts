import { z } from 'zod'
import type { Day } from '#domain/calendar.ts'
import { channels, correspondenceKinds, type Direction, directions } from '#domain/correspondence.ts'
import { acceptedEndings } from '#src/file-types.ts'
import type { Request } from './app.ts'
import { day, optionalDay, optionalText, text } from './fields.ts'
import { type Form, readForm } from './read-form.ts'

/** What every letter says of itself. `when` names the day that counts: the day received or sent. */
export const letterFields = (today: Day, when: string) => ({
  channel: z.enum(channels, 'Choose how it went'),
  letterOn: optionalDay('The date on the letter').refine(
    (value) => value === null || value <= today,
    'The date on the letter cannot be after today',
  ),
  exchangedOn: day(when).refine((value) => value <= today, `${when} cannot be after today`),
  subject: text('Enter what the letter is about', 200),
  note: optionalText(4000),
})

const kindMissing = 'Choose a kind of letter'

/** A letter in or out. A letter of the Ombudsman is dated at the latest on the day on which it came. */
export const letterForm = (today: Day) =>
  z.discriminatedUnion('direction', [
    z
      .object({
        direction: z.literal('in'),
        kind: z.enum(correspondenceKinds.in, kindMissing),
        ...letterFields(today, 'The day received'),
      })
      .refine(({ letterOn, exchangedOn }) => letterOn === null || letterOn <= exchangedOn, {
        path: ['letterOn'],
        message: 'A letter cannot be dated after the day on which it was received',
      }),
    z.object({
      direction: z.literal('out'),
      kind: z.enum(correspondenceKinds.out, kindMissing),
      ...letterFields(today, 'The day sent'),
    }),
  ])

const direction = z.enum(directions).catch('in')
export const directionIn = (given: string | undefined): Direction => direction.parse(given)

/** A form that brings a letter. Where it has a mistake none of its files is kept, and they have to be chosen again. */
export async function readLetter<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
): Promise<Form<z.output<Schema>>> {
  const form = await readForm(c, schema)
  if (form.values || form.status === 200 || !form.files.files?.length) return form
  const files = 'Choose the files again: they are kept once nothing else has to be put right'
  return { ...form, state: { ...form.state, mistakes: { files, ...form.state.mistakes } } }
}

/** What the field for files says and asks for. */
export const uploadLimits = (c: Request) => ({
  endings: acceptedEndings,
  megabytes: c.var.stores.config.uploadMegabytes,
})
