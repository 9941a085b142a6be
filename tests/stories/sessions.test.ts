import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessions } from '#db/schema.ts'
import { paths } from '#src/paths.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Version/17.6 Mobile/15E148 Safari/604.1'

let council: InEarnest
beforeAll(async () => {
  council = await openInEarnest({ trustedProxies: 1 })
}, 60_000)
afterAll(() => council.close())

/** At the desk, or on the phone, each behind the council's proxy. */
const desk = { address: '10.0.0.1', headers: { 'User-Agent': edge, 'X-Forwarded-For': '203.0.113.9' } }
const phone = { address: '10.0.0.1', headers: { 'User-Agent': iphone, 'X-Forwarded-For': '198.51.100.7' } }

describe('where somebody is signed in', () => {
  test('every browser is listed in words, this one marked; one that is ended has to sign in again', async () => {
    const atDesk = await council.signedIn('Lee Officer', desk)
    const onPhone = await council.signedIn('Lee Officer', phone)
    await atDesk.opens(paths.sessions)
    expect(atDesk.reads()).toMatch(/Edge on Windows 203\.0\.113\.9 .* By a link .* This browser/)
    expect(atDesk.reads()).toMatch(/Safari on iPhone 198\.51\.100\.7/)

    await atDesk.presses('Sign out Safari on iPhone')
    expect(atDesk.reads()).not.toContain('Safari on iPhone 198')
    await onPhone.opens(paths.cases)
    expect(onPhone.reads()).toContain('Your e-mail address at work')
    expect((await atDesk.opens(paths.cases)).status()).toBe(200)
  })

  test('nobody ends the session of somebody else by its number', async () => {
    await council.signedIn('Mo Monitor', desk)
    const [mo] = await council.db
      .select()
      .from(sessions)
      .where(eq(sessions.userId, council.people['Mo Monitor']!))
    const lee = await council.signedIn('Lee Officer', desk)
    expect((await lee.sends(paths.sessionEnd(mo!.id), {})).status()).toBe(404)
    expect((await lee.sends(paths.personSessionsEnd(mo!.userId), {})).status()).toBe(403)
  })

  test('an htmx request of an ended session is told where to sign in', async () => {
    const answer = await council.app.request('http://redress.test/cases', {
      headers: { 'HX-Request': 'true', Cookie: 'redress=ended' },
    })
    expect([answer.status, answer.headers.get('HX-Redirect')]).toEqual([401, '/sign-in?returnTo=%2Fcases'])
  })

  test('signing out everywhere ends this one, too', async () => {
    const browsers = [
      await council.signedIn('Una Officer', desk),
      await council.signedIn('Una Officer', phone),
    ]
    await browsers[0]!.opens(paths.sessions)
    await browsers[0]!.presses('Sign out everywhere')
    expect(browsers[0]!.frame()).toContain('You are signed out everywhere')
    for (const browser of browsers) {
      expect((await browser.opens(paths.cases)).reads()).toContain('Your e-mail address at work')
    }
  })
})

describe('sessions that somebody else ends', () => {
  test('an administrator signs a person out everywhere, and the security log has it', async () => {
    const sal = await council.signedIn('Sal Senlead', phone)
    const admin = await council.signedIn('Ada Admin', desk)
    const id = council.people['Sal Senlead']!
    await admin.opens(paths.personSessionsEnd(id))
    expect(admin.reads()).toContain('Safari on iPhone')
    await admin.presses('Sign Sal Senlead out everywhere')
    expect((await sal.opens(paths.today)).reads()).toContain('Your e-mail address at work')
    expect((await council.securityLog()).at(-1)).toMatchObject({
      kind: 'session ended',
      userId: id,
      byId: council.people['Ada Admin'],
      address: '203.0.113.9',
    })
    expect((await admin.opens(paths.personSessionsEnd(id))).reads()).toContain('is not signed in anywhere')
  })
})

describe('a session ends by itself', () => {
  const leave = (values: Partial<typeof sessions.$inferInsert>) =>
    council.db.update(sessions).set(values).where(eq(sessions.userId, council.people['Tom Transport']!))
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

  test.each([
    { what: 'left alone for 59 minutes goes on', values: { lastSeenAt: minutesAgo(59) }, goesOn: true },
    { what: 'left alone for an hour', values: { lastSeenAt: minutesAgo(60) }, goesOn: false },
    { what: 'at its last moment, however busy', values: { expiresAt: minutesAgo(0) }, goesOn: false },
  ])('$what', async ({ values, goesOn }) => {
    const tom = await council.signedIn('Tom Transport', desk)
    await leave(values)
    await tom.opens(paths.cases)
    expect(tom.reads().includes('Your e-mail address at work')).toBe(!goesOn)
    await council.db.delete(sessions)
  })

  test('twelve hours after it began at the latest', async () => {
    await council.signedIn('Tom Transport', desk)
    const [session] = await council.db.select().from(sessions)
    expect(session!.expiresAt.getTime() - session!.createdAt.getTime()).toBe(12 * 3_600_000)
  })
})
