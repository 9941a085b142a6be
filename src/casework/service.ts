import {
  findDirectorate,
  findService,
  insertDirectorate,
  insertService,
  listAllServices,
  lockServices,
  updateDirectorate,
  updateService,
} from '#db/queries/service.ts'
import {
  findNamesOn,
  insertDirectorateName,
  insertServiceName,
  listDirectorateNames,
  listNamesOfDirectorates,
  listNamesOfServices,
  listServiceNames,
} from '#db/queries/service-name.ts'
import { listBelonged, listServicePlaces } from '#db/queries/service-place.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { differing } from '#domain/case-facts.ts'
import { Refusal } from '#domain/refusal.ts'
import { whyDirectorateNotUntil, whyNotMovedFrom, whyNotNamedFrom } from '#domain/service.ts'
import { nameHoldsUntil, whyNotCalled } from '#domain/service-name.ts'
import { servicesBelow } from '#domain/service-tree.ts'
import type { Desk } from './desk.ts'
import { Mistaken } from './mistaken.ts'
import { perform } from './perform.ts'
import { findMoving, moveToDirectorate } from './service-handover.ts'
import { refuseStale, type Seen, servicesSeen } from './service-seen.ts'
import { StaleForm } from './stale-form.ts'

/** What a form began with: the thing and its version. */
export type Versioned = { id: number; version: number }

/** Where a service belongs: in a directorate, and below another service of it or not. */
export type Place = { directorateId: number; parentId: number | null }

/** A directorate begins. */
export const addDirectorate = (desk: Desk, given: { name: string; validFrom: Day }) =>
  perform(desk, 'add a directorate', async (desk) => {
    await lockServices(desk)
    const { name, validFrom } = given
    const whyNot = whyNotCalled(name, { validFrom, validTo: null }, await listNamesOfDirectorates(desk))
    if (whyNot) throw new Mistaken({ name: whyNot })
    const directorateId = await insertDirectorate(desk, given)
    return { directorateId, ...given }
  })

/** A directorate is called otherwise from a day on; the years before keep the name that held then. */
export const renameDirectorate = (
  desk: Desk,
  { id, version }: Versioned,
  { name, from }: { name: string; from: Day },
) =>
  perform(desk, 'change a directorate', async (desk) => {
    await lockServices(desk)
    const before = await findDirectorate(desk, id)
    refuse(whyNotNamedFrom(from, before, desk.today))
    const until = nameHoldsUntil(from, before, await listDirectorateNames(desk, id))
    const others = (await listNamesOfDirectorates(desk)).filter((held) => held.id !== id)
    const whyNot = whyNotCalled(name, { validFrom: from, validTo: until }, others)
    if (whyNot) throw new Mistaken({ name: whyNot })
    const held = await findNamesOn(desk, { directorateId: id }, from)
    if (!(await updateDirectorate(desk, { id, version }, {}))) throw new StaleForm()
    await insertDirectorateName(desk, { directorateId: id, name, validFrom: from })
    return {
      directorateId: id,
      name: before.name,
      validFrom: from,
      validTo: until,
      before: { name: held.directorate },
      after: { name },
    }
  })

/** A directorate ends, once no service belongs to it. */
export const endDirectorate = (desk: Desk, { id, version }: Versioned, lastOn: Day) =>
  perform(desk, 'change a directorate', async (desk) => {
    await lockServices(desk)
    const before = await findDirectorate(desk, id)
    if (before.version !== version) throw new StaleForm()
    if (before.validTo !== null) throw new Refusal(`${before.name} has ended already.`)
    const belonged = await listBelonged(desk, id)
    const whyNot = whyDirectorateNotUntil(lastOn, before, belonged, desk.today)
    if (whyNot) throw new Mistaken({ lastOn: whyNot })
    if (!(await updateDirectorate(desk, { id, version }, { validTo: lastOn }))) throw new StaleForm()
    return {
      directorateId: id,
      name: before.name,
      before: { 'last day': null },
      after: { 'last day': lastOn },
    }
  })

/** A service begins, today, on an earlier day or on one to come. */
export const addService = (
  desk: Desk,
  { name, place, validFrom }: { name: string; place: Place; validFrom: Day },
) =>
  perform(desk, 'add a service', async (desk) => {
    await lockServices(desk)
    await refusePlace(desk, place, validFrom)
    const whyNot = await whyNoServiceCalled(desk, name, validFrom)
    if (whyNot) throw new Mistaken({ name: whyNot })
    const serviceId = await insertService(desk, { name, ...place, validFrom })
    return { serviceId, name, ...place, validFrom }
  })

/** Why no new service can have this name from a day on, or null; those that end the day before may have had it. */
export const whyNoServiceCalled = async (
  desk: Desk,
  name: string,
  validFrom: Day,
  ending: readonly number[] = [],
): Promise<string | null> => {
  const others = (await listNamesOfServices(desk)).filter(({ id }) => !ending.includes(id))
  return whyNotCalled(name, { validFrom, validTo: null }, others)
}

