import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '#db/queries/audit-event.ts'
import { mails, rateLimits, sessions, signInLinks, users } from '#db/schema.ts'
import { linksForAddress, linksFromNetwork, refusedFromNetwork } from '#domain/rate-limit.ts'
import { paths } from '#src/paths.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'

let council: InEarnest
beforeAll(async () => {
  council = await openInEarnest()
}, 60_000)
afterAll(() => council.close())

const lee = 'lee@example.gov.uk'
let networks = 0
/** Each story is told from a network of its own, so that none is too much for another. */
const elsewhere = () => {
  networks += 1
  return { address: `10.${networks >> 8}.${networks & 255}.1` }
}

const askFor = async (email: string, place = elsewhere()) => {
  const browser = await council.browser(place).opens(paths.signInAgain('/annual-letters/2023-24'))
  return browser.presses('Send me a link', { email })
}

/** Lee's link, as it lies in the mail. */
const leesLink = async () => {
  await council.db.delete(rateLimits)
  await askFor(lee)
  return council.lastLinkTo(lee)
}

describe('signing in by a link', () => {
  test('somebody gives an address, opens the link of the mail, and is where they wanted to go', async () => {
    const asked = await askFor('LEE@example.gov.uk ')
    expect(asked.reads()).toContain('Look in your inbox')
    const [mail] = await council.mailsTo(lee)
    expect(mail).toMatchObject({ kind: 'sign-in link', subject: 'Your link to sign in to Redress' })
    expect(mail!.body).toContain('It works once, within 15 minutes: until ')
    const [link] = await council.db.select().from(signInLinks)
    expect(link!.expiresAt.getTime() - link!.createdAt.getTime()).toBe(15 * 60_000)
    expect(mail!.expiresAt).toEqual(link!.expiresAt)
    await asked.opens(mail!.linkPath!)
    await asked.presses('Sign in')
    expect([asked.status(), asked.at()]).toEqual([200, '/annual-letters/2023-24'])
    expect(await verifyChain(council.db)).toMatchObject({ broken: null })
  })

  test('the register keeps a digest of the token, never the token', async () => {
    const token = (await leesLink()).split('/').at(-1)!
    const kept = JSON.stringify(await council.db.select().from(signInLinks))
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(kept).not.toContain(token)
  })

  test('opening the link uses nothing up, however often a mail scanner does it', async () => {
    const link = await leesLink()
    for (let times = 1; times <= 3; times += 1) {
      expect((await council.browser().opens(link)).reads()).toContain('press the button')
    }
    const person = await council.browser(elsewhere()).opens(link)
    await person.presses('Sign in')
    expect(person.status()).toBe(200)
  })

  test('the page names its address to nobody', async () => {
    const link = await leesLink()
    const page = await council.app.request(`http://redress.test${link}`)
    expect(page.headers.get('Referrer-Policy')).toBe('strict-origin')
    expect(page.headers.get('Cache-Control')).toBe('no-store')
  })

  test('an earlier session of the same browser ends with it', async () => {
    const person = await council.signedIn('Una Officer', elsewhere())
    const before = await council.db.select().from(sessions)
    const una = before.filter(({ userId }) => userId === council.people['Una Officer'])
    expect(una).toHaveLength(1)
    await person.opens(await leesLink())
    expect(person.reads()).toContain('You are signed in as Una Officer in this browser. That session ends.')
    await person.presses('Sign in')
    const after = await council.db.select().from(sessions)
    expect(after.filter(({ tokenDigest }) => tokenDigest === una[0]!.tokenDigest)).toEqual([])
  })

  test.each(['', 'lee', 'lee@', 'lee example.gov.uk', `${'x'.repeat(330)}@example.gov.uk`])(
    'the address %j is a mistake beside the field, kept as typed',
    async (email) => {
      const page = await askFor(email)
      expect(page.status()).toBe(422)
      expect(page.reads()).toContain('There is a problem')
    },
  )
})

