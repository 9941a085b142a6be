import { insertMappings } from '#db/queries/category-map.ts'
import {
  findService,
  insertService,
  listAllServices,
  lockServices,
  updateService,
} from '#db/queries/service.ts'
import { insertSuccessors, replaceGroupServices, replaceLeads } from '#db/queries/service-handover.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import { lastDayBefore } from '#domain/service.ts'
import { parentAfter } from '#domain/service-tree.ts'
import type { Desk } from './desk.ts'
import { refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
import { type Place, refusePlace } from './service.ts'
import { type Holdings, handOver, type Moving, moveToDirectorate } from './service-handover.ts'
import {
  type Ending,
  idsOf,
  type Merger,
  previewEnding,
  previewMerger,
  previewSplit,
  type Service,
  type Split,
} from './service-reorganisation-preview.ts'
import { refuseStale, type Seen } from './service-seen.ts'
import { StaleForm } from './stale-form.ts'

/**
 * Two services or more become one of them or a new one. What was decided before the day stays with the old services, so
 * that no year's figures change; what is open goes over. StaleForm where it is no longer what was checked.
 */
export const mergeServices = (desk: Desk, merger: Merger & { leads: readonly number[]; seen?: Seen }) =>
  perform(desk, 'merge services', async (desk) => {
    await lockServices(desk)
    const { into, from, leads } = merger
    const { services, ending, holdings, along, seen, mistakes } = await previewMerger(desk, merger)
    refuseStale(merger.seen, seen)
    refuseMistakes(mistakes)
    if (services.length < 2) throw new Refusal('A merger is of two services at least.')
    const heirId = 'id' in into ? into.id : await newService(desk, into, from)
    await endAll(desk, ending, lastDayBefore(from))
    await takeOver(
      desk,
      ending,
      { ...holdings, along },
      { heirId, from, because: 'when services were merged' },
    )
    await succeed(desk, ending, [{ id: heirId, leads }], holdings, from)
    const heir = await findService(desk, heirId)
    return {
      serviceId: heirId,
      name: heir.name,
      services: services.map(({ name }) => name),
      serviceIds: services.map(({ id }) => id),
      validFrom: from,
      goesOver: seen.goesOver,
    }
  })

/** One service becomes several new ones in its place. StaleForm where it is no longer what was checked. */
export const splitService = (
  desk: Desk,
  split: Split & { leads: readonly (readonly number[])[]; seen?: Seen },
) =>
  perform(desk, 'split a service', async (desk) => {
    await lockServices(desk)
    const { names, heir, from, leads } = split
    const { ending, holdings, along, seen, mistakes } = await previewSplit(desk, split)
    refuseStale(split.seen, seen)
    refuseMistakes(mistakes)
    const old = ending[0]!
    if (names.length < 2) throw new Refusal('A split makes two services at least.')
    const { directorateId, parentId } = old
    const heirs: { id: number; leads: readonly number[] }[] = []
    for (const [index, name] of names.entries()) {
      const id = await newService(desk, { name, place: { directorateId, parentId } }, from)
      heirs.push({ id, leads: leads[index] ?? [] })
    }
    const heirId = heirs[heir]?.id
    if (!heirId) throw new Refusal('Choose which of the new services takes over what is open.')
    await endAll(desk, ending, lastDayBefore(from))
    await takeOver(
      desk,
      ending,
      { ...holdings, along },
      { heirId, from, because: 'when the service was split' },
    )
    await succeed(desk, ending, heirs, holdings, from)
    return {
      serviceId: old.id,
      name: old.name,
      services: names,
      serviceIds: [old.id, ...heirs.map(({ id }) => id)],
      validFrom: from,
      goesOver: seen.goesOver,
    }
  })

/** A service ends. Refused while something of it would be left to nobody. StaleForm where it is not what was checked. */
export const endService = (desk: Desk, given: Ending & { leads: readonly number[]; seen?: Seen }) =>
  perform(desk, 'end a service', async (desk) => {
    await lockServices(desk)
    const { serviceId, lastOn, over, leads } = given
    const { services, ending, holdings, along, seen, mistakes } = await previewEnding(desk, given)
    refuseStale(given.seen, seen)
    refuseMistakes(mistakes)
    const service = ending[0]!
    const from = addDays(lastOn, 1)
    const heir = services.find(({ id }) => id === over)
    await endAll(desk, ending, lastOn)
    if (heir) {
      await takeOver(
        desk,
        ending,
        { ...holdings, along },
        { heirId: heir.id, from, because: 'when the service ended' },
      )
      await succeed(desk, ending, [{ id: heir.id, leads }], holdings, from)
    } else {
      await insertMappings(desk, holdings.mapped)
      await replaceGroupServices(desk, [serviceId], [])
    }
    return {
      serviceId,
      name: service.name,
      lastOn,
      successor: heir?.name ?? null,
      serviceIds: [serviceId, ...(heir ? [heir.id] : [])],
      goesOver: seen.goesOver,
    }
  })

async function newService(desk: Desk, { name, place }: { name: string; place: Place }, validFrom: Day) {
  await refusePlace(desk, place, validFrom)
  return insertService(desk, { name, ...place, validFrom })
}

async function endAll(desk: Desk, ending: readonly Service[], validTo: Day): Promise<void> {
  for (const service of ending) {
    if (!(await updateService(desk, service, { validTo }))) throw new StaleForm()
  }
}

type Takeover = { heirId: number; from: Day; because: string }

/**
 * Open work, services below and categories go to the heir, and all of it to its directorate. An heir from below first takes the place of what ends above
 * it, so that nothing comes to stand below itself.
 */
async function takeOver(
  desk: Desk,
  ending: readonly Service[],
  holdings: Holdings & { along: Moving },
  takeover: Takeover,
) {
  const { heirId, from } = takeover
  await handOver(desk, holdings, { to: heirId, from, because: takeover.because })
  const heir = await findService(desk, heirId)
  const parentId = parentAfter(await listAllServices(desk), heir, idsOf(ending))
  if (parentId !== heir.parentId) await updateService(desk, heir, { parentId })
  for (const below of holdings.below.filter(({ id }) => id !== heirId)) {
    await updateService(desk, below, { parentId: heirId })
  }
  const { directorateId } = heir
  await moveToDirectorate(desk, holdings.along, { directorateId, from, because: takeover.because })
  await insertMappings(
    desk,
    holdings.mapped.map((mapping) => ({ ...mapping, serviceId: heirId })),
  )
}

/** Who took over is kept, and those who led the old services lead the new ones as was said. */
async function succeed(
  desk: Desk,
  ending: readonly Service[],
  heirs: readonly { id: number; leads: readonly number[] }[],
  { groups, leads: leading }: Holdings,
  validFrom: Day,
): Promise<void> {
  const oldIds = ending.map(({ id }) => id)
  await insertSuccessors(
    desk,
    oldIds.flatMap((serviceId) => heirs.map(({ id }) => ({ serviceId, successorId: id, validFrom }))),
  )
  await replaceLeads(
    desk,
    oldIds,
    heirs.flatMap(({ id, leads }) =>
      leads
        .filter((userId) => leading.some((lead) => lead.id === userId))
        .map((userId) => ({ userId, serviceId: id })),
    ),
  )
  await replaceGroupServices(
    desk,
    oldIds,
    heirs.flatMap(({ id }) => groups.map(({ groupId }) => ({ groupId, serviceId: id }))),
  )
}
