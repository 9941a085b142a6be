import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSignInLink } from '#casework/sign-in-link.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { rateLimits } from '#db/schema.ts'
import { randomFrom } from '#demo/random.ts'
import { paths } from '#src/paths.ts'
import { formFor } from '../support/form-on-page.ts'
import { filledIn, markup, onTheWire, spoilt } from '../support/hostile.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'
import { send } from '../support/raw-request.ts'

let council: InEarnest
beforeAll(async () => {
  council = await openInEarnest()
}, 60_000)
afterAll(() => council.close())

const submissions = 40
const nothingStrange = { ids: [], usedKeys: [] }

const freshLink = async () => {
  const desk = council.at('Ada Admin', '2023-11-30')
  const { token } = await makeSignInLink(desk, council.people['Vi Viewer']!, new Date())
  return paths.signInLink(token)
}

const doors = [
  { what: 'asking for a link', page: async () => paths.signIn, action: async () => paths.signInLinks },
  { what: 'using a link', page: async (action: string) => action, action: freshLink },
]

test.each(doors)(
  'bad forms for $what: none fails, and nothing that was typed runs',
  async (door) => {
    const random = randomFrom(door.what)
    for (let number = 1; number <= submissions; number += 1) {
      await council.db.delete(rateLimits)
      const path = await door.action()
      const form = formFor((await send(council.app, null, { path: await door.page(path) })).text, path)!
      const wire = onTheWire(
        random,
        spoilt(random, form, filledIn(random, form, '2023-11-30'), nothingStrange),
        form,
      )
      const answer = await send(council.app, null, { method: 'POST', path, ...wire })
      expect(answer.status, `submission ${number}`).toBeLessThan(500)
      for (const mark of markup)
        expect(answer.text.includes(mark), `submission ${number}: ${mark}`).toBe(false)
    }
    expect((await verifyChain(council.db)).broken).toBeNull()
  },
  60_000,
)
