import { z } from 'zod'
import type { Place } from '#casework/service.ts'
import { listAllDirectorates, listAllServices } from '#db/queries/service.ts'
import { isDay } from '#domain/calendar.ts'
import { takesWork, whyNotNamedFrom } from '#domain/service.ts'
import { placesIn } from '#views/service/place-select.tsx'
import type { Request } from './app.ts'
import { chosenId, day, text } from './fields.ts'

type Named = { id: number; name: string; validTo: string | null }

/** A name that no other of its kind in force bears. */
export const nameOf = (others: readonly Named[], own?: number) =>
  text('Enter the name', 120).refine(
    (name) =>
      !others.some(
        (other) =>
          other.id !== own && other.validTo === null && other.name.toLowerCase() === name.toLowerCase(),
      ),
    'There is one of this name already',
  )

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

/** Another name for a service or a directorate, from a day on. */
export const nameForm = (others: readonly Named[], thing: { id: number; validFrom: string }, today: string) =>
  z.object({
    version,
    name: nameOf(others, thing.id),
    from: dayThat('The day', (day) => whyNotNamedFrom(day, thing, today)),
  })
