import { listCategoryMap } from '#db/queries/category-map.ts'
import { findDirectorate, findService, updateService } from '#db/queries/service.ts'
import {
  listGroupsOf,
  listLeadsOf,
  listOpenWork,
  listServicesBelow,
  updateActionsOfService,
  updateCasesOfService,
  updateQuestionsOfService,
} from '#db/queries/service-handover.ts'
import { insertServicePlace, listServicePlaces } from '#db/queries/service-place.ts'
import type { Day } from '#domain/calendar.ts'
import { mappingsTakenOver } from '#domain/category-map.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/** All that services have which another would take over from a day on. */
export async function findHoldings(desk: Desk, serviceIds: readonly number[], from: Day) {
  const [work, below, leads, groups, map] = await Promise.all([
    listOpenWork(desk, serviceIds, from),
    listServicesBelow(desk, serviceIds),
    listLeadsOf(desk, serviceIds),
    listGroupsOf(desk, serviceIds),
    listCategoryMap(desk),
  ])
  return {
    ...work,
    below: below.filter(({ id }) => !serviceIds.includes(id)),
    leads,
    groups,
    mapped: mappingsTakenOver(map, { oldIds: serviceIds, serviceId: null, from }),
  }
}

export type Holdings = Awaited<ReturnType<typeof findHoldings>>

/**
 * Open work goes from services to the one that takes over, case by case in the audit trail, so that the history of each
 * tells it. What was decided before stays where it was.
 */
export async function handOver(
  desk: Desk,
  { cases, questions, actions }: Pick<Holdings, 'cases' | 'questions' | 'actions'>,
  { to, from, because }: { to: number; from: Day; because: string },
): Promise<void> {
  const heir = await findService(desk, to)
  const names = new Map<number, string>()
  for (const { serviceId } of [...cases, ...questions, ...actions]) {
    if (!names.has(serviceId)) names.set(serviceId, (await findService(desk, serviceId)).name)
  }
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
  await updateCasesOfService(
    desk,
    cases.map(({ caseId }) => caseId),
    to,
  )
  await updateQuestionsOfService(desk, ids(questions), to)
  await updateActionsOfService(desk, ids(actions), to)
  const touched = [...new Set([...cases, ...questions, ...actions].map(({ caseId }) => caseId))]
  for (const caseId of touched) {
    const of = <Row extends { caseId: number }>(rows: readonly Row[]) =>
      rows.filter((row) => row.caseId === caseId)
    const oldIds = new Set([...of(cases), ...of(questions), ...of(actions)].map(({ serviceId }) => serviceId))
    await perform(desk, 'move a case', async () => ({
      caseId,
      whole: of(cases).length > 0,
      questions: of(questions).map(({ number }) => number),
      actions: of(actions).map(({ number }) => number),
      from: [...oldIds].map((id) => names.get(id)).join(', '),
      to: heir.name,
      validFrom: from,
      because,
    }))
  }
}

type InDirectorate = { id: number; name: string; directorateId: number; directorate: string }

/** Those of some services that come to another directorate, and their cases that go along from a day. */
export async function findMoving(
  desk: Desk,
  services: readonly InDirectorate[],
  directorateId: number,
  from: Day,
) {
  const moving = services.filter((service) => service.directorateId !== directorateId)
  const ids = moving.map(({ id }) => id)
  const { cases } = moving.length > 0 ? await listOpenWork(desk, ids, from) : { cases: [] }
  return { moving, cases }
}

export type Moving = Awaited<ReturnType<typeof findMoving>>

/** Services come to another directorate from a day. What was decided before stays counted where it was. */
export async function moveToDirectorate(
  desk: Desk,
  { moving, cases }: Moving,
  { directorateId, from, because }: { directorateId: number; from: Day; because: string },
): Promise<void> {
  const to = (await findDirectorate(desk, directorateId)).name
  const left = new Map(moving.map(({ id, directorate }) => [id, directorate]))
  for (const { id } of moving) {
    await updateService(desk, await findService(desk, id), { directorateId })
    const last = (await listServicePlaces(desk, id)).at(-1)
    const validFrom = last && last.validFrom > from ? last.validFrom : from
    await insertServicePlace(desk, { serviceId: id, directorateId, validFrom })
  }
  await updateCasesOfService(
    desk,
    cases.map(({ caseId }) => caseId),
  )
  for (const { caseId, serviceId } of cases) {
    const told = { caseId, whole: true, from: left.get(serviceId), to, validFrom: from, because }
    await perform(desk, 'move a case', async () => told)
  }
}
