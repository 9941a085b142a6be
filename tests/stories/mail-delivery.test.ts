import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { insertMail } from '#db/queries/mail.ts'
import { claimDueMails } from '#db/queries/mail-delivery.ts'
import { councilDays, mailAttempts, mails } from '#db/schema.ts'
import { londonInstant } from '#domain/calendar.ts'
import type { NewMail } from '#domain/mail.ts'
import { readConfig } from '#src/config.ts'
import { type MailServer, openMailServer } from '#src/mail-server.ts'
import { deliverDue } from '#src/post.ts'
import { freshDatabase } from '../support/database.ts'
import { type Answer, startMailServer, type TestMailServer } from '../support/smtp-server.ts'

const morning = new Date('2025-03-03T09:00:00Z')
const minutesLater = (minutes: number) => new Date(morning.getTime() + minutes * 60_000)

let database: Database
let server: TestMailServer | null

beforeAll(async () => {
  database = await freshDatabase()
})
beforeEach(async () => {
  server = null
  await database.db.delete(mailAttempts)
  await database.db.delete(mails)
})
afterEach(async () => {
  await server?.stop()
})
afterAll(() => database.close())

const aMail = (more: Partial<NewMail> = {}): NewMail => ({
  kind: 'question asked',
  to: { userId: null, name: 'Sal "Sen" Lead, SEN', address: 'sal@example.org' },
  subject: 'A question\r\nBcc: everybody@example.org',
  body: 'A question was asked of you.\n\n# What\n- 23 001 283: <b>question</b> 1',
  link: { text: 'Answer it', path: '/questions/1/answer' },
  ...more,
})

const write = (mail: Partial<NewMail> = {}, notBeforeAt = morning) =>
  insertMail({ db: database.db, now: morning }, aMail(mail), notBeforeAt)

/** Delivers what is due at a moment, as a process of this name. */
async function deliverAt(at: Date, url = server!.url, process = 'one') {
  const config = { ...readConfig({ PUBLIC_URL: 'https://redress.example.gov.uk/' }), process }
  const post = openMailServer(url)
  await deliverDue({ db: database.db, config, server: post, clock: () => at })
  post.close()
}

const mailOnFile = async (id: number) => {
  const [mail] = await database.db.select().from(mails).where(eq(mails.id, id))
  return mail!
}
const triesOf = (id: number) =>
  database.db.select().from(mailAttempts).where(eq(mailAttempts.mailId, id)).orderBy(mailAttempts.id)

describe('a mail server that takes everything', () => {
  test('gets each mail once, as plain text and as HTML, under its message id', async () => {
    server = await startMailServer()
    const id = await write()
    await deliverAt(morning)
    await deliverAt(minutesLater(60))
    const { messageId, sentAt, attempts, claimedBy } = await mailOnFile(id)
    expect({ sentAt, attempts, claimedBy }).toEqual({ sentAt: morning, attempts: 1, claimedBy: null })
    expect(await triesOf(id)).toMatchObject([{ process: 'one', error: null }])
    expect(server.arrived).toHaveLength(1)
    const [{ raw, to, messageId: arrivedAs }] = server.arrived as [(typeof server.arrived)[0]]
    expect({ to, arrivedAs }).toEqual({ to: 'sal@example.org', arrivedAs: messageId })
    const [head = ''] = raw.split('\r\n\r\n')
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/im)
    expect(head).toMatch(/^X-Auto-Response-Suppress: All$/im)
    expect(head).toMatch(/^Date: Mon, 03 Mar 2025 09:00:00 \+0000$/im)
    expect(head).toMatch(/^From: "?Redress"? <redress@redress\.example\.gov\.uk>$/im)
    expect(head).toMatch(/^Subject: A question Bcc: everybody@example\.org$/im)
    expect(head).not.toMatch(/^Bcc:/im)
    expect(head).toMatch(/^Content-Type: multipart\/alternative/im)
    expect(raw).toContain('Answer it:\r\nhttps://redress.example.gov.uk/questions/1/answer')
    const html = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    expect(html).toContain('<h2>What</h2><ul><li>23 001 283: &lt;b&gt;question&lt;/b&gt; 1</li></ul>')
    expect(html).toContain('<html lang="en-GB"')
  })

  test('gets nothing before its day, and nothing that is of no use any more', async () => {
    server = await startMailServer()
    const later = await write({}, new Date('2025-03-04T07:00:00Z'))
    const expired = await write({ kind: 'sign-in link', expiresAt: minutesLater(15) })
    await deliverAt(minutesLater(15))
    expect(server.arrived).toEqual([])
    expect(await mailOnFile(later)).toMatchObject({ sentAt: null, givenUpAt: null, attempts: 0 })
    expect(await mailOnFile(expired)).toMatchObject({ givenUpAt: minutesLater(15), linkPath: null })
    await deliverAt(new Date('2025-03-04T07:00:00Z'))
    expect(server.arrived).toHaveLength(1)
  })

  test('gets a link to sign in with, which the outbox then forgets', async () => {
    server = await startMailServer()
    const id = await write({ kind: 'sign-in link', link: { text: 'Sign in', path: '/sign-in/secret' } })
    await deliverAt(morning)
    expect(server.arrived[0]?.raw).toContain('/sign-in/secret')
    expect(await mailOnFile(id)).toMatchObject({ sentAt: morning, linkPath: null })
  })
})

