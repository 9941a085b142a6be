import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordOutcome } from '#casework/compliance-outcome.ts'
import { recordDecision } from '#casework/decision.ts'
import { recordRemedyActions } from '#casework/remedy-action.ts'
import { insertMail } from '#db/queries/mail.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { insertSession } from '#db/queries/session.ts'
import { insertSignInLink } from '#db/queries/sign-in-link.ts'
import {
  mailAttempts,
  mailCases,
  mails,
  providerSignIns,
  securityEvents,
  sessions,
  signInLinks,
} from '#db/schema.ts'
import { type Day, londonInstant } from '#domain/calendar.ts'
import { maySendAgain } from '#domain/outbox.ts'
import { removedSubject } from '#domain/retention.ts'
import { readConfig } from '#src/config.ts'
import { silent } from '#src/log.ts'
import { paths } from '#src/paths.ts'
import { sweepRecords, sweepRecordsDaily } from '#src/retention.ts'
import { aSubmission, mistakeBeside, wordsOn } from '../support/small-council.ts'
import { openToldCouncil, type ToldCouncil } from '../support/told-council.ts'

const today: Day = '2024-09-09'
let council: ToldCouncil
beforeAll(async () => {
  council = await openToldCouncil(today)
}, 60_000)
afterAll(() => council.close())

const db = () => council.at('Ada Admin', today).db
const admin = () => council.as('Ada Admin')
const page = async () => wordsOn(await (await admin()).visit(paths.settingsPart('retention')))
const change = async (kind: string, fields: Record<string, string>) =>
  (await admin()).submit(paths.retentionPeriod(kind), { ...aSubmission(), ...fields })
const at = (day: Day) => londonInstant(day, '12:00')

async function mailOf(day: Day, sent: boolean): Promise<number> {
  const desk = { db: db(), now: at(day) }
  const to = { userId: null, name: 'Sal Senlead', address: 'sal@example.gov.uk' }
  const id = await insertMail(desk, { kind: 'question asked', to, subject: '23 001 283', body: 'Read this' })
  if (sent) await db().execute(`update mails set sent_at = created_at where id = ${id}`)
  return id
}
const mailCalled = async (id: number) => (await db().select().from(mails)).find((mail) => mail.id === id)!

describe('each kind of thing', () => {
  test('has a period, its reason, what happens at its end, and how many are past it', async () => {
    const words = await page()
    expect(words).toContain('Mails Change (Mails) Kept for 1 year from the day on which the mail was sent')
    expect(words).toContain('Kept for 6 years from the day on which the case closed')
    expect(words).toContain('At its end Nothing yet: Redress counts the cases, and disposes of none')
    expect(words).toContain('Nothing shortens the audit trail')
  })

  test('keeps its period until somebody sets another, with a reason and once', async () => {
    const terms = { months: '18', reason: 'Schedule 4.2' }
    expect((await change('security log', { ...terms, version: '0' })).status).toBe(303)
    expect(await page()).toContain('Kept for 18 months from the day of the entry Why Schedule 4.2')
    const late = await change('security log', { ...terms, months: '36', version: '0' })
    expect(late.status).toBe(409)
    expect(wordsOn(late)).toContain('Kept for 18 months 3 years')
    expect(await council.lastAct()).toContain('Changed the retention of “security log”')
  })

  test.each([
    { months: '0', reason: 'So', field: 'months' },
    { months: '1.5', reason: 'So', field: 'months' },
    { months: '1000', reason: 'So', field: 'months' },
    { months: '12', reason: ' ', field: 'reason' },
  ])('is not kept for “$months” because “$reason”', async ({ field, ...fields }) => {
    const answer = await change('mails', { ...fields, version: '0' })
    expect([answer.status, mistakeBeside(answer, field)]).toEqual([422, expect.any(String)])
  })
})