describe('a link that lets nobody in', () => {
  const lastEvent = async () => (await council.securityLog()).at(-1)

  test('used twice: the second time says so, and the security log has it', async () => {
    const link = await leesLink()
    const first = await council.browser(elsewhere()).opens(link)
    const second = await council.browser(elsewhere()).opens(link)
    await first.presses('Sign in')
    await second.presses('Sign in')
    expect([second.status(), second.reads()]).toEqual([410, expect.stringContaining('was used already')])
    expect((await second.opens(link)).status()).toBe(410)
    await second.clicks('Ask for a new link')
    expect(second.reads()).toContain('Your e-mail address at work')
    expect(await lastEvent()).toMatchObject({
      kind: 'refused sign-in',
      userId: council.people['Lee Officer'],
      note: 'a link that was used before',
    })
  })

  test('from two browsers at once: one comes in, one is told why not', async () => {
    for (let time = 1; time <= 5; time += 1) {
      const link = await leesLink()
      const both = [elsewhere(), elsewhere()].map((place) => council.browser(place))
      await Promise.all(both.map((browser) => browser.sends(link, {})))
      expect(both.map((browser) => browser.status()).toSorted()).toEqual([200, 410])
    }
  })

  test('late: it says so', async () => {
    const link = await leesLink()
    await council.db.update(signInLinks).set({ expiresAt: new Date(Date.now() - 1) })
    const page = await council.browser(elsewhere()).opens(link)
    expect([page.status(), page.reads()]).toEqual([410, expect.stringContaining('This link came too late')])
    await page.sends(link, {})
    expect(page.status()).toBe(410)
    expect(await lastEvent()).toMatchObject({ note: 'a link that came too late' })
  })

  test('unknown: it says what may have happened', async () => {
    const page = await council.browser(elsewhere()).opens(paths.signInLink('half-of-a-link'))
    expect([page.status(), page.reads()]).toEqual([404, expect.stringContaining('This link does not work')])
    expect((await page.sends(paths.signInLink('half-of-a-link'), {})).status()).toBe(404)
  })

  test('of somebody who is no longer active: it lets nobody in, and none is sent to them', async () => {
    const link = await leesLink()
    await council.db.update(users).set({ active: false }).where(eq(users.email, lee))
    const page = await council.browser(elsewhere()).opens(link)
    await page.presses('Sign in')
    expect([page.status(), page.reads()]).toEqual([403, expect.stringContaining('You cannot sign in')])
    expect(await lastEvent()).toMatchObject({ note: 'a link of somebody who is not active' })
    const before = (await council.mailsTo(lee)).length
    await askFor(lee)
    expect((await council.mailsTo(lee)).length).toBe(before)
    await council.db.update(users).set({ active: true }).where(eq(users.email, lee))
  })
})

describe('a link works no more once its reader', () => {
  const changed = async (given: Record<string, string>) => {
    const admin = await council.signedIn('Ada Admin', elsewhere())
    await admin.opens(paths.personChange(council.people['Lee Officer']!))
    await admin.presses('Save', given)
    if (given.active === 'no') await admin.presses('End their access')
    expect(admin.reads()).toContain('Lee Officer')
    return admin
  }
  const opened = async (link: string) => {
    const page = await council.browser(elsewhere()).opens(link)
    await page.sends(link, {})
    return [page.status(), page.reads()]
  }
  const worksNoMore = [404, expect.stringContaining('This link does not work')]

  test('signs out everywhere', async () => {
    const person = await council.signedIn('Lee Officer', elsewhere())
    const link = await leesLink()
    await person.opens(paths.sessions)
    await person.presses('Sign out everywhere')
    expect(await opened(link)).toEqual(worksNoMore)
  })

  test('is signed out everywhere by an administrator', async () => {
    await council.signedIn('Lee Officer', elsewhere())
    const admin = await council.signedIn('Ada Admin', elsewhere())
    const link = await leesLink()
    await admin.opens(paths.personSessionsEnd(council.people['Lee Officer']!))
    await admin.presses('Sign Lee Officer out everywhere')
    expect(await opened(link)).toEqual(worksNoMore)
  })

  test('has another address', async () => {
    const link = await leesLink()
    await changed({ email: 'lee.officer@example.gov.uk' })
    expect(await opened(link)).toEqual(worksNoMore)
    await changed({ email: lee })
  })

  test('may not sign in, though they may again later', async () => {
    const link = await leesLink()
    await changed({ active: 'no' })
    await changed({ active: 'yes' })
    expect(await opened(link)).toEqual(worksNoMore)
  })

  test('and one goes on to work where nothing but the name changed', async () => {
    const link = await leesLink()
    await changed({ name: 'Lee Officer-Law' })
    await changed({ name: 'Lee Officer' })
    expect((await opened(link))[0]).toBe(200)
  })
})

describe('whether an address is known', () => {
  test('nobody is told: the page is the same', async () => {
    const known = await askFor('sal@example.gov.uk')
    const unknown = await askFor('nobody@example.gov.uk')
    expect([unknown.status(), unknown.at(), unknown.reads()]).toEqual([
      known.status(),
      known.at(),
      known.reads(),
    ])
    expect(await council.mailsTo('nobody@example.gov.uk')).toEqual([])
  })

  test('nor does the time that the answer takes tell: no answer comes before a quarter of a second', async () => {
    const took = async (email: string) => {
      const began = performance.now()
      await askFor(email)
      return performance.now() - began
    }
    const times: Record<string, number[]> = { 'tom@example.gov.uk': [], 'no-one@example.gov.uk': [] }
    for (let time = 1; time <= 5; time += 1) {
      for (const [email, all] of Object.entries(times)) all.push(await took(email))
    }
    for (const [email, all] of Object.entries(times)) {
      expect(Math.min(...all), email).toBeGreaterThan(245)
    }
  })

  test('nor do too many: a sixth link for one address is answered the same, and does not come', async () => {
    const email = 'rob@example.gov.uk'
    const pages: string[] = []
    for (let time = 0; time <= linksForAddress.tries; time += 1) pages.push((await askFor(email)).reads())
    expect(new Set(pages).size).toBe(1)
    expect(await council.mailsTo(email)).toHaveLength(linksForAddress.tries)
    const log = await council.securityLog()
    expect(log.filter(({ userId }) => userId === council.people['Rob Roads'])).toMatchObject([
      { kind: 'too many attempts', note: 'links asked for one e-mail address' },
    ])
  })
})

