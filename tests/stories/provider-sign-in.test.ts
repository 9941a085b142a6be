import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordDirectoryGroup } from '#casework/directory-group.ts'
import { signInByProvider } from '#casework/provider-sign-in.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { findPerson } from '#db/queries/person.ts'
import { directoryGroups, identities, providerSignIns, sessions, users } from '#db/schema.ts'
import { providerFromNetwork } from '#domain/rate-limit.ts'
import { paths } from '#src/paths.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'
import { clientId, clientSecret, type OpenIdServer, startOpenIdServer } from '../support/openid-provider.ts'

const here = 'http://127.0.0.1:3000'
const settingsFor = (issuer: string) => ({
  issuer,
  clientId,
  clientSecret,
  name: 'Borsetshire account',
  scopes: 'openid profile email',
  groupsClaim: 'groups',
})

/** Entra puts everything into the token, says nothing of verified addresses, and names groups by their ids. */
const likeEntra = { conformIdTokenClaims: false }
const group = {
  sen: '6f1d2b7e-0c1f-4a51-9d0e-3f2f6f1f0001',
  officers: '6f1d2b7e-0c1f-4a51-9d0e-3f2f6f1f0002',
}

let council: InEarnest
let provider: OpenIdServer
beforeAll(async () => {
  provider = await startOpenIdServer({
    redirectTo: `${here}${paths.signInProviderAnswer}`,
    afterwards: `${here}${paths.signIn}`,
    settings: likeEntra,
  })
  council = await openInEarnest({ provider: settingsFor(provider.issuer) })
}, 60_000)
afterAll(async () => {
  await council.close()
  await provider.close()
})

const setOut = async (from: string = paths.cases) => {
  const browser = await council.browser({ address: '203.0.113.9' }).opens(paths.signInAgain(from))
  return browser.clicks('Sign in with Borsetshire account')
}
const inside = (url: string) => url.slice(here.length)

/** Somebody signs in at the provider and comes back. */
const comesIn = async (login: string) => {
  const browser = await setOut()
  return browser.opens(inside(await provider.signIn(browser.at(), login)))
}
const idOf = async (email: string) => {
  const [row] = await council.db.select().from(users).where(eq(users.email, email))
  return row?.id ?? null
}
const changes = async (id: number, given: Record<string, string>) => {
  const admin = await council.signedIn('Ada Admin')
  await admin.opens(paths.personChange(id))
  await admin.presses('Save', given)
  if (given.active === 'no') await admin.presses('End their access')
  expect(admin.status()).toBe(200)
}
const lastEvent = async () => (await council.securityLog()).at(-1)

