import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { freshDemonstration, type OpenStores } from '../support/demonstration.ts'
import { openFrontDoor } from '../support/people.ts'

let stores: OpenStores
beforeAll(async () => {
  stores = await freshDemonstration()
}, 120_000)
afterAll(() => stores.close())

const fieldsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ]),
  )

test('a form sent after the session ran out waits, unsent, until its writer is signed in again', async () => {
  const door = openFrontDoor(stores)
  const typed = { name: 'Mine & "yours" <b>', query: 'overdue=yes' }
  const refused = await door.stranger.submit(paths.savedViews, typed)
  expect(refused.status).toBe(401)
  expect(refused.text).toContain('what you typed is kept')
  const [first] = refused.text.split('people__choose')
  const signedIn = await door.stranger.submit(paths.signIn, { ...fieldsIn(first!) })
  expect(signedIn.text).toContain('You are signed in again')
  const form = fieldsIn(signedIn.text.slice(signedIn.text.indexOf('<h1')))
  expect(form).toEqual({ ...typed, resumed: 'yes' })

  const officer = await door.signIn('link officer')
  const again = await officer.submit(paths.savedViews, form)
  expect(again.status).toBe(200)
  expect(again.text).toContain('value="Mine &amp; &quot;yours&quot; &lt;b&gt;"')
  expect(again.text).not.toContain('There is a problem')
  expect((await officer.visit(paths.cases)).text).not.toContain('Mine &amp;')
})
