import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'

const https = 'https://redress.example.gov.uk'

let council: InEarnest
beforeAll(async () => {
  council = await openInEarnest({ publicUrl: https, trustedProxies: 1 })
}, 60_000)
afterAll(() => council.close())

/** A request as the council's TLS proxy passes it on, over plain http. */
const forwarded = {
  Origin: https,
  'X-Forwarded-For': '203.0.113.9',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Host': 'redress.example.gov.uk',
}
const byProxy = { address: '10.0.0.1', headers: forwarded }
const ask = (path: string, init: RequestInit = {}) =>
  council.app.request(`http://10.0.0.5:3000${path}`, { ...init, headers: { ...forwarded, ...init.headers } })

describe('behind a TLS proxy', () => {
  test('somebody signs in by a link, and stays signed in', async () => {
    const lee = await council.signedIn('Lee Officer', byProxy)
    expect((await lee.opens(paths.cases)).status()).toBe(200)
    expect(lee.frame()).toContain('Lee Officer')
    await lee.opens(paths.sessions)
    expect(lee.reads()).toContain('203.0.113.9')
  })

  test('the cookie is for secure connections and this host alone, and browsers are told to come securely', async () => {
    await council.browser(byProxy).sends(paths.signInLinks, { email: 'una@example.gov.uk' })
    const answer = await ask(await council.lastLinkTo('una@example.gov.uk'), { method: 'POST' })
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^__Host-redress=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
  })

  test('the way in has nothing to say against it', async () => {
    expect(await (await ask(paths.signIn)).text()).not.toContain('would not stay signed in')
  })
})

describe('set up wrong', () => {
  test('a form from another address is refused, and both addresses and the setting are named', async () => {
    const answer = await ask(paths.signInLinks, {
      method: 'POST',
      headers: { Origin: 'http://10.0.0.5:3000' },
    })
    const text = await answer.text()
    expect(answer.status).toBe(403)
    for (const named of ['http://10.0.0.5:3000', https, 'PUBLIC_URL']) expect(text).toContain(named)
  })

  test.each([
    { what: 'at another host', name: 'X-Forwarded-Host', value: '10.0.0.5:3000', says: 'at another address' },
    { what: 'over plain http', name: 'X-Forwarded-Proto', value: 'http', says: 'not secure' },
  ])('opened $what, the way in says so and where to go', async ({ name, value, says }) => {
    const text = await (await ask(paths.signIn, { headers: { [name]: value } })).text()
    expect(text).toContain(says)
    expect(text).toContain(`<a href="${https}">`)
  })

  test('addresses that a proxy passes on, and nobody heeds, are a warning on the security log', async () => {
    const unaware = await openInEarnest()
    const admin = await unaware.signedIn('Ada Admin', { address: '10.0.0.1' })
    const log = paths.settingsPart('security-log')
    expect((await admin.opens(log)).reads()).not.toContain('TRUSTED_PROXIES')
    await unaware
      .browser({ address: '10.0.0.1', headers: { 'X-Forwarded-For': '203.0.113.9' } })
      .opens(paths.signIn)
    expect((await admin.opens(log)).reads()).toContain('TRUSTED_PROXIES is 0')
    await unaware.close()
  })
})