describe('a mail server with a temper', () => {
  const answering = (first: Answer) => startMailServer({ answer: (_, nth) => (nth === 1 ? first : 'take') })

  test.each(['try later', 'hang up'] as const)(
    'says “%s” and is asked again, with the same message id',
    async (said) => {
      server = await answering(said)
      const id = await write()
      await deliverAt(morning)
      expect(await mailOnFile(id)).toMatchObject({
        sentAt: null,
        nextTryAt: minutesLater(1),
        claimedBy: null,
      })
      await deliverAt(morning)
      expect(server.arrived).toHaveLength(1)
      await deliverAt(minutesLater(1))
      expect(await mailOnFile(id)).toMatchObject({ sentAt: minutesLater(1), attempts: 2 })
      expect(new Set(server.arrived.map(({ messageId }) => messageId)).size).toBe(1)
      expect(server.arrived.map(({ taken }) => taken)).toEqual([false, true])
      const [first, second] = await triesOf(id)
      expect(first?.error).toMatch(said === 'try later' ? /451 4\.3\.0 Try again later/ : /broke off|closed/i)
      expect(second?.error).toBeNull()
    },
  )

  test.each([
    { said: 'no such person', error: /550 5\.1\.1 No such person here/ },
    { said: 'spam', error: /554 5\.7\.1 Looks like spam/ },
  ] as const)(
    'says $said for good, and the mail is given up where everybody sees it',
    async ({ said, error }) => {
      server = await answering(said)
      const id = await write()
      await deliverAt(morning)
      expect(await mailOnFile(id)).toMatchObject({ sentAt: null, givenUpAt: morning, nextTryAt: null })
      expect((await triesOf(id)).map((tried) => tried.error)).toEqual([expect.stringMatching(error)])
      await deliverAt(minutesLater(600))
      expect(await triesOf(id)).toHaveLength(1)
    },
  )

  test('does not know our own address, which may be put right: the mail waits', async () => {
    server = await startMailServer({ answer: () => 'bad sender' })
    const id = await write()
    await deliverAt(morning)
    expect(await mailOnFile(id)).toMatchObject({ givenUpAt: null, nextTryAt: minutesLater(1) })
  })

  test('is slow, and other mails go beside', async () => {
    server = await startMailServer({ slowMs: 200 })
    for (let nth = 0; nth < 5; nth += 1) await write()
    const began = Date.now()
    await deliverAt(morning)
    expect(Date.now() - began).toBeLessThan(900)
    expect(server.arrived).toHaveLength(5)
  })

  test('is not there, and the mail is tried twelve times, ever more rarely, and given up', async () => {
    const url = 'smtp://somebody:hunter2@127.0.0.1:1'
    const id = await write()
    for (let at = morning, tries = 0; tries < 12; tries += 1) {
      await deliverAt(at, url)
      at = (await mailOnFile(id)).nextTryAt ?? at
    }
    expect(await mailOnFile(id)).toMatchObject({ attempts: 12, sentAt: null, nextTryAt: null })
    expect((await mailOnFile(id)).givenUpAt).not.toBeNull()
    const errors = (await triesOf(id)).map(({ error }) => error)
    expect(new Set(errors)).toEqual(new Set(['No mail server listens at 127.0.0.1:1']))
  })
})

describe('a password with a bare percent sign', () => {
  const url = 'smtp://redress:100%x@127.0.0.1:1'

  test('is kept out of what is said of a server that is not there, and every try is on file', async () => {
    const id = await write()
    await deliverAt(morning, url)
    expect(await triesOf(id)).toMatchObject([{ error: 'No mail server listens at 127.0.0.1:1' }])
    expect(await openMailServer(url).verify()).toBe('No mail server listens at 127.0.0.1:1')
  })

  test('is as good as any other', async () => {
    server = await startMailServer({ login: { user: 'redress', password: '100%x' } })
    expect(await openMailServer(server.url).verify()).toBeNull()
    const wrong = server.url.replace('100%x', '200%x')
    const said = await openMailServer(wrong).verify()
    expect(said).toMatch(/name and password: 535/)
    expect(said).not.toContain('200%x')
  })
})

