import { z } from 'zod'
import type { Place } from '#casework/service.ts'
import { listAllDirectorates, listAllServices } from '#db/queries/service.ts'
import { dayInWords, isDay } from '#domain/calendar.ts'
import { takesWork, type Validity, whyNotNamedFrom } from '#domain/service.ts'
import { placesIn } from '#views/service/place-select.tsx'
import type { Request } from './app.ts'
import { chosenId, day, text } from './fields.ts'

/** Where a service can belong today; not below itself. */
export async function placesFor({ var: { desk } }: Request, withoutBelow: readonly number[] = []) {
  const [directorates, services] = await Promise.all([listAllDirectorates(desk), listAllServices(desk)])
  const inForce = directorates.filter((directorate) => takesWork(directorate, desk.today))
  const above = services.filter(
    (service) => takesWork(service, desk.today) && !withoutBelow.includes(service.id),
  )
  return {
    services,
    choices: placesIn(inForce, above),
    placeIn: (value: string): Place | null => {
      const [kind, id] = [value.slice(0, 1), Number(value.slice(1))]
      if (kind === 'd')
        return inForce.some((one) => one.id === id) ? { directorateId: id, parentId: null } : null
      const service = above.find((one) => one.id === id)
      return kind === 's' && service ? { directorateId: service.directorateId, parentId: id } : null
    },
    beginningOf: ({ directorateId }: Place): string =>
      directorates.find(({ id }) => id === directorateId)?.validFrom ?? '',
  }
}

export type Places = Awaited<ReturnType<typeof placesFor>>

/** A place out of those that there are. */
export const placeOf = ({ placeIn }: Places) =>
  z
    .string()
    .default('')
    .transform((value, context): Place => {
      const place = placeIn(value)
      if (place) return place
      context.issues.push({ code: 'custom', message: 'Choose where it belongs', input: value })
      return z.NEVER
    })

/** A day that no rule speaks against. */
export const dayThat = (what: string, whyNot: (day: string) => string | null) =>
  day(what).superRefine((value, context) => {
    const mistake = isDay(value) ? whyNot(value) : null
    if (mistake) context.addIssue({ code: 'custom', message: mistake, input: value })
  })

/** The acts that change a service. */
export const serviceActs = [
  'add a service',
  'change a service',
  'merge services',
  'split a service',
  'end a service',
] as const
/** The acts that change a directorate. */
export const directorateActs = ['add a directorate', 'change a directorate'] as const

export const version = chosenId('Open the form again')

export const nameField = text('Enter the name', 120)

/** Another name for a service or a directorate, from a day on. */
export const nameForm = (thing: Validity, today: string) =>
  z.object({
    version,
    name: nameField,
    from: dayThat('The day', (day) => whyNotNamedFrom(day, thing, today)),
  })

/** From when a name holds, and until when where another follows it. */
export const nameHolds = (name: string, from: string, until: string | null) =>
  `It is called ${name} from ${dayInWords(from)}${until ? ` until ${dayInWords(until)}` : ''}`
