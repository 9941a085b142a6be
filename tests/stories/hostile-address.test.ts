import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { randomFrom } from '#demo/random.ts'
import { hostilePlaces, hostileQuery } from '../support/hostile.ts'
import {
  expectHarmless,
  type HostileCouncil,
  openHostileCouncil,
  othersOf,
  senders,
} from '../support/hostile-council.ts'
import { send } from '../support/raw-request.ts'
import { addressOf, everyRoute, isExport, methodOf, patternOf } from '../support/routes.ts'
import { written } from '../support/written.ts'

const pages = everyRoute.filter((route) => methodOf(route) === 'GET')

let council: HostileCouncil
beforeAll(async () => {
  council = await openHostileCouncil()
})
beforeEach(() => council.signEverybodyIn())
afterAll(() => council.close())

describe.each(pages)('bad addresses of %s', (route) => {
  test('are not found or are read as far as they make sense, and write nothing', async () => {
    const random = randomFrom(`bad addresses of ${route}`)
    const nouns = await council.aWholeCase()
    const path = addressOf(patternOf(route), nouns, await othersOf(council, 'Ada Admin', patternOf(route)))
    const before = await written(council.db)
    const bad = patternOf(route).includes(':')
      ? hostilePlaces.map((place) => patternOf(route).replace(/:\w+/g, place))
      : []
    const asked = Array.from({ length: 30 }, () => `${path}?${hostileQuery(random)}`)
    for (const address of [...bad, ...asked]) {
      for (const person of senders) {
        const answer = await send(council.app, council.cookie(person), { path: address })
        expectHarmless(answer, `${person} at ${address}`)
        if (bad.includes(address))
          expect([301, 302, 303, 400, 403, 404, 422], address).toContain(answer.status)
      }
    }
    if (!isExport(route)) expect(await written(council.db)).toEqual(before)
  }, 120_000)
})
