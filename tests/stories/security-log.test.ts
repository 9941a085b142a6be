import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { warn } from '#casework/security-event.ts'
import { signIns } from '#db/schema.ts'
import { paths } from '#src/paths.ts'
import { sweepRecords } from '#src/retention.ts'
import { type InEarnest, openInEarnest } from '../support/in-earnest.ts'

const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/129.0 Safari/537.36 Edg/129.0'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'

let council: InEarnest
beforeAll(async () => {
  council = await openInEarnest()
}, 60_000)
afterAll(() => council.close())

const atDesk = { address: '203.0.113.9', headers: { 'User-Agent': edge } }
const abroad = { address: '198.51.100.7', headers: { 'User-Agent': firefox } }
const log = paths.settingsPart('security-log')
const kinds = async () => (await council.securityLog()).map(({ kind }) => kind)

test('at first it says what will stand there', async () => {
  const admin = await council.signedIn('Ada Admin', atDesk)
  expect((await admin.opens(log)).reads()).toContain('Nothing has happened yet')
})

describe('a sign-in from somewhere new', () => {
  test('is nothing unusual the first time, nor from the same place', async () => {
    await council.signedIn('Lee Officer', atDesk)
    await council.signedIn('Lee Officer', atDesk)
    expect(await kinds()).toEqual([])
  })

  test('stands in the log, and the person is told what to do', async () => {
    await council.signedIn('Lee Officer', abroad)
    const admin = await council.signedIn('Ada Admin', atDesk)
    await admin.opens(log)
    expect(admin.reads()).toMatch(
      /Sign-in from somewhere new new browser and network Lee Officer 198\.51\.100\.7 Firefox on Linux/,
    )
    const [warning] = await council.mailsTo('lee@example.gov.uk')
    expect(warning).toMatchObject({ kind: 'security warning', linkPath: paths.sessions })
    expect(warning!.body).toContain('by Firefox on Linux from the network address 198.51.100.7')
    expect(warning!.body).toContain('sign out everywhere')
  })

  test('is forgotten after 90 days', async () => {
    const longAgo = new Date(Date.now() - 91 * 24 * 3_600_000)
    await council.db.update(signIns).set({ at: longAgo })
    const before = (await kinds()).length
    await council.signedIn('Lee Officer', { ...abroad, address: '192.0.2.1' })
    expect((await kinds()).length).toBe(before)
    const at = new Date()
    await sweepRecords({ db: council.db, idleMinutes: 60 }, { now: at, real: at })
    const kept = await council.db.select().from(signIns)
    expect(kept.map(({ userId }) => userId)).toEqual([council.people['Lee Officer']])
  })
})

describe('an export', () => {
  beforeAll(async () => {
    for (const reference of ['23 001 283', '23 001 284']) {
      await recordCase(council.at('Lee Officer', '2023-11-30'), {
        reference,
        complainant: 'Mrs Secret',
        summary: 'A very private matter',
        category: 'Education',
        serviceId: council.services['Special educational needs']!,
        learnedOn: '2023-07-03',
      })
    }
  })

  test('with personal detail stands in the log: what, and how many, and nothing of any case', async () => {
    const lee = await council.signedIn('Lee Officer', atDesk)
    await lee.opens(paths.casesCsv)
    const event = (await council.securityLog()).at(-1)
    expect(event).toMatchObject({ kind: 'export of personal data', note: 'The register: 2 cases' })
    expect(JSON.stringify(await council.securityLog())).not.toMatch(/Secret|private|001 ?28/)
  })

  test('without it, as viewers have it, does not', async () => {
    const before = (await kinds()).length
    const viewer = await council.signedIn('Vi Viewer', atDesk)
    expect((await viewer.opens(paths.casesCsv)).status()).toBe(200)
    expect((await kinds()).length).toBe(before)
  })
})

describe('reading it', () => {
  test('by kind and by person, newest first, a page at a time', async () => {
    const place = { db: council.db, now: new Date(), from: { address: '192.0.2.9', browser: firefox } }
    for (let number = 1; number <= 60; number += 1) {
      await warn(place, { kind: 'too many attempts', note: `time ${number}` })
    }
    const admin = await council.signedIn('Ada Admin', atDesk)
    await admin.opens(log)
    expect(admin.reads()).toMatch(/time 60 .* time 59/)
    expect(admin.reads()).not.toMatch(/time 10 /)
    await admin.clicks('Next page: Older')
    expect(admin.reads()).toMatch(/time 10 .* Part|time 10 .* time 1 /)
    const lee = council.people['Lee Officer']!
    await admin.opens(`${log}?kind=export+of+personal+data&person=${lee}`)
    expect(admin.reads()).toContain('The register: 2 cases')
    expect(admin.reads()).not.toContain('Too many tries time')
    await admin.opens(`${log}?kind=setting+changed`)
    expect(admin.reads()).toContain('Nothing fits these filters')
  })

  test('is for administrators', async () => {
    const officer = await council.signedIn('Lee Officer', atDesk)
    expect((await officer.opens(log)).status()).toBe(403)
  })
})
