import { listCategoryMap } from '#db/queries/category-map.ts'
import { findService } from '#db/queries/service.ts'
import {
  listGroupsOf,
  listLeadsOf,
  listOpenWork,
  listServicesBelow,
  updateActionsOfService,
  updateCasesOfService,
  updateQuestionsOfService,
} from '#db/queries/service-handover.ts'
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
    { serviceId: to, directorateId: heir.directorateId },
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
