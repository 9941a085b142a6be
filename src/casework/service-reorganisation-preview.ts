import { findService, listAllServices } from '#db/queries/service.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { subjectsOf } from '#domain/category-map.ts'
import { whatGoesOver, whatWouldBeLeft, whyNotFrom, whyNotUntil } from '#domain/service.ts'
import { isRepeated } from '#domain/service-name.ts'
import { isBelowEnding, servicesBelow } from '#domain/service-tree.ts'
import type { Desk } from './desk.ts'
import { type Place, whyNoServiceCalled } from './service.ts'
import { findHoldings, findMoving, type Holdings } from './service-handover.ts'
import { type Seen, servicesSeen } from './service-seen.ts'

export type Service = Awaited<ReturnType<typeof findService>>

/** Several services become one of them, or a new one, from a day. */
export type Merger = {
  serviceIds: readonly number[]
  into: { id: number } | { name: string; place: Place }
  from: Day
}

/** One service becomes several new ones from a day; what is open goes to the one chosen. */
export type Split = { serviceId: number; names: readonly string[]; heir: number; from: Day }

/** A service ends; what it has goes to another, or it has nothing. */
export type Ending = { serviceId: number; lastOn: Day; over: number | null }

/** What a merger would bring over, and what is wrong with it by field, as it is checked before it is done. */
export async function previewMerger(desk: Desk, { serviceIds, into, from }: Merger) {
  const services = await findServices(desk, serviceIds)
  const ending = services.filter(({ id }) => !('id' in into && into.id === id))
  const { directorateId } = 'id' in into ? await findService(desk, into.id) : into.place
  const preview = await previewOf(desk, services, ending, { directorateId, from })
  const ids = idsOf(ending)
  const mistakes = mistaken({
    from: firstOf(services.map((service) => whyNotChanged(desk, service, from))),
    name: 'id' in into ? null : await whyNoServiceCalled(desk, into.name, from, ids),
    place:
      'place' in into && isBelowEnding(preview.all, into.place.parentId, ids)
        ? 'It cannot stand below one that merges'
        : null,
  })
  return { ...preview, mistakes }
}

/** What a split would bring over, and what is wrong with it. */
export async function previewSplit(desk: Desk, { serviceId, names, from }: Split) {
  const [service] = await findServices(desk, [serviceId])
  const { directorateId } = service!
  const preview = await previewOf(desk, [service!], [service!], { directorateId, from })
  const ofNames = await Promise.all(
    names.map(async (name, place) => [
      `name-${place + 1}`,
      isRepeated(names, place)
        ? 'There is one of this name already'
        : await whyNoServiceCalled(desk, name, from, [serviceId]),
    ]),
  )
  const mistakes = mistaken({
    from: whyNotChanged(desk, service!, from),
    ...Object.fromEntries(ofNames),
  })
  return { ...preview, mistakes }
}

/** What the end of a service would bring over, or leave, and what is wrong with it. */
export async function previewEnding(desk: Desk, { serviceId, lastOn, over }: Ending) {
  const [service] = await findServices(desk, [serviceId])
  const [heir] = over === null ? [] : await findServices(desk, [over])
  const { directorateId } = heir ?? service!
  const from = addDays(lastOn, 1)
  const services = heir ? [service!, heir] : [service!]
  const preview = await previewOf(desk, services, [service!], { directorateId, from })
  const left = heir ? null : leftBy(preview.holdings)
  const mistakes = mistaken({
    lastOn: whyEnded(service!) ?? whyNotUntil(lastOn, service!, desk.today),
    over: left
      ? `${left}. Choose a service that takes over`
      : heir && (heir.validTo !== null || heir.id === serviceId)
        ? 'Choose a service in force that takes over'
        : null,
  })
  return { ...preview, left: leftBy(preview.holdings), mistakes }
}

/** The mistakes that there are, by field. */
const mistaken = (whyNots: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(whyNots).flatMap(([field, whyNot]) => (whyNot ? [[field, whyNot]] : [])))

const firstOf = (whyNots: readonly (string | null)[]) => whyNots.find((whyNot) => whyNot !== null) ?? null

const whyEnded = ({ name, validTo }: Service) => (validTo === null ? null : `${name} has ended already`)

function whyNotChanged(desk: Desk, service: Service, from: Day): string | null {
  const whyNot = whyNotFrom(from, service, desk.today)
  return whyEnded(service) ?? (whyNot && `${service.name}: ${whyNot}`)
}

/** What goes over to a service of a directorate from a day, from those that end. */
async function previewOf(
  desk: Desk,
  services: readonly Service[],
  ending: readonly Service[],
  { directorateId, from }: { directorateId: number; from: Day },
) {
  const all = await listAllServices(desk)
  const inForce = all.filter(({ validTo }) => validTo === null)
  const below = servicesBelow(inForce, idsOf(ending)).filter(
    (service) => !services.some(({ id }) => id === service.id),
  )
  const [holdings, along] = await Promise.all([
    findHoldings(desk, idsOf(ending), from),
    findMoving(desk, below, directorateId, from),
  ])
  const seen: Seen = {
    services: servicesSeen(all, idsOf(services)),
    goesOver: whatGoesOver({
      cases: holdings.cases.length,
      questions: holdings.questions.length,
      actions: holdings.actions.length,
      below: holdings.below.map(({ name }) => name),
      categories: subjectsOf(holdings.mapped).length,
      leads: holdings.leads.map(({ name }) => name),
      groups: holdings.groups.length,
      moving: along.moving.map(({ name }) => name),
      movingCases: along.cases.length,
    }),
  }
  return { all, services, ending, holdings, along, seen }
}

/** 'It has 2 open cases and 1 lead', or null where nothing would be left to nobody. */
const leftBy = (holdings: Holdings) =>
  whatWouldBeLeft({
    cases: holdings.cases.length,
    questions: holdings.questions.length,
    actions: holdings.actions.length,
    below: holdings.below.length,
    leads: holdings.leads.length,
  })

export const idsOf = (services: readonly { id: number }[]) => services.map(({ id }) => id)

async function findServices(desk: Desk, ids: readonly number[]): Promise<Service[]> {
  const services: Service[] = []
  for (const id of [...new Set(ids)]) services.push(await findService(desk, id))
  return services
}
