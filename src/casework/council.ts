import { findOwnAuthority, insertAuthority, insertAuthorityYear } from '#db/queries/authority.ts'
import { insertMappings } from '#db/queries/category-map.ts'
import { insertDecisionReason } from '#db/queries/decision-reason.ts'
import { insertOutcomeLabel } from '#db/queries/outcome-label.ts'
import { insertRemedyType } from '#db/queries/remedy-type.ts'
import { insertRequestPeriod } from '#db/queries/request-period.ts'
import { insertDirectorate, insertService } from '#db/queries/service.ts'
import { insertServiceLed, insertUser } from '#db/queries/user.ts'
import type { DecisionReason, OutcomeLabel } from '#domain/annual-letter/labels.ts'
import type { Day } from '#domain/calendar.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { type RequestKind, requestKinds } from '#domain/information-request.ts'
import type { PeriodUnit } from '#domain/period.ts'
import { Refusal } from '#domain/refusal.ts'
import type { RemedyKind } from '#domain/remedy-action.ts'
import type { Role, User } from '#domain/user.ts'
import type { Desk } from './desk.ts'
import { inOneTransaction, perform } from './perform.ts'

export type Council = {
  name: string
  years: readonly {
    year: FinancialYear
    type: string
    population: number | null
    populationSource: string | null
  }[]
  /** Other councils that it is compared with, and their type in each year. */
  others: readonly { name: string; years: readonly { year: FinancialYear; type: string }[] }[]
  validFrom: Day
  directorates: readonly { name: string; services: readonly string[] }[]
  /** Which service answers for which category of the Ombudsman's, and from which day. */
  categoryMap?: readonly { category: string; subCategory: string; service: string | null; validFrom: Day }[]
  people: readonly { name: string; email: string; role: Role; leads?: readonly string[] }[]
  requestPeriods: readonly {
    kind: RequestKind
    unit: PeriodUnit | null
    count: number | null
    startsFrom: 'received' | 'letter'
    /** Where the period comes from, or why there is none. */
    basis?: string
  }[]
  decisionReasons: readonly DecisionReason[]
  outcomeLabels: readonly OutcomeLabel[]
  remedyTypes: readonly { label: string; kind: RemedyKind; proof: string }[]
}

/** The ids under which a new council's directorates, services and people are kept, by name. */
export type CouncilIds = {
  directorates: Record<string, number>
  services: Record<string, number>
  people: Record<string, number>
}

/**
 * The council itself: its name, types and populations, directorates and services, people, and the Ombudsman's labels
 * and periods as they are known at the start. Done once, by the first administrator, who is recorded with it.
 */
export const setUpCouncil = (
  desk: Omit<Desk, 'user'>,
  administrator: { name: string; email: string },
  council: Council,
) =>
  inOneTransaction({ ...desk, user: nobody }, async (desk) => {
    if (await findOwnAuthority(desk.db)) throw new Refusal('The council is set up already.')
    const id = await insertUser(desk.db, { ...administrator, role: 'administrator' })
    const user: User = { id, name: administrator.name, role: 'administrator', services: [] }
    let ids: CouncilIds = { directorates: {}, services: {}, people: {} }
    await perform({ ...desk, user }, 'set up the council', async (desk) => {
      await recordAuthorities(desk, council)
      await recordLabels(desk, council)
      ids = { ...(await recordServices(desk, council)), people: { [administrator.name]: id } }
      Object.assign(ids.people, await recordPeople(desk, council, ids.services))
      await recordCategoryMap(desk, council, ids.services)
      return { council: council.name, administrator: administrator.name, people: council.people.length }
    })
    return ids
  })

const nobody: User = { id: 0, name: '', role: 'administrator', services: [] }

async function recordAuthorities({ db }: Desk, { name, years, others }: Council): Promise<void> {
  for (const authority of [{ name, years, ours: true }, ...others]) {
    const { years, ...values } = authority
    const authorityId = await insertAuthority(db, values)
    for (const year of years) await insertAuthorityYear(db, { authorityId, ...year })
  }
}

const unknownPeriod = { unit: null, count: null, startsFrom: 'received', basis: '' } as const

async function recordLabels(desk: Desk, council: Council): Promise<void> {
  for (const kind of requestKinds) {
    const known = council.requestPeriods.find((period) => period.kind === kind)
    const { unit, count, startsFrom, basis } = known ?? unknownPeriod
    await insertRequestPeriod(desk, { kind, unit, count, startsFrom, basis })
  }
  for (const reason of council.decisionReasons) await insertDecisionReason(desk, reason)
  for (const label of council.outcomeLabels) await insertOutcomeLabel(desk, label)
  for (const { label, kind, proof } of council.remedyTypes)
    await insertRemedyType(desk, { label, kind, proof })
}

async function recordServices(desk: Desk, { directorates, validFrom }: Council) {
  const ids: Pick<CouncilIds, 'directorates' | 'services'> = { directorates: {}, services: {} }
  for (const { name, services } of directorates) {
    const directorateId = await insertDirectorate(desk, { name, validFrom })
    ids.directorates[name] = directorateId
    for (const service of services) {
      ids.services[service] = await insertService(desk, { directorateId, name: service, validFrom })
    }
  }
  return ids
}

async function recordCategoryMap(
  desk: Desk,
  { categoryMap = [] }: Council,
  services: Record<string, number>,
): Promise<void> {
  await insertMappings(
    desk,
    categoryMap.map(({ service, ...mapping }) => {
      const serviceId = service === null ? null : services[service]
      if (serviceId === undefined)
        throw new Refusal(`There is no ${service} to answer for ${mapping.category}.`)
      return { ...mapping, serviceId }
    }),
  )
}

async function recordPeople({ db }: Desk, { people }: Council, services: Record<string, number>) {
  const ids: Record<string, number> = {}
  for (const { name, email, role, leads = [] } of people) {
    const userId = await insertUser(db, { name, email, role })
    ids[name] = userId
    for (const service of leads) {
      const serviceId = services[service]
      if (!serviceId) throw new Refusal(`${name} cannot lead ${service}: there is no such service.`)
      await insertServiceLed(db, { userId, serviceId })
    }
  }
  return ids
}
