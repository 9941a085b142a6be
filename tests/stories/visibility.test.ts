import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '#casework/desk.ts'
import type { Database } from '#db/connect.ts'
import { listFigureCases } from '#db/queries/annual-letter.ts'
import { findCase, findCaseByReference } from '#db/queries/case.ts'
import { NotFound } from '#db/queries/reader.ts'
import { NotPermitted } from '#domain/permissions.ts'
import type { Role } from '#domain/user.ts'
import { freshDatabase } from '../support/database.ts'
import {
  aCase,
  type CaseFacts,
  type Register,
  type ServiceName,
  setUpRegister,
  withRegister,
} from '../support/random-register.ts'

let database: Database
let register: Register
beforeAll(async () => {
  database = await freshDatabase()
  register = await setUpRegister(database.db)
})
afterAll(() => database.close())

const askedOf = (service: ServiceName): Partial<CaseFacts> => ({
  requests: [
    {
      kind: 'assessment enquiry',
      receivedOn: '2023-06-01',
      statedDueOn: '2023-06-15',
      extensions: [],
      askedOf: [null, service],
      chased: false,
      answeredOn: null,
    },
  ],
})
const agreedFor = (service: ServiceName): Partial<CaseFacts> => ({
  versions: [{ kind: 'final', category: 'Upheld', reason: 'Fault and injustice', decidedOn: '2023-11-07' }],
  actions: [{ service, dueOn: '2023-12-07', agreed: [], doneOn: null, sent: false, withdrawnOn: null }],
})

/** How a case concerns the service lead, who leads Special needs with Tribunals below it, or does not. */
const ways = {
  'their service': { service: 'Special needs' },
  'a service below theirs': { service: 'Tribunals' },
  'a question to their service': askedOf('Special needs'),
  'a question to a service below theirs': askedOf('Tribunals'),
  'an action of their service': agreedFor('Special needs'),
  'an action of a service below theirs': agreedFor('Tribunals'),
  'another service of their directorate': { service: 'School transport' },
  'another directorate': { service: 'Blue badges' },
  'a question and an action of other services': {
    ...askedOf('Blue badges'),
    ...agreedFor('School transport'),
  },
  'no service': { service: null },
} as const satisfies Record<string, Partial<CaseFacts>>
type Way = keyof typeof ways
const everyWay = Object.keys(ways) as Way[]
const ownWays = everyWay.slice(0, 6)

const secrecies = {
  open: {},
  'restricted, named': { restricted: true, named: ['link officer', 'service lead', 'viewer'] },
  'restricted, not named': { restricted: true },
} as const satisfies Record<string, Partial<CaseFacts>>
type Secrecy = keyof typeof secrecies
const everySecrecy = Object.keys(secrecies) as Secrecy[]

const answer = async (asked: Promise<unknown>): Promise<'seen' | 'not found' | 'not permitted'> => {
  try {
    await asked
    return 'seen'
  } catch (error) {
    if (error instanceof NotFound) return 'not found'
    if (error instanceof NotPermitted) return 'not permitted'
    throw error
  }
}

const deskOf = (role: Role, { readers, administrator }: Register): Desk =>
  role === 'administrator' ? administrator : readers[role]

/** Every kind of case of one secrecy, and for which of them each of the three ways to come upon it answers 'seen'. */
async function seen(role: Role, secrecy: Secrecy) {
  const facts = everyWay.map((way) => ({ way, thisCase: aCase({ ...ways[way], ...secrecies[secrecy] }) }))
  const found = { byId: [] as Way[], byReference: [] as Way[], listed: [] as Way[], denied: [] as Way[] }
  let restricted = 0
  await withRegister(
    register,
    facts.map(({ thisCase }) => thisCase),
    async (register, ids) => {
      const desk = deskOf(role, register)
      const list = await listFigureCases(desk, 'received', '2023-24')
      expect(list.all).toBe(everyWay.length)
      restricted = list.restricted
      for (const { way, thisCase } of facts) {
        const { reference } = thisCase
        if ((await answer(findCase(desk, ids.get(reference)!))) === 'seen') found.byId.push(way)
        const byReference = await answer(findCaseByReference(desk, reference))
        if (byReference === 'seen') found.byReference.push(way)
        if (byReference === 'not permitted') found.denied.push(way)
        if (list.cases.some((listed) => listed.reference === reference)) found.listed.push(way)
      }
    },
  )
  return { ...found, restricted }
}

/** The table of who may see what. Only those of 'own' depend on how the case concerns a service. */
const sees: Record<Exclude<Role, 'viewer'>, Record<Secrecy, 'all' | 'own' | 'none'>> = {
  'link officer': { open: 'all', 'restricted, named': 'all', 'restricted, not named': 'none' },
  'service lead': { open: 'own', 'restricted, named': 'all', 'restricted, not named': 'none' },
  'monitoring officer': { open: 'all', 'restricted, named': 'all', 'restricted, not named': 'all' },
  administrator: { open: 'none', 'restricted, named': 'none', 'restricted, not named': 'none' },
}
const waysOf = { all: everyWay, own: ownWays, none: [] }

describe.each(Object.keys(sees) as (keyof typeof sees)[])('a %s', (role) => {
  test.each(everySecrecy)('of cases that are %s', async (secrecy) => {
    const visible = waysOf[sees[role][secrecy]]
    expect(await seen(role, secrecy)).toEqual({
      byId: visible,
      byReference: visible,
      listed: visible,
      denied: [],
      restricted: secrecy === 'open' ? 0 : everyWay.length - visible.length,
    })
  })
})

describe('a viewer', () => {
  test('finds every open case in the lists, and may not open it', async () => {
    const { byReference, denied, listed } = await seen('viewer', 'open')
    expect({ byReference, denied, listed }).toEqual({ byReference: [], denied: everyWay, listed: everyWay })
  })

  test.each(['restricted, named', 'restricted, not named'] as const)(
    'does not learn that a case exists which is %s',
    async (secrecy) =>
      expect(await seen('viewer', secrecy)).toEqual({
        byId: [],
        byReference: [],
        listed: [],
        denied: [],
        restricted: everyWay.length,
      }),
  )
})

describe('a service lead', () => {
  test('who leads no service sees no case', async () => {
    const thisCase = aCase({ service: 'Special needs' })
    await withRegister(register, [thisCase], async ({ readers: { 'service lead': lead } }, ids) => {
      const withoutService = { ...lead, user: { ...lead.user, services: [] } }
      expect(await answer(findCase(withoutService, ids.get(thisCase.reference)!))).toBe('not found')
      expect((await listFigureCases(withoutService, 'received', '2023-24')).cases).toEqual([])
    })
  })

  test('leads the services below their own', () => {
    const { services, readers } = register
    const led = [services['Special needs'], services.Tribunals]
    expect([...readers['service lead'].user.services].sort()).toEqual(led.sort())
  })
})

describe('a restricted case', () => {
  test('is open to the link officer who recorded it, and to those named with them', async () => {
    const thisCase = aCase({ restricted: true, named: ['service lead'], service: 'Tribunals' })
    await withRegister(register, [thisCase], async ({ recorder, readers }, ids) => {
      const id = ids.get(thisCase.reference)!
      expect(await answer(findCase(recorder, id))).toBe('seen')
      expect(await answer(findCase(readers['service lead'], id))).toBe('seen')
      expect(await answer(findCase(readers['link officer'], id))).toBe('not found')
    })
  })
})
