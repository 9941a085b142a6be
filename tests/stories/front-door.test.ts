import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '#db/queries/audit-event.ts'
import { listUsers } from '#db/queries/user.ts'
import { paths } from '#src/paths.ts'
import { freshDatabase } from '../support/database.ts'
import { freshDemonstration, type OpenStores } from '../support/demonstration.ts'
import { openFrontDoor, origin } from '../support/people.ts'

let stores: OpenStores
beforeAll(async () => {
  stores = await freshDemonstration()
}, 120_000)
afterAll(() => stores.close())

describe('coming in', () => {
  test('whoever is not signed in is sent to choose a person, and comes back to where they were', async () => {
    const { stranger } = openFrontDoor(stores)
    const page = await stranger.visit('/cases?open=yes')
    expect(page.status).toBe(303)
    expect(page.location).toBe('/sign-in?returnTo=%2Fcases%3Fopen%3Dyes')
    expect((await stranger.visit(page.location!)).text).toContain('value="/cases?open=yes"')
  })

  test('the demonstration offers one person for each part, and two link officers and three service leads', async () => {
    const { stranger } = openFrontDoor(stores)
    const { text } = await stranger.visit(paths.signIn)
    const parts = (await listUsers(stores.db)).map(({ role }) => role).sort()
    expect(parts).toEqual([
      'administrator',
      'link officer',
      'link officer',
      'monitoring officer',
      'service lead',
      'service lead',
      'service lead',
      'viewer',
    ])
    expect(text.match(/people__choose/g)).toHaveLength(8)
  })

  test('choosing a person gives a cookie that scripts cannot read and other sites do not send', async () => {
    const { stranger } = openFrontDoor(stores)
    const page = await stranger.submit(paths.signIn, { userId: '2', returnTo: '/cases' })
    expect(page.location).toBe('/cases')
    expect(page.headers.get('Set-Cookie')).toMatch(/^redress=[\w-]{43}; .*HttpOnly; SameSite=Lax$/)
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'cases'])(
    'nobody is sent on to %s after signing in',
    async (returnTo) => {
      const { stranger } = openFrontDoor(stores)
      expect((await stranger.submit(paths.signIn, { userId: '2', returnTo })).location).toBe('/')
    },
  )

  test('a choice of nobody is a mistake on the same page', async () => {
    const { stranger } = openFrontDoor(stores)
    const page = await stranger.submit(paths.signIn, { userId: 'nobody' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Choose one of the people')
  })

  test('signing out ends the session on the server', async () => {
    const door = openFrontDoor(stores)
    const person = await door.signIn('viewer')
    expect((await person.visit('/')).status).toBe(200)
    await person.submit(paths.signOut, {})
    expect((await person.visit('/')).status).toBe(303)
  })

  test('an idle session and an old one are over', async () => {
    for (const limits of [{ sessionIdleMinutes: -1 }, { sessionHours: -1 }]) {
      const door = openFrontDoor({ ...stores, config: { ...stores.config, ...limits } })
      const person = await door.signIn('viewer')
      expect((await person.visit('/')).status, JSON.stringify(limits)).toBe(303)
    }
  })

  test('an htmx request without a session is told where to sign in', async () => {
    const { app } = openFrontDoor(stores)
    const answer = await app.request(`${origin}/cases`, { headers: { 'HX-Request': 'true' } })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('HX-Redirect')).toBe('/sign-in?returnTo=%2Fcases')
  })

  test('outside the demonstration nobody can choose who they are', async () => {
    const database = await freshDatabase()
    const { stranger } = openFrontDoor({ ...stores, db: database.db })
    const page = await stranger.visit(paths.signIn)
    expect(page.text).toContain('npm run first-administrator')
    expect(page.text).not.toContain('people__choose')
    expect((await stranger.submit(paths.signIn, { userId: '1' })).status).toBe(404)
    await database.close()
  })
})

describe('what guards every page', () => {
  test('a strict content security policy and secure headers', async () => {
    const { stranger } = openFrontDoor(stores)
    const { headers } = await stranger.visit(paths.signIn)
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('Cache-Control')).toBe('no-store')
  })

  test('a form that another site sends is refused and writes nothing', async () => {
    const { stranger } = openFrontDoor(stores)
    const before = await verifyChain(stores.db)
    const page = await stranger.submit(paths.signIn, { userId: '2' }, { Origin: 'https://evil.example' })
    expect(page.status).toBe(403)
    expect(await verifyChain(stores.db)).toEqual(before)
  })

  test('a form larger than a page takes is refused', async () => {
    const { stranger } = openFrontDoor(stores)
    const page = await stranger.submit(paths.signIn, { userId: '2', returnTo: 'x'.repeat(1_100_000) })
    expect(page.status).toBe(413)
  })

  test('and says so in the frame of every page, to who is signed in too', async () => {
    const person = await openFrontDoor(stores).signIn('link officer')
    const page = await person.submit(paths.savedViews, { name: 'x'.repeat(1_100_000) })
    expect(page.status).toBe(413)
    expect(page.text).toMatch(/<title>\s*That request was not taken/)
    expect(page.text).toContain('larger than this page takes')
    expect(page.text).toContain('Sign out')
    expect(page.headers.get('Cache-Control')).toBe('no-store')
  })

  test('without a byte of it being read, where its length is said', async () => {
    const { app } = openFrontDoor(stores)
    let read = 0
    const body = new ReadableStream(
      {
        pull: (controller) => {
          read += 1
          controller.enqueue(new Uint8Array(100_000))
        },
      },
      { highWaterMark: 0 },
    )
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '50000000' }
    const init = { method: 'POST', body, headers: { ...headers, Origin: origin }, duplex: 'half' }
    expect((await app.request(origin + paths.signIn, init as RequestInit)).status).toBe(413)
    expect(read).toBe(0)
  })

  test('an address that does not exist is 404, in the frame of every page', async () => {
    const person = await openFrontDoor(stores).signIn('link officer')
    const page = await person.visit('/no-such-page')
    expect(page.status).toBe(404)
    expect(page.text).toContain('Page not found')
    expect(page.text).toContain('Sign out')
  })

  test('the administrator sees no cases', async () => {
    const person = await openFrontDoor(stores).signIn('administrator')
    for (const path of [paths.cases, paths.casesCsv]) expect((await person.visit(path)).status).toBe(403)
  })
})

describe('the demonstration’s day', () => {
  test('moves forward by one day, once however often the form is sent, or to the next deadline', async () => {
    const person = await openFrontDoor(stores).signIn('link officer')
    const next = { to: 'next day', from: '2024-09-09' }
    await person.submit(paths.demonstrationDay, next)
    await person.submit(paths.demonstrationDay, next)
    expect((await person.visit('/')).text).toContain('Tuesday 10 September 2024')
    await person.submit(paths.demonstrationDay, { to: 'next deadline', from: '2024-09-10' })
    const { text } = await person.visit('/')
    expect(text).not.toContain('<strong>Tuesday 10 September 2024</strong>')
    expect(await verifyChain(stores.db)).toMatchObject({ broken: null })
  })

  test('sessions go on in real time', async () => {
    const person = await openFrontDoor(stores).signIn('viewer')
    expect((await person.visit('/')).status).toBe(200)
  })
})
