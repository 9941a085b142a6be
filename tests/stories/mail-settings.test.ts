import { desc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { insertMail } from '#db/queries/mail.ts'
import { auditEvents, mailAttempts, mails, users } from '#db/schema.ts'
import { sameTimeOn } from '#domain/calendar.ts'
import type { NewMail } from '#domain/mail.ts'
import type { Stores } from '#routes/app.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { type Post, startPost } from '#src/post.ts'
import { openFrontDoor, type Visitor } from '../support/people.ts'
import {
  aSubmission,
  mistakeBeside,
  openSmallCouncil,
  type SmallCouncil,
  wordsOn,
} from '../support/small-council.ts'
import { startMailServer, type TestMailServer } from '../support/smtp-server.ts'
import { saidOn } from '../support/told-council.ts'

let council: SmallCouncil
let post: Post | null = null
let server: TestMailServer | null = null

beforeAll(async () => {
  council = await openSmallCouncil()
})
afterEach(async () => {
  await post?.stop()
  await server?.stop()
  post = null
  server = null
})
afterAll(() => council.close())

const ada = () => council.as('Ada Admin')

/** The administrator at an app that has a mail server, whose clock is that of the demonstration. */
async function adaWithServer(url: string, day = '2024-09-09'): Promise<Visitor> {
  const config = readConfig({ SMTP_URL: url })
  const { db, folder } = council
  post = startPost({ db, config, clock: () => sameTimeOn(day, new Date()) }, url)
  const stores: Stores = { db, files: filesIn(folder), config, post }
  return openFrontDoor(stores).signInAs(council.people['Ada Admin']!)
}

const settings = {
  version: '0',
  fromName: 'Ombudsman team',
  fromAddress: 'ombudsman@example.gov.uk',
  replyTo: 'team@example.gov.uk',
  signature: 'Yours, the team',
  morning: '7.30',
}

const write = (to: 'Sal Senlead' | 'Ada Admin', mail: Partial<NewMail> = {}) =>
  insertMail(
    { db: council.db, now: new Date('2024-09-09T12:00:00Z') },
    {
      kind: 'question asked',
      to: { userId: council.people[to]!, name: to, address: 'sal@example.org' },
      subject: 'A question for your service: 23 001 283',
      body: 'The Ombudsman asks.\n\n- Question 1',
      link: { text: 'Answer', path: '/questions/1/answer' },
      ...mail,
    },
  )

describe('the mail settings', () => {
  test('say before anybody has set them who mails come from, and that there is no mail server', async () => {
    const page = wordsOn(await ada().visit(paths.settingsPart('mail')))
    expect(page).toContain('Redress <redress@localhost>')
    expect(page).toContain('None is set (SMTP_URL)')
    expect(page).toContain('07:00 on working days')
  })

  test.each([
    { field: 'fromName', value: '', says: 'Enter the sender’s name' },
    {
      field: 'fromAddress',
      value: 'ombudsman',
      says: 'Enter an e-mail address, such as redress@council.gov.uk',
    },
    {
      field: 'fromAddress',
      value: 'a@b.uk\r\nBcc: x@y.uk',
      says: 'Enter an e-mail address, such as redress@council.gov.uk',
    },
    {
      field: 'replyTo',
      value: 'nobody',
      says: 'Enter an e-mail address, such as complaints@council.gov.uk, or leave it empty',
    },
    { field: 'morning', value: '25:00', says: 'Enter a time between 5:00 and 11:59, such as 7:00' },
    { field: 'signature', value: 'x'.repeat(501), says: 'Use 500 characters at most' },
  ])('are not taken with $field “$value”, and what was typed stays', async ({ field, value, says }) => {
    const page = await ada().submit(paths.mailSettings, { ...settings, ...aSubmission(), [field]: value })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toBe(says)
    expect(page.text).toContain(field === 'signature' ? 'Ombudsman team' : 'Yours, the team')
  })

  test('are set once, and whoever opened the form before sees both versions', async () => {
    const first = await ada().submit(paths.mailSettings, { ...settings, ...aSubmission() })
    expect([first.status, first.location]).toEqual([303, paths.settingsPart('mail')])
    const page = wordsOn(await ada().visit(paths.settingsPart('mail')))
    expect(page).toContain('Ombudsman team <ombudsman@example.gov.uk>')
    expect(page).toContain('07:30 on working days')
    const late = await ada().submit(paths.mailSettings, {
      ...settings,
      ...aSubmission(),
      fromName: 'Another team',
    })
    expect(late.status).toBe(409)
    expect(wordsOn(late)).toContain('Ada Admin changed this')
    expect(wordsOn(late)).toMatch(/Sender’s name Ombudsman team Another team/)
    const again = await ada().submit(paths.mailSettings, {
      ...settings,
      ...aSubmission(),
      version: '1',
      morning: '08:00',
    })
    expect(again.status).toBe(303)
  })
})

describe('whether mails arrive', () => {
  test('a test message that the server takes says so, and came from the sender that was set', async () => {
    server = await startMailServer()
    const admin = await adaWithServer(server.url)
    expect(wordsOn(await admin.visit(paths.settingsPart('mail')))).toContain('The mail server answers')
    const sent = await admin.submit(paths.testMessages, aSubmission())
    expect(saidOn(sent)).toBe('The mail server took the test message. Look whether it arrives.')
    expect(server.arrived).toHaveLength(1)
    expect(server.arrived[0]?.raw).toMatch(/^From: "?Ombudsman team"? <ombudsman@example\.gov\.uk>$/m)
    expect(server.arrived[0]?.raw).toMatch(/^Reply-To: team@example\.gov\.uk$/m)
    expect(server.arrived[0]?.to).toBe('ada@example.gov.uk')
    expect(wordsOn(await admin.visit(sent.location!))).toMatch(/Tries .* Taken/)
  })

  test('one that it refuses says why, and the administrator sends it again once it is put right', async () => {
    server = await startMailServer({ answer: (_, nth) => (nth === 1 ? 'no such person' : 'take') })
    const admin = await adaWithServer(server.url)
    const sent = await admin.submit(paths.testMessages, aSubmission())
    expect(saidOn(sent)).toMatch(/^The test message was not taken\. .*550 5\.1\.1 No such person here/)
    expect(wordsOn(await admin.visit(paths.settings))).toContain('1 mail was given up')
    expect(wordsOn(await admin.visit(sent.location!))).toContain('Send again')
    const id = Number(sent.location!.split('/').at(-1))
    const again = await admin.submit(paths.mailAgain(id), aSubmission())
    expect(again.status).toBe(303)
    await expect.poll(() => server!.arrived.length).toBe(1)
    const refused = await admin.submit(paths.mailAgain(id), aSubmission())
    expect(refused.status).toBe(409)
  })

  test('one about work that is sent again on a Sunday waits until Monday, and the page says so', async () => {
    server = await startMailServer()
    const id = await write('Sal Senlead')
    const givenUpAt = new Date('2024-09-09T12:30:00Z')
    await council.db.update(mails).set({ givenUpAt }).where(eq(mails.id, id))
    await council.moveTo('2024-09-15')
    const admin = await adaWithServer(server.url, '2024-09-15')
    const again = await admin.submit(paths.mailAgain(id), aSubmission())
    expect(saidOn(again)).toBe('The mail is in the outbox again. It goes at 8am on 16 September 2024.')
    expect(wordsOn(await admin.visit(again.location!))).toContain('Waits until 8am on 16 September 2024')
    await post!.stop()
    expect(server.arrived.map(({ to }) => to)).not.toContain('sal@example.org')
    await council.moveTo('2024-09-09')
  })

  test('a server that is not there is told of in words, without the password', async () => {
    const admin = await adaWithServer('smtp://redress:hunter2@127.0.0.1:1')
    const page = await admin.visit(paths.settingsPart('mail'))
    expect(wordsOn(page)).toContain('No mail server listens at 127.0.0.1:1')
    expect(page.text).not.toContain('hunter2')
  })

  test('where there is no server a test message stays in the outbox, readable', async () => {
    const sent = await ada().submit(paths.testMessages, aSubmission())
    expect(saidOn(sent)).toContain('no mail server is set')
    expect(wordsOn(await ada().visit(paths.mails))).toContain('A test message from Redress')
  })
})

describe('what a mail says', () => {
  test('reads whoever it is to, and nobody else: not the administrator either', async () => {
    const id = await write('Sal Senlead')
    const own = wordsOn(await council.as('Sal Senlead').visit(paths.mail(id)))
    expect(own).toContain('A question for your service: 23 001 283')
    expect(own).toContain('The Ombudsman asks.')
    expect((await council.as('Lee Officer').visit(paths.mail(id))).status).toBe(404)
    expect((await ada().visit(paths.mail(id))).status).toBe(404)
    const outside = wordsOn(await ada().visit(paths.mailInOutbox(id)))
    expect(outside).toContain('Mail to Sal Senlead')
    expect(outside).toContain('A question was asked.')
    expect(outside).not.toMatch(/23 001 283|The Ombudsman asks/)
    const list = wordsOn(await ada().visit(paths.settingsPart('mail')))
    expect(list).toContain('Sal Senlead')
    expect(list).not.toContain('23 001 283')
  })

  test('is not shown of a link to sign in with, to anybody', async () => {
    const link = { text: 'Sign in', path: '/sign-in/links/secret' }
    const id = await write('Ada Admin', { kind: 'sign-in link', subject: 'Sign in', link })
    expect((await ada().visit(paths.mail(id))).status).toBe(404)
    expect((await ada().visit(paths.mails)).text).not.toContain('secret')
    expect((await ada().visit(paths.mailInOutbox(id))).text).not.toContain('secret')
    await council.db
      .update(mails)
      .set({ givenUpAt: new Date('2024-09-09T12:30:00Z') })
      .where(eq(mails.id, id))
    expect((await ada().submit(paths.mailAgain(id), aSubmission())).status).toBe(409)
  })
})

test('what nobody can send again raises no notice: a link that ran out, and what somebody did not get who has left', async () => {
  await council.db.delete(mailAttempts)
  await council.db.delete(mails)
  const notice = async () =>
    /(\d+) mails? w(as|ere) given up/.exec(wordsOn(await ada().visit(paths.settings)))?.[0]
  const givenUp = async (id: number) => {
    await council.db
      .update(mails)
      .set({ givenUpAt: new Date('2024-09-09T12:30:00Z') })
      .where(eq(mails.id, id))
    return id
  }
  await givenUp(
    await write('Ada Admin', { kind: 'sign-in link', expiresAt: new Date('2024-09-08T12:15:00Z') }),
  )
  await givenUp(await write('Sal Senlead', { expiresAt: new Date('2024-09-08T12:15:00Z') }))
  expect(await notice()).toBeUndefined()
  const sals = await givenUp(await write('Sal Senlead'))
  expect(await notice()).toBe('1 mail was given up')
  const active = (is: boolean) =>
    council.db.update(users).set({ active: is }).where(eq(users.id, council.people['Sal Senlead']!))
  await active(false)
  expect(await notice()).toBeUndefined()
  await active(true)
  await ada().submit(paths.mailAgain(sals), aSubmission())
  expect(await notice()).toBeUndefined()
})

test('the outbox is read by the page, newest first', async () => {
  await council.db.delete(mailAttempts)
  await council.db.delete(mails)
  for (let nth = 1; nth <= 60; nth += 1) {
    await write('Sal Senlead', { to: { userId: null, name: `Person ${nth}`, address: 'p@example.org' } })
  }
  const numbersOn = async (path: string) => {
    const { text } = await ada().visit(path)
    const next = /rel="next"/.test(text)
      ? /href="([^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
      : null
    return { numbers: [...text.matchAll(/>Person (\d+)</g)].map(([, nth]) => Number(nth)), next }
  }
  const first = await numbersOn(paths.settingsPart('mail'))
  expect([first.numbers[0], first.numbers.at(-1)]).toEqual([60, 36])
  const second = await numbersOn(first.next!)
  const third = await numbersOn(second.next!)
  expect([second.numbers[0], third.numbers[0], third.numbers.at(-1), third.next ?? null]).toEqual([
    35,
    10,
    1,
    null,
  ])
})

test('every act on mail is in the audit trail, without a word of a mail', async () => {
  await council.acts()
  const events = await council.db.select().from(auditEvents).orderBy(desc(auditEvents.position)).limit(12)
  const acts = new Set(events.map(({ act }) => act))
  expect([...acts]).toEqual(
    expect.arrayContaining(['change the mail settings', 'send a test message', 'send a mail again']),
  )
})