test('a try that throws is a try that failed: the mail waits for the next one', async () => {
  const id = await write()
  const broken: MailServer = {
    send: () => Promise.reject(new URIError('URI malformed')),
    verify: async () => null,
    close: () => {},
  }
  const config = { ...readConfig({}), process: 'one' }
  await deliverDue({ db: database.db, config, server: broken, clock: () => morning })
  expect(await mailOnFile(id)).toMatchObject({ attempts: 1, claimedBy: null, nextTryAt: minutesLater(1) })
  expect(await triesOf(id)).toMatchObject([{ error: 'It could not be sent: URIError' }])
})

describe('at a weekend', () => {
  const friday = (time: string) => londonInstant('2025-03-28', time)
  const sunday = londonInstant('2025-03-30', '03:00')
  const monday = londonInstant('2025-03-31', '07:00')

  test('a try that failed on Friday evening is made again on Monday at seven, not on Sunday; a link to sign in with goes on Sunday too', async () => {
    const id = await write({}, friday('18:50'))
    for (const time of ['18:55', '18:57', '19:30']) await deliverAt(friday(time), 'smtp://127.0.0.1:1')
    expect(await mailOnFile(id)).toMatchObject({ attempts: 2, nextTryAt: monday, givenUpAt: null })
    server = await startMailServer()
    const link = await write({ kind: 'sign-in link' }, sunday)
    await deliverAt(sunday)
    expect(await mailOnFile(link)).toMatchObject({ sentAt: sunday })
    await deliverAt(new Date(monday.getTime() - 1))
    expect(await mailOnFile(id)).toMatchObject({ attempts: 2, sentAt: null })
    await deliverAt(monday)
    expect(await mailOnFile(id)).toMatchObject({ attempts: 3, sentAt: monday })
  })

  test('a mail that no process sent on Friday waits until Monday, whatever kept it', async () => {
    server = await startMailServer()
    const missed = await write({}, friday('18:50'))
    const inHand = await write({}, friday('18:51'))
    await claimDueMails(database.db, { process: 'killed', at: friday('18:52'), forMs: 300_000 }, 5)
    await deliverAt(sunday)
    expect(server.arrived).toEqual([])
    expect(await mailOnFile(missed)).toMatchObject({ notBeforeAt: monday })
    await deliverAt(monday)
    expect((await mailOnFile(missed)).sentAt).toEqual(monday)
    expect((await mailOnFile(inHand)).sentAt).toEqual(monday)
  })

  test('nor does one go on a day that the council shut since it was written', async () => {
    server = await startMailServer()
    const id = await write({}, monday)
    await database.db.insert(councilDays).values({ day: '2025-03-31', name: 'Flood', kind: 'closure' })
    await deliverAt(londonInstant('2025-03-31', '09:00'))
    expect(await mailOnFile(id)).toMatchObject({
      sentAt: null,
      notBeforeAt: londonInstant('2025-04-01', '07:00'),
    })
    await database.db.delete(councilDays)
  })
})

describe('what a process has in hand', () => {
  const claim = (process: string, at: Date) => claimDueMails(database.db, { process, at, forMs: 300_000 }, 5)

  test('nobody else takes until its claim lapses', async () => {
    const id = await write()
    expect(await claim('one', morning)).toMatchObject([{ id, claimedBy: 'one', attempts: 1 }])
    expect(await claim('two', minutesLater(4))).toEqual([])
    expect(await claim('two', minutesLater(5))).toMatchObject([{ id, claimedBy: 'two', attempts: 2 }])
  })

  test('is not what others have who ask at the same time', async () => {
    for (let nth = 0; nth < 20; nth += 1) await write()
    const taken = await Promise.all(['one', 'two', 'three', 'four'].map((process) => claim(process, morning)))
    const ids = taken.flat().map(({ id }) => id)
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(20)
  })
})

describe('whether the mail server answers', () => {
  const login = { user: 'redress', password: 'hunter2' }

  test('it does', async () => {
    server = await startMailServer({ login })
    const post = openMailServer(server.url)
    expect(await post.verify()).toBeNull()
  })

  test.each([
    {
      what: 'a wrong password',
      url: () => server!.url.replace('hunter2', 's3cret'),
      says: /name and password: 535/,
    },
    {
      what: 'no server there',
      url: () => 'smtp://redress:s3cret@127.0.0.1:1',
      says: /^No mail server listens/,
    },
    {
      what: 'a name that is none',
      url: () => 'smtp://redress:s3cret@mail.invalid',
      says: /^There is no server|did not/,
    },
  ])('it says so of $what, without the password', async ({ url, says }) => {
    server = await startMailServer({ login })
    const said = await openMailServer(url()).verify()
    expect(said).toMatch(says)
    expect(said).not.toMatch(/s3cret|hunter2/)
  })
})