describe('the daily removal', () => {
  const real = new Date()
  const sweep = () => sweepRecords({ db: db(), idleMinutes: 60 }, { now: at(today), real })

  test('takes text and addresses out of mails past their period, and leaves what they were', async () => {
    const [old, neverSent, young] = [
      await mailOf('2023-09-08', true),
      await mailOf('2023-09-08', false),
      await mailOf('2023-09-09', true),
    ]
    expect(await page()).toContain('Past it now 2 mails')
    expect((await sweep()).mails).toBe(2)
    const facts = {
      kind: 'question asked',
      createdAt: at('2023-09-08'),
      subject: removedSubject,
      body: '',
      toAddress: '',
    }
    expect(await mailCalled(old)).toMatchObject({ ...facts, sentAt: at('2023-09-08'), givenUpAt: null })
    expect(await mailCalled(neverSent)).toMatchObject({ ...facts, sentAt: null, givenUpAt: at(today) })
    expect(maySendAgain(await mailCalled(neverSent), at(today))).toBe(false)
    expect(await mailCalled(young)).toMatchObject({ body: 'Read this', toAddress: 'sal@example.gov.uk' })
    expect((await sweep()).mails).toBe(0)
    expect(await page()).toContain('was sent is kept Past it now None')
  })

  test('leaves to whom a mail was, on the timeline of its case and in the outbox, and no empty line', async () => {
    const { caseId } = await recordCase(council.at('Lee Officer', '2023-09-01'), {
      reference: '23007007',
      complainant: 'Mr Y',
      category: 'Housing',
      learnedOn: '2023-09-01',
    })
    const refused = await mailOf('2023-09-07', false)
    const never = await mailOf('2023-09-06', false)
    await db()
      .insert(mailCases)
      .values([refused, never].map((mailId) => ({ mailId, caseId })))
    await db()
      .insert(mailAttempts)
      .values({
        mailId: refused,
        at: at('2023-09-07'),
        process: 'one',
        error: '550 sal@example.gov.uk is not known',
      })
    await db().execute(`update mails set given_up_at = created_at, attempts = 1 where id = ${refused}`)
    await sweep()
    const officer = await council.as('Lee Officer')
    const timeline = wordsOn(await officer.visit(paths.timelineLike('23007007', { show: 'mails' })))
    expect(timeline).toContain('Mail to Sal Senlead: a question was asked')
    expect(timeline).toContain('Given up at midday: it could not be delivered')
    expect(timeline).toMatch(/Given up at midday on 9 September 2024: it was too old to send/)
    const outbox = await (await admin()).visit(paths.outboxLike({ show: 'given up' }))
    expect(outbox.text).toMatch(new RegExp(`href="${paths.mailInOutbox(refused)}">Sal Senlead`))
    const one = wordsOn(await (await admin()).visit(paths.mailInOutbox(refused)))
    expect(one).toContain('Mail to Sal Senlead')
    expect(one).toContain('Address Removed')
    expect(one).toMatch(/7 September 2023 at midday Removed/)
    expect(one).not.toContain('sal@example.gov.uk')
  })

  test('removes entries of the security log past theirs, and no act of the audit trail', async () => {
    for (const day of ['2023-03-08', '2023-03-09']) {
      await insertSecurityEvent({ db: db(), now: at(day), user: null }, { kind: 'refused sign-in' })
    }
    const acts = await council.acts()
    expect((await sweep()).securityEvents).toBe(1)
    const left = (await db().select().from(securityEvents)).filter(({ kind }) => kind === 'refused sign-in')
    expect(left.map(({ at }) => at)).toEqual([at('2023-03-09')])
    expect(await council.acts()).toBe(acts)
  })

  test('that is under way when Redress stops is finished first, and tells of no failure', async () => {
    const told: unknown[] = []
    const log = { ...silent, error: (...line: unknown[]) => told.push(line) }
    await insertSecurityEvent({ db: db(), now: at('2023-03-07'), user: null }, { kind: 'refused sign-in' })
    const stop = sweepRecordsDaily({ db: db(), config: readConfig({}), log, clock: async () => at(today) })
    await stop()
    const left = (await db().select().from(securityEvents)).filter(({ kind }) => kind === 'refused sign-in')
    expect(left.map(({ at }) => at)).toEqual([at('2023-03-09')])
    expect(told).toEqual([])
  })

  test('forgets sessions, links and sign-ins at a provider that are over, and keeps the others', async () => {
    const userId = council.people['Vi Viewer']!
    const hours = (many: number) => new Date(real.getTime() + many * 3_600_000)
    const session = { userId, wayIn: 'link', createdAt: hours(-20), lastSeenAt: real } as const
    await insertSession(db(), { ...session, tokenDigest: 'over', expiresAt: hours(-1) })
    await insertSession(db(), { ...session, tokenDigest: 'idle', lastSeenAt: hours(-2), expiresAt: hours(1) })
    await insertSession(db(), { ...session, tokenDigest: 'open', expiresAt: hours(1) })
    for (const [tokenDigest, expiresAt] of [['past', hours(-25)] as const, ['fresh', hours(1)] as const]) {
      await insertSignInLink(db(), { tokenDigest, userId, createdAt: hours(-26), expiresAt })
      await db()
        .insert(providerSignIns)
        .values({ stateDigest: tokenDigest, nonce: 'n', codeVerifier: 'v', expiresAt })
    }
    await sweep()
    const tokens = (await db().select().from(sessions)).map(({ tokenDigest }) => tokenDigest)
    expect(tokens).toContain('open')
    expect(tokens).not.toContain('over')
    expect(tokens).not.toContain('idle')
    expect((await db().select().from(signInLinks)).map(({ tokenDigest }) => tokenDigest)).toEqual(['fresh'])
    expect((await db().select().from(providerSignIns)).map(({ stateDigest }) => stateDigest)).toEqual([
      'fresh',
    ])
  })
})

describe('closed cases', () => {
  let number = 0
  async function closed(category: 'Upheld' | 'Not upheld', decidedOn: Day) {
    const lee = council.at('Lee Officer', today)
    number += 1
    const given = { complainant: 'Mr Y', category: 'Housing', investigator: 'A', learnedOn: decidedOn }
    const { caseId } = await recordCase(lee, { reference: String(16_006_000 + number), ...given })
    await recordDecision(lee, caseId, { kind: 'final', category, reason: 'No fault', decidedOn })
    return caseId
  }

  test('are counted past their period, none is disposed of, and an open remedy keeps its case', async () => {
    await closed('Not upheld', '2018-09-08')
    await closed('Not upheld', '2018-09-09')
    const lee = council.at('Lee Officer', today)
    const open = await closed('Upheld', '2018-06-01')
    const action = { text: 'Apologise', kind: 'personal remedy', remedyType: 'Apology' } as const
    const weeks = { deadlineWords: 'in four weeks', period: { unit: 'weeks', count: 4 } } as const
    await recordRemedyActions(lee, open, [{ ...action, ...weeks }])
    expect(await page()).toContain('Past it now 1 case. An open remedy always keeps its case.')
    await recordOutcome(lee, open, { label: 'Remedy complete and satisfied', recordedOn: '2018-08-01' })
    expect(await page()).toContain(
      'Past it now 1 case. 1 more closed as long ago with a remedy that is not recorded as done.',
    )
    expect((await (await council.as('Lee Officer')).visit(paths.case('16006001'))).status).toBe(200)
  })
})