describe('signing in with the council’s account', () => {
  test('goes by the provider and back to where one wanted to be, with PKCE, state and nonce', async () => {
    provider.people.set('lee', { sub: 'lee', name: 'Lee Officer', preferred_username: 'LEE@example.gov.uk' })
    const browser = await setOut()
    const url = new URL(browser.at())
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: clientId,
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[0-9a-f]{64}$/),
      nonce: expect.any(String),
      redirect_uri: `${here}${paths.signInProviderAnswer}`,
    })
    await browser.opens(inside(await provider.signIn(browser.at(), 'lee')))
    expect([browser.status(), browser.at()]).toEqual([200, paths.cases])
    expect(browser.frame()).toContain('Lee Officer')
    expect(await council.db.select().from(identities)).toMatchObject([
      { issuer: provider.issuer, subject: 'lee', userId: council.people['Lee Officer'] },
    ])
    expect(await council.db.select().from(providerSignIns)).toEqual([])
    expect(await verifyChain(council.db)).toMatchObject({ broken: null })
  })

  test('somebody who was here before is known by the provider’s number, whatever their address is now', async () => {
    provider.people.set('lee', {
      sub: 'lee',
      name: 'Lee Officer',
      preferred_username: 'lee.new@example.gov.uk',
    })
    expect((await comesIn('lee')).frame()).toContain('Lee Officer')
  })

  test('an address that the provider does not vouch for lets nobody in', async () => {
    provider.people.set('eve', {
      sub: 'eve',
      name: 'Eve',
      email: 'ada@example.gov.uk',
      email_verified: false,
    })
    const page = await comesIn('eve')
    expect([page.status(), page.reads()]).toEqual([
      403,
      expect.stringContaining('Borsetshire account does not vouch for an e-mail address of yours.'),
    ])
    expect(page.reads()).not.toContain('groups')
    expect(await lastEvent()).toMatchObject({
      kind: 'refused sign-in',
      address: '203.0.113.9',
      note: 'the provider knows them, and vouches for no e-mail address of theirs',
    })
  })

  test('another account with the address of somebody who is linked is refused, and the log has it', async () => {
    const address = 'lee@example.gov.uk'
    const lee = council.people['Lee Officer']!
    provider.people.set('lee2', { sub: 'lee2', name: 'Lee Other', email: address })
    const page = await comesIn('lee2')
    expect([page.status(), page.reads()]).toEqual([
      403,
      expect.stringContaining('Redress knows you by another account'),
    ])
    expect(await lastEvent()).toMatchObject({
      kind: 'refused sign-in',
      userId: lee,
      note: 'the address is that of somebody who came in by another account before',
    })
    expect(await council.db.select().from(identities)).toMatchObject([{ subject: 'lee' }])

    await changes(lee, { email: 'lee.officer@example.gov.uk' })
    expect((await lastEvent())!.note).toContain(
      'The account of the council’s that was linked counts no longer.',
    )
    await changes(lee, { email: address })
    expect((await comesIn('lee2')).frame()).toContain('Lee Officer')
    expect(await council.db.select().from(identities)).toMatchObject([{ subject: 'lee2', userId: lee }])
    await council.db.update(identities).set({ subject: 'lee' })
  })

  test('somebody unknown is told under which address, and the security log has it', async () => {
    provider.people.set('new', { sub: 'new', name: 'Nell New', email: 'nell@example.gov.uk' })
    const page = await comesIn('new')
    expect(page.reads()).toContain('Borsetshire account says that you are nell@example.gov.uk.')
    expect(await lastEvent()).toMatchObject({ kind: 'refused sign-in', userId: null })
  })

  test('somebody who is not active any more is not let in', async () => {
    provider.people.set('rob', { sub: 'rob', name: 'Rob', email: 'rob@example.gov.uk' })
    await council.db.update(users).set({ active: false }).where(eq(users.email, 'rob@example.gov.uk'))
    expect((await comesIn('rob')).reads()).toContain('You cannot sign in')
  })
})