describe('one network that tries again and again', () => {
  test('is told when to try again; other networks are not', async () => {
    const place = elsewhere()
    const many = Array.from({ length: linksFromNetwork.tries + 3 }, (_, number) =>
      council.browser(place).sends(paths.signInLinks, { email: `${number}@example.gov.uk` }),
    )
    const answers = (await Promise.all(many)).map((browser) => browser.status())
    expect(answers.filter((status) => status === 429)).toHaveLength(3)
    const page = await council.browser(place).sends(paths.signInLinks, { email: lee })
    expect(page.reads()).toMatch(/Too many tries There were too many .* Try again after \d/)
    expect((await askFor('someone@example.gov.uk')).status()).toBe(200)
    const events = (await council.securityLog()).filter(({ address }) => address === place.address)
    expect(events.map(({ kind }) => kind)).toEqual(['too many attempts'])
  })

  test('cannot go on trying links that do not work', async () => {
    const place = elsewhere()
    const unknown = paths.signInLink('unknown')
    for (let time = 1; time <= refusedFromNetwork.tries; time += 1) {
      expect((await council.browser(place).sends(unknown, {})).status()).toBe(404)
    }
    expect((await council.browser(place).sends(unknown, {})).status()).toBe(429)
  })
})

describe('a form whose session ran out', () => {
  const typed = { name: 'Mine & "yours"', query: 'open=yes' }

  test('waits in its tab while its writer signs in by a link in another one, and loses nothing', async () => {
    const browser = await council.signedIn('Una Officer', elsewhere())
    await council.db.delete(sessions)
    await browser.sends(paths.savedViews, typed)
    expect([browser.status(), browser.reads()]).toEqual([
      401,
      expect.stringContaining('What you typed is kept'),
    ])

    await browser.presses('I am signed in: back to the form')
    expect(browser.reads()).toContain('You are not signed in yet in this browser')

    const otherTab = browser.anotherTab()
    await otherTab.opens(paths.signInAgain(paths.signIn))
    await otherTab.presses('Send me a link', { email: 'una@example.gov.uk' })
    await otherTab.opens(await council.lastLinkTo('una@example.gov.uk'))
    await otherTab.presses('Sign in')
    expect(otherTab.reads()).toContain('If a form waits in another tab, go back to that tab')

    await browser.presses('I am signed in: back to the form')
    expect(browser.status()).toBe(200)
    expect(browser.fields()).toMatchObject(typed)
    expect(browser.reads()).not.toContain('There is a problem')
    await browser.presses('Save view')
    expect(browser.reads()).toContain('Mine & "yours"')
  })
})

describe('a link that an administrator makes', () => {
  test('is shown once, works once, and stands in the security log', async () => {
    const admin = await council.signedIn('Ada Admin', elsewhere())
    const vi = council.people['Vi Viewer']!
    await admin.opens(paths.personSignInLink(vi))
    await admin.presses('Make a link for Vi Viewer')
    const [, link] = /http:\/\/127\.0\.0\.1:3000(\/sign-in\/links\/[\w-]{43}) works once/.exec(admin.reads())!
    expect((await admin.opens(paths.personSignInLink(vi))).reads()).not.toContain(link)
    const viewer = await council.browser(elsewhere()).opens(link!)
    await viewer.presses('Sign in')
    expect(viewer.status()).toBe(200)
    expect((await council.browser(elsewhere()).opens(link!)).status()).toBe(410)
    expect((await council.securityLog()).find(({ kind }) => kind === 'sign-in link made')).toMatchObject({
      userId: vi,
      byId: council.people['Ada Admin'],
    })
    const [warning, ...others] = await council.db
      .select()
      .from(mails)
      .where(eq(mails.userId, vi))
      .orderBy(mails.id)
    expect(warning).toMatchObject({
      kind: 'security warning',
      subject: 'A link to sign in to Redress as you was made',
      linkPath: paths.sessions,
    })
    expect(warning!.body).toContain('Ada Admin made a link by which one signs in to Redress as you.')
    expect(JSON.stringify([warning, others])).not.toContain(link)
  })

  test('for themselves, they are not told of', async () => {
    const admin = await council.signedIn('Ada Admin', elsewhere())
    const before = (await council.mailsTo('ada@example.gov.uk')).length
    await admin.opens(paths.personSignInLink(council.people['Ada Admin']!))
    await admin.presses('Make a link for Ada Admin')
    expect((await council.mailsTo('ada@example.gov.uk')).length).toBe(before)
  })

  test('is made by nobody else', async () => {
    const officer = await council.signedIn('Mo Monitor', elsewhere())
    expect((await officer.opens(paths.personSignInLink(1))).status()).toBe(403)
    expect((await officer.sends(paths.personSignInLink(1), {})).status()).toBe(403)
  })
})
