import { z } from 'zod'
import type { Seen, ServiceSeen } from '#casework/service-seen.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findService, listAllServices, listServices } from '#db/queries/service.ts'
import { Refusal } from '#domain/refusal.ts'
import { whyNotFrom } from '#domain/service.ts'
import { type FormState, withFields } from '#views/components/form-state.ts'
import type { Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, many } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { dayThat, serviceActs } from './service-fields.ts'

const seenShape = z.object({
  services: z.record(
    z.string(),
    z.object({
      version: z.number(),
      name: z.string(),
      directorate: z.string(),
      below: z.string(),
      'last day': z.string(),
    }),
  ),
  goesOver: z.record(z.string(), z.string()),
})

/** What the page before said goes over; null where it said nothing that can be read. */
const seenField = z
  .string()
  .default('')
  .transform((value): Seen | null => {
    try {
      return seenShape.parse(JSON.parse(value))
    } catch {
      return null
    }
  })

/** What every page on which this is checked sends: that it was, and what it said. */
export const checked = { confirmed: z.enum(['yes', 'change']).optional(), seen: seenField }

export type Service = Awaited<ReturnType<typeof findService>>

export const serviceInAddress = (c: Request): Promise<Service> => findService(c.var.desk, idInAddress(c))

/** The service that an address names, unless it has ended. A form that is sent again is for the act to answer. */
export async function serviceInForce(c: Request): Promise<Service> {
  const service = await serviceInAddress(c)
  if (service.validTo !== null) throw new Refusal(`${service.name} has ended already.`)
  return service
}

/** The services in force besides this one. */
export const otherServices = async (c: Request, id: number) =>
  (await listServices(c.var.desk)).filter((other) => other.id !== id && other.validTo === null)

/** Every other service that there ever was: whether one can still be chosen is for the act to say. */
export const everyOther = async (c: Request, id: number) =>
  (await listAllServices(c.var.desk)).filter((other) => other.id !== id)

export type Other = Awaited<ReturnType<typeof otherServices>>[number]

export const fromField = (c: Request, service: Service) =>
  dayThat('The day', (day) => whyNotFrom(day, service, c.var.desk.today))

export const leadField = many(chosenId('Choose people from the list'))

type Preview = { seen: Seen }

/**
 * Somebody changed the services or what goes over since it was checked: what is so now beside what was said then, and
 * what was typed.
 */
export async function bothOf(
  c: Request,
  { seen }: Preview,
  before: Seen | undefined,
  serviceId: number,
  typed: Record<string, string> = {},
) {
  if (!before) return undefined
  const last = await findLastAct(c.var.desk, null, serviceActs, { name: 'serviceId', id: serviceId })
  c.status(409)
  return bothVersionsOf(last, {
    theirs: { ...servicesInWords(seen, before), ...seen.goesOver },
    yours: { ...servicesInWords(before, before), ...typed, ...before.goesOver },
  })
}

/** 'name', or 'Highways: name' where several services were checked, as they were called then. */
function servicesInWords({ services }: Seen, before: Seen): Record<string, string> {
  const several = Object.keys(before.services).length > 1
  return Object.fromEntries(
    Object.entries(before.services).flatMap(([id, { name }]) =>
      factsOf(services[id]).map(([fact, value]) => [several ? `${name}: ${fact}` : fact, value]),
    ),
  )
}

const factsOf = (service: ServiceSeen | undefined): [string, string][] => {
  const { version: _, ...facts } = service ?? { version: 0 }
  return Object.entries(facts)
}

export const withSeen = (form: FormState, { seen }: Preview) =>
  withFields(form, { seen: JSON.stringify(seen) })