describe('parts and services from groups', () => {
  const desk = () => council.at('Ada Admin', '2023-11-30')
  const sen = () => council.services['Special educational needs']!

  beforeAll(async () => {
    await recordDirectoryGroup(desk(), {
      claim: group.sen,
      label: 'SEN team',
      role: 'service lead',
      services: [sen()],
    })
    await recordDirectoryGroup(desk(), {
      claim: group.officers,
      label: '',
      role: 'link officer',
      services: [],
    })
  })

  test('somebody new comes in by their group, as what it says', async () => {
    provider.people.set('new', {
      sub: 'new',
      name: 'Nell New',
      email: 'nell@example.gov.uk',
      groups: ['other', group.sen],
    })
    const page = await comesIn('new')
    expect(page.frame()).toContain('Nell New, Service lead')
    const id = (await idOf('nell@example.gov.uk'))!
    expect(await findPerson(desk(), id)).toMatchObject({
      role: 'service lead',
      services: [sen()],
      active: true,
    })
    expect(await lastEvent()).toMatchObject({ kind: 'role change', userId: id })
  })

  test('the part changes at the next sign-in with the groups, and is recorded', async () => {
    provider.people.set('new', { ...provider.people.get('new')!, groups: [group.officers, group.sen] })
    expect((await comesIn('new')).frame()).toContain('Nell New, Link officer')
    expect(await lastEvent()).toMatchObject({
      kind: 'role change',
      note: 'By the directory: the part was Service lead of Special educational needs, and is Link officer now.',
    })
  })

  test('nothing is recorded where nothing changed', async () => {
    const before = (await council.securityLog()).length
    await comesIn('new')
    expect((await council.securityLog()).length).toBe(before)
  })

  test('a changed part is told to whom it concerns', async () => {
    const [mail] = await council.mailsTo('nell@example.gov.uk')
    expect(mail).toMatchObject({
      kind: 'security warning',
      subject: 'What you may do in Redress was changed',
    })
    expect(mail!.body).toMatch(
      /^The council’s directory changed .*The part was Service lead of .*Link officer now\./s,
    )
  })

  test('who came in by a group only, and is in none any more, is not let in, nor by a link', async () => {
    const id = (await idOf('nell@example.gov.uk'))!
    const elsewhere = await comesIn('new')
    await council.browser().sends(paths.signInLinks, { email: 'nell@example.gov.uk' })
    const link = await council.lastLinkTo('nell@example.gov.uk')
    provider.people.set('new', { ...provider.people.get('new')!, groups: 'other' })

    const page = await comesIn('new')
    expect([page.status(), page.reads()]).toEqual([
      403,
      expect.stringContaining('none of your groups gives you one now'),
    ])
    expect((await council.securityLog()).slice(-2)).toMatchObject([
      { kind: 'role change', userId: id, note: 'By the directory: may not sign in any more.' },
      { kind: 'refused sign-in', userId: id, note: expect.stringContaining('came from the directory') },
    ])
    expect(await findPerson(desk(), id)).toMatchObject({ active: false, role: 'link officer' })
    expect((await elsewhere.opens(paths.cases)).reads()).toContain('Your e-mail address at work')
    expect((await council.browser().sends(link, {})).status()).toBe(404)
    const again = await comesIn('new')
    expect(again.reads()).toContain('none of your groups gives you one now')
    const refused = await council.securityLog()
    expect(refused.slice(-2).map(({ kind }) => kind)).toEqual(['refused sign-in', 'refused sign-in'])
  })

  test('is let in again by a group, as what it says', async () => {
    provider.people.set('new', { ...provider.people.get('new')!, groups: [group.sen] })
    expect((await comesIn('new')).frame()).toContain('Nell New, Service lead')
    expect((await lastEvent())!.note).toMatch(
      /^By the directory: the part was Link officer.* May sign in again\.$/,
    )
  })

  test('whom an administrator gave a part keeps it without a group', async () => {
    const id = (await idOf('nell@example.gov.uk'))!
    await changes(id, { role: 'viewer' })
    provider.people.set('new', { ...provider.people.get('new')!, groups: 'other' })
    expect((await comesIn('new')).frame()).toContain('Nell New, Viewer')
    await changes(id, { active: 'no' })
    provider.people.set('new', { ...provider.people.get('new')!, groups: [group.sen] })
    expect((await comesIn('new')).reads()).toContain('You are not among the people who use this register now')
    await changes(id, { active: 'yes' })
    expect((await comesIn('new')).frame()).toContain('Nell New, Service lead')
  })

  /** Again and again, since the first of all may wait for a connection while the other is done already. */
  test.each([1, 2, 3, 4, 5])(
    'somebody who comes in by a group in two browsers at once is one person, in both: %d',
    async (time) => {
      const twin = {
        issuer: provider.issuer,
        subject: `twin-${time}`,
        name: 'Twin',
        email: `twin-${time}@example.gov.uk`,
        groups: [group.officers],
        groupsLeftOut: false,
      }
      const { user: _, ...visitor } = { ...desk(), from: { address: '203.0.113.9', browser: '' } }
      const entrance = { at: new Date(), hours: 12, idToken: '' }
      const both = await Promise.all([1, 2].map(() => signInByProvider(visitor, twin, entrance)))
      expect(both).toEqual([{ session: expect.any(String) }, { session: expect.any(String) }])
      const id = (await idOf(twin.email))!
      expect(await council.db.$count(sessions, eq(sessions.userId, id))).toBe(2)
      expect(await verifyChain(council.db)).toMatchObject({ broken: null })
    },
  )

  test('the only administrator stays one, whatever the groups say', async () => {
    provider.people.set('ada', {
      sub: 'ada',
      name: 'Ada',
      email: 'ada@example.gov.uk',
      groups: [group.officers],
    })
    expect((await comesIn('ada')).frame()).toContain('Ada Admin, Administrator')
    await council.db
      .update(users)
      .set({ partFromDirectory: true })
      .where(eq(users.email, 'ada@example.gov.uk'))
    provider.people.set('ada', { ...provider.people.get('ada')!, groups: [] })
    expect((await comesIn('ada')).frame()).toContain('Ada Admin, Administrator')
  })

  test('more groups than the provider passes on are said so, and nobody loses a part silently', async () => {
    provider.people.set('new', {
      sub: 'new',
      name: 'Nell New',
      email: 'nell@example.gov.uk',
      hasgroups: true,
    })
    const page = await comesIn('new')
    expect([page.status(), page.reads()]).toEqual([403, expect.stringContaining('in more groups than')])
    expect(await lastEvent()).toMatchObject({
      kind: 'refused sign-in',
      userId: await idOf('nell@example.gov.uk'),
      note: expect.stringContaining('more groups than the provider would list'),
    })
    await changes((await idOf('nell@example.gov.uk'))!, { role: 'viewer' })
    await council.db.delete(directoryGroups)
    expect((await comesIn('new')).frame()).toContain('Nell New, Viewer')
  })
})

