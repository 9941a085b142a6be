import { z } from 'zod'
import type { Seen } from '#casework/service-reorganisation.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findService, listServices } from '#db/queries/service.ts'
import { Refusal } from '#domain/refusal.ts'
import { whyNotFrom } from '#domain/service.ts'
import { type FormState, withFields } from '#views/components/form-state.ts'
import type { Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, many } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { dayThat, serviceActs } from './service-fields.ts'

const seenShape = z.object({
  versions: z.record(z.string(), z.number()),
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

export async function serviceInForce(c: Request): Promise<Service> {
  const service = await findService(c.var.desk, idInAddress(c))
  if (service.validTo !== null) throw new Refusal(`${service.name} has ended already.`)
  return service
}

/** The services in force besides this one. */
export const otherServices = async (c: Request, id: number) =>
  (await listServices(c.var.desk)).filter((other) => other.id !== id && other.validTo === null)

export type Other = Awaited<ReturnType<typeof otherServices>>[number]

export const fromField = (c: Request, service: Service) =>
  dayThat('The day', (day) => whyNotFrom(day, service, c.var.desk.today))

export const leadField = many(chosenId('Choose people from the list'))

type Preview = { seen: Seen }

/** Somebody changed what goes over since it was checked: what was said then beside what is so now. */
export async function bothOf(c: Request, { seen }: Preview, before: Seen | undefined, serviceId: number) {
  if (!before) return undefined
  const last = await findLastAct(c.var.desk, null, serviceActs, { name: 'serviceId', id: serviceId })
  c.status(409)
  return bothVersionsOf(last, { theirs: seen.goesOver, yours: before.goesOver })
}

export const withSeen = (form: FormState, { seen }: Preview) =>
  withFields(form, { seen: JSON.stringify(seen) })