/** A service is called otherwise from a day on; the years before keep the name that held then. */
export const renameService = (
  desk: Desk,
  { id, version }: Versioned,
  { name, from }: { name: string; from: Day },
) =>
  perform(desk, 'change a service', async (desk) => {
    await lockServices(desk)
    const before = await findService(desk, id)
    refuse(whyNotNamedFrom(from, before, desk.today))
    const until = nameHoldsUntil(from, before, await listServiceNames(desk, id))
    const others = (await listNamesOfServices(desk)).filter((held) => held.id !== id)
    const whyNot = whyNotCalled(name, { validFrom: from, validTo: until }, others)
    if (whyNot) throw new Mistaken({ name: whyNot })
    const held = await findNamesOn(desk, { serviceId: id }, from)
    if (!(await updateService(desk, { id, version }, {}))) throw new StaleForm()
    await insertServiceName(desk, { serviceId: id, name, validFrom: from })
    return {
      serviceId: id,
      name: before.name,
      validFrom: from,
      validTo: until,
      before: { name: held.service },
      after: { name },
    }
  })

/** What goes with a service that moves: all services below it, and the cases that were not decided before the day. */
export async function previewMove(desk: Desk, id: number, place: Place, from: Day) {
  const all = await listAllServices(desk)
  const inForce = all.filter(({ validTo }) => validTo === null)
  const service = await findService(desk, id)
  const along = [...inForce.filter((one) => one.id === id), ...servicesBelow(inForce, [id])]
  const { moving, cases } = await findMoving(desk, along, place.directorateId, from)
  const below = along.filter((one) => one.id !== id).map(({ name }) => name)
  const goesOver = { cases: String(cases.length), 'services below it': below.join(', ') }
  const seen: Seen = { services: servicesSeen(all, [id]), goesOver }
  return { service, along, below, moving, cases, seen }
}

/** The day on which a service came to the directorate in which it is, where it was in another before. */
export async function findLastMove(desk: Desk, id: number): Promise<Day | null> {
  const places = await listServicePlaces(desk, id)
  return places.length > 1 ? places.at(-1)!.validFrom : null
}

/**
 * A service belongs to another directorate, or below another service, from a day. Cases decided before it stay counted
 * where they were. StaleForm where it is no longer what was checked.
 */
export const moveService = (
  desk: Desk,
  { id, version }: Versioned,
  { place, from, seen: checked }: { place: Place; from: Day; seen?: Seen },
) =>
  perform(desk, 'change a service', async (desk) => {
    await lockServices(desk)
    const { service, along, moving, cases, seen } = await previewMove(desk, id, place, from)
    if (service.version !== version) throw new StaleForm()
    refuseStale(checked, seen)
    if (service.validTo !== null) throw new Refusal(`${service.name} has ended already.`)
    refuse(whyNotMovedFrom(from, service, await findLastMove(desk, id), desk.today))
    await refusePlace(desk, place, from)
    if (along.some(({ id }) => id === place.parentId)) {
      throw new Refusal('A service cannot stand below itself.')
    }
    const before = await placeInWords(desk, service)
    await updateService(desk, service, { parentId: place.parentId })
    await moveToDirectorate(
      desk,
      { moving, cases },
      { directorateId: place.directorateId, from, because: 'when its service moved' },
    )
    const after = await placeInWords(desk, place)
    return {
      serviceId: id,
      name: service.name,
      validFrom: from,
      directorate: after.directorate,
      ...differing(before, after),
      cases: cases.length,
    }
  })

/** Where a service belongs, for reading. */
export async function placeInWords(desk: Desk, { directorateId, parentId }: Place) {
  const directorate = await findDirectorate(desk, directorateId)
  const above = parentId === null ? null : await findService(desk, parentId)
  return { directorate: directorate.name, below: above?.name ?? '' }
}

/** Throws what a rule says against it. */
function refuse(whyNot: string | null): void {
  if (whyNot) throw new Refusal(`${whyNot}.`)
}

/** Throws where a service cannot belong from a day: nothing begins below what ended, or before its directorate. */
export async function refusePlace(
  desk: Desk,
  { directorateId, parentId }: Place,
  validFrom: Day,
): Promise<void> {
  const directorate = await findDirectorate(desk, directorateId)
  if (validFrom < directorate.validFrom) {
    throw new Refusal(`${directorate.name} began on ${dayInWords(directorate.validFrom)}.`)
  }
  const above = parentId === null ? null : await findService(desk, parentId)
  const ended = [directorate, above].find((one) => one && one.validTo !== null)
  if (ended) throw new Refusal(`${ended.name} has ended. Choose another place.`)
  if (above && above.directorateId !== directorateId) {
    throw new Refusal(`${above.name} has moved to another directorate. Choose the place again.`)
  }
}
