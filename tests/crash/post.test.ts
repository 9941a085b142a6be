import { isNull, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openServer } from '#db/connect.ts'
import { insertMail } from '#db/queries/mail.ts'
import { mailAttempts, mails } from '#db/schema.ts'
import { freshServerDatabase } from '../support/database.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Arrived, startMailServer, type TestMailServer } from '../support/smtp-server.ts'

const mailsInAll = 500
const inHandOfOne = 5

let database: Database
let drop: () => Promise<void>
let mailServer: TestMailServer
let processes: RunningServer[]

beforeEach(async () => {
  const fresh = await freshServerDatabase()
  drop = fresh.drop
  database = await openServer(fresh.url)
  mailServer = await startMailServer({ slowMs: 40 })
  const settings = { DATABASE_URL: fresh.url, SMTP_URL: mailServer.url, LOG_LEVEL: 'error' }
  processes = await Promise.all([startServer(settings), startServer(settings)])
})
afterEach(async () => {
  await Promise.all(processes.map((process) => process.kill9()))
  await mailServer.stop()
  await database.close()
  await drop()
})

test(`of two processes that send ${mailsInAll} mails one is killed, and every mail arrives under one message id`, async () => {
  const { db } = database
  await db.transaction(async (tx) => {
    for (let nth = 1; nth <= mailsInAll; nth += 1) await insertMail({ db: tx, now: new Date() }, mailTo(nth))
  })
  const [killed] = processes as [RunningServer, RunningServer]
  await until(async () => (await sentBy(killed)) > 20 && mailServer.arrived.length > 100)
  await killed.kill9()
  const left = await db.select().from(mails).where(isNull(mails.sentAt))
  expect(left.length).toBeGreaterThan(50)
  const inItsHand = left.filter(({ claimedBy }) => claimedBy?.endsWith(`:${killed.pid}`))
  expect(inItsHand.length).toBeLessThanOrEqual(inHandOfOne)
  await until(async () => (await leftToSend()) === inItsHand.length)
  await fiveMinutesPass()
  await until(async () => (await leftToSend()) === 0)

  const written = await db.select({ messageId: mails.messageId, to: mails.toAddress }).from(mails)
  expect(new Set(mailServer.arrived.map(({ to }) => to)).size).toBe(mailsInAll)
  for (const { to, messageId } of written) {
    const times = mailServer.arrived.filter((time) => time.to === to)
    expect(new Set(times.map((time) => time.messageId))).toEqual(new Set([messageId]))
    expect(times.length === 1 || inItsHand.some((mail) => mail.messageId === messageId)).toBe(true)
    expectOneAfterTheOther(times)
  }
  expect(await db.$count(mailAttempts, isNull(mailAttempts.error))).toBe(mailsInAll)
}, 300_000)

const mailTo = (nth: number) => ({
  kind: 'security warning' as const,
  to: { userId: null, name: `Person ${nth}`, address: `person-${nth}@example.org` },
  subject: 'A question is asked of your service',
  body: 'A question is asked of your service.',
})

const sentBy = ({ pid }: RunningServer) =>
  database.db.$count(mailAttempts, sql`${mailAttempts.process} like ${`%:${pid}`}`)

const leftToSend = () => database.db.$count(mails, isNull(mails.sentAt))

/** A claim is the longest that anybody waits for a process that was killed. */
const fiveMinutesPass = () =>
  database.db.update(mails).set({ claimedUntilAt: new Date() }).where(isNull(mails.sentAt))

function expectOneAfterTheOther(times: readonly Arrived[]): void {
  for (const [place, time] of times.entries()) {
    const before = times[place - 1]
    if (before) expect(time.beganAt).toBeGreaterThanOrEqual(before.endedAt)
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error(`Waited for a minute: ${processes.map((one) => one.printed()).join('\n')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