describe('signing out', () => {
  test('signs out at the provider’s as well, where one came in by it', async () => {
    provider.people.set('lee', { sub: 'lee', name: 'Lee Officer', preferred_username: 'lee@example.gov.uk' })
    const browser = await comesIn('lee')
    await browser.sends(paths.signOut, {})
    const url = new URL(browser.at())
    expect(url.origin + url.pathname).toBe(`${provider.issuer}/session/end`)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${here}${paths.signIn}`)
    expect(url.searchParams.get('id_token_hint')).toMatch(/^ey/)
    expect((await browser.opens(paths.cases)).reads()).toContain('Sign in with Borsetshire account')
  })

  test('and only here, where one came in by a link', async () => {
    const browser = await council.signedIn('Mo Monitor')
    await browser.sends(paths.signOut, {})
    expect(browser.at()).toBe(paths.signIn)
  })

  test('a form may lead on to the provider, and nowhere else', async () => {
    const page = await council.app.request(`http://redress.test${paths.signIn}`)
    expect(page.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${provider.issuer};`)
  })
})

describe('what goes wrong at the provider’s', () => {
  test('one network that sets out again and again is told when to try again, and nothing more is kept', async () => {
    const place = { address: '198.51.100.40' }
    const setsOut = async () => (await council.browser(place).opens(paths.signInProvider)).status()
    for (let time = 1; time <= providerFromNetwork.tries; time += 1) await setsOut()
    const kept = await council.db.$count(providerSignIns)
    const page = await council.browser(place).opens(paths.signInProvider)
    expect([page.status(), page.reads()]).toEqual([429, expect.stringContaining('Try again after')])
    expect(await council.db.$count(providerSignIns)).toBe(kept)
    expect(await lastEvent()).toMatchObject({ kind: 'too many attempts', address: place.address })
    expect((await setOut()).at()).toContain(provider.issuer)
  })

  test('somebody stops there', async () => {
    const browser = await setOut()
    await browser.opens(inside(await provider.cancel(browser.at())))
    expect([browser.status(), browser.reads()]).toEqual([403, expect.stringContaining('did not let you in')])
  })

  test('an answer comes back in another browser, or twice', async () => {
    const browser = await setOut()
    const answer = inside(await provider.signIn(browser.at(), 'lee'))
    const other = await council.browser().opens(answer)
    expect([other.status(), other.reads()]).toEqual([
      400,
      expect.stringContaining('This sign-in does not fit'),
    ])
    expect((await browser.opens(answer)).status()).toBe(200)
    expect((await browser.opens(answer)).status()).toBe(400)
  })

  test('an answer carries the state of another sign-in', async () => {
    const [one, other] = [await setOut(), await setOut()]
    await one.opens(inside(await provider.signIn(other.at(), 'lee')))
    expect([one.status(), one.reads()]).toEqual([400, expect.stringContaining('This sign-in does not fit')])
  })

  test('it took too long', async () => {
    const browser = await setOut()
    const answer = inside(await provider.signIn(browser.at(), 'lee'))
    await council.db.update(providerSignIns).set({ expiresAt: new Date(Date.now() - 1) })
    expect((await browser.opens(answer)).status()).toBe(400)
  })

  test('a wrong secret is the administrator’s to mend', async () => {
    const wrong = await openInEarnest({
      provider: { ...settingsFor(provider.issuer), clientSecret: 'another secret, of many letters, too' },
    })
    const browser = await wrong.browser().opens(paths.signInProvider)
    await browser.opens(inside(await provider.signIn(browser.at(), 'lee')))
    expect([browser.status(), browser.reads()]).toEqual([502, expect.stringContaining('is not set up right')])
    await wrong.close()
  })

  test('a provider that does not answer stops nobody from starting, or from coming in by a link', async () => {
    const away = await startOpenIdServer({ redirectTo: `${here}/x`, afterwards: `${here}/y` })
    await away.close()
    const without = await openInEarnest({ provider: settingsFor(away.issuer) })
    const browser = await without.browser().opens(paths.signInProvider)
    expect([browser.status(), browser.reads()]).toEqual([503, expect.stringContaining('does not answer')])
    expect((await without.signedIn('Lee Officer')).status()).toBe(200)
    await without.close()
  })

  test('clocks that differ too much are said so', async () => {
    const late = await startOpenIdServer({
      redirectTo: `${here}${paths.signInProviderAnswer}`,
      afterwards: `${here}${paths.signIn}`,
      settings: likeEntra,
      behindMs: 2 * 60 * 60 * 1000,
    })
    late.people.set('lee', { sub: 'lee', name: 'Lee', email: 'lee@example.gov.uk' })
    const without = await openInEarnest({ provider: settingsFor(late.issuer) })
    const browser = await without.browser().opens(paths.signInProvider)
    await browser.opens(inside(await late.signIn(browser.at(), 'lee')))
    expect([browser.status(), browser.reads()]).toEqual([
      502,
      expect.stringContaining('The clocks do not agree'),
    ])
    await without.close()
    await late.close()
  })
})

describe('a provider that keeps to the letter of the standard', () => {
  test('tells name, address and groups only when it is asked, and the address as verified', async () => {
    const plain = await startOpenIdServer({
      redirectTo: `${here}${paths.signInProviderAnswer}`,
      afterwards: `${here}${paths.signIn}`,
    })
    plain.people.set('una', { sub: 'una', name: 'Una', email: 'una@example.gov.uk', email_verified: true })
    const other = await openInEarnest({ provider: settingsFor(plain.issuer) })
    const browser = await other.browser().opens(paths.signInProvider)
    await browser.opens(inside(await plain.signIn(browser.at(), 'una')))
    expect(browser.frame()).toContain('Una Officer')
    const [session] = await other.db.select().from(sessions)
    expect(session).toMatchObject({ wayIn: 'provider' })
    await other.close()
    await plain.close()
  })
})
