import { asc, desc, eq, gt } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { openInformationRequest, recordChaser } from '#casework/information-request.ts'
import { recordNewDay, recordRemedyActions } from '#casework/remedy-action.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import {
  absences,
  auditEvents,
  councilDays,
  decisionReasons,
  mails,
  morningRuns,
  reminders,
} from '#db/schema.ts'
import { type Day, londonInstant } from '#domain/calendar.ts'
import { readConfig } from '#src/config.ts'
import { openMailServer } from '#src/mail-server.ts'
import { runMorning } from '#src/morning.ts'
import { paths } from '#src/paths.ts'
import { deliverDue } from '#src/post.ts'
import { startMailServer } from '../support/smtp-server.ts'
import { openToldCouncil, type ToldCouncil, wordsOf } from '../support/told-council.ts'

let told: ToldCouncil
let lastSeen = 0
let nextReference = 23_800_001

beforeAll(async () => {
  told = await openToldCouncil('2025-03-03')
})
afterAll(() => told.close())

const lee = (day: Day) => told.at('Lee Officer', day)
const store = () => lee('2025-03-03')

/** Each story has its own register: nothing of the one before is due, said or written. */
beforeEach(async () => {
  const { db } = store()
  await db.delete(reminders)
  await db.delete(morningRuns)
  await db.delete(absences)
  await db.delete(councilDays)
})

const runAt = (day: Day, time = '07:00') => runMorning(store(), londonInstant(day, time))

/** Who was mailed since one last asked, and the lines of their lists. */
async function newMails() {
  const written = await store().db.select().from(mails).where(gt(mails.id, lastSeen)).orderBy(asc(mails.id))
  lastSeen = written.at(-1)?.id ?? lastSeen
  return written
    .filter(({ kind }) => kind === 'morning')
    .map(({ toName, body }) => ({
      to: toName,
      says: body.split('\n').filter((line) => /^[-#]/.test(line) && line.includes(onlyCase ?? '')),
      body,
    }))
    .filter(({ says }) => says.length > 0)
}
/** Stories are told of one case each: what other cases owe by then is not theirs. */
let onlyCase: string | null = null

async function aCase(more: Partial<Parameters<typeof recordCase>[1]> = {}) {
  const reference = String(nextReference++)
  const { caseId } = await recordCase(lee('2024-12-02'), {
    reference,
    complainant: 'Mrs Secret',
    category: 'Education',
    serviceId: told.services['Special educational needs']!,
    learnedOn: '2024-12-02',
    ...more,
  })
  onlyCase = `${reference.slice(0, 2)} ${reference.slice(2, 5)} ${reference.slice(5)}`
  await newMails()
  return caseId
}

const aRequest = async (caseId: number, dueOn: Day, questions: { text: string }[] = []) => {
  const receivedOn = '2024-12-02'
  const desk = lee(receivedOn)
  const { requestId } = await openInformationRequest(desk, caseId, {
    kind: 'investigation enquiry',
    receivedOn,
    statedDueOn: dueOn,
    questions,
  })
  return requestId
}

/** Whom each of these mornings mails about the case, and the milestone in a word. */
async function mornings(days: readonly Day[]) {
  const said: string[] = []
  for (const day of days) {
    await runAt(day)
    for (const { to, says } of await newMails()) {
      const [line = ''] = says
      said.push(`${day} ${to}: ${/(Overdue[^,]*|Due[^,]*)/.exec(line)?.[0] ?? line}`)
    }
  }
  return said
}

describe('a request due on Friday 14 March 2025 is told of', () => {
  test.each([
    {
      when: 'every morning there is a run',
      days: [
        '2025-03-06',
        '2025-03-07',
        '2025-03-10',
        '2025-03-13',
        '2025-03-14',
        '2025-03-17',
        '2025-03-18',
        '2025-03-21',
        '2025-03-24',
        '2025-03-28',
      ],
      says: [
        '2025-03-07 Lee Officer: Due in 5 working days',
        '2025-03-14 Lee Officer: Due today',
        '2025-03-17 Lee Officer: Overdue by 1 working day',
        '2025-03-21 Lee Officer: Overdue by 5 working days',
        '2025-03-28 Lee Officer: Overdue by 10 working days',
      ],
    },
    {
      when: 'the Friday and the Monday are missed',
      days: ['2025-03-06', '2025-03-12', '2025-03-13', '2025-03-18', '2025-03-19'],
      says: [
        '2025-03-12 Lee Officer: Due in 2 working days',
        '2025-03-18 Lee Officer: Overdue by 2 working days',
      ],
    },
  ] as const)('once for each milestone, where $when', async ({ days, says }) => {
    await aRequest(await aCase(), '2025-03-14')
    expect(await mornings(days)).toEqual(says)
  })
})

test('from Christmas to New Year, what falls due on a holiday is said before it', async () => {
  await aRequest(await aCase(), '2025-12-26')
  const days = [
    '2025-12-17',
    '2025-12-18',
    '2025-12-24',
    '2025-12-25',
    '2025-12-29',
    '2026-01-02',
    '2026-01-06',
  ]
  expect(await mornings(days)).toEqual([
    '2025-12-18 Lee Officer: Due in 4 working days',
    '2025-12-24 Lee Officer: Due on Friday',
    '2025-12-29 Lee Officer: Overdue by 1 working day',
    '2026-01-06 Lee Officer: Overdue by 6 working days',
  ])
})

describe('over the Sundays on which the clocks change', () => {
  test.each([
    { friday: '2025-03-28', sunday: '2025-03-30', monday: '2025-03-31' },
    { friday: '2025-10-24', sunday: '2025-10-26', monday: '2025-10-27' },
  ])(
    '$sunday: nothing that day, on Friday what is due then, on Monday that it is past',
    async ({ friday, sunday, monday }) => {
      await aRequest(await aCase(), sunday)
      expect(await mornings([friday, sunday, monday])).toEqual([
        `${friday} Lee Officer: Due on Sunday`,
        `${monday} Lee Officer: Overdue by 1 working day`,
      ])
      const runs = await store().db.select().from(morningRuns).orderBy(asc(morningRuns.day))
      expect(runs.map(({ day, at }) => [day, at])).toEqual([
        [friday, londonInstant(friday, '07:00')],
        [monday, londonInstant(monday, '07:00')],
      ])
    },
  )
})

describe('who is told', () => {
  const anAction = {
    kind: 'personal remedy',
    remedyType: 'Apology',
    deadlineWords: 'by then',
    text: 'Tell Mrs Secret',
  } as const

  test('service leads of their questions and actions, link officers of their cases, all without the complainant', async () => {
    const caseId = await aCase()
    await recordDecision(lee('2024-12-02'), caseId, {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: '2024-12-02',
    })
    await recordRemedyActions(lee('2024-12-02'), caseId, [{ ...anAction, dueOn: '2025-03-14' }])
    const other = await aCase()
    await aRequest(other, '2025-03-14', [{ text: 'Did Mrs Secret write?' }])
    onlyCase = '23 8'
    await runAt('2025-03-14')
    const written = (await newMails()).filter(({ to }) => to === 'Sal Senlead')
    expect(written).toHaveLength(1)
    expect(written[0]?.says.join()).toMatch(
      /Action 1, Apology: Due today.*Answer question 1 of the investigation enquiry: Due today/,
    )
    expect(written[0]?.body).not.toMatch(/Secret/)
  })

  test('the cover of somebody who is away, with whose it is', async () => {
    await aRequest(await aCase(), '2025-03-14')
    const [userId, coverId] = [told.people['Lee Officer']!, told.people['Una Officer']!]
    const recordedAt = new Date()
    await store()
      .db.insert(absences)
      .values({ userId, coverId, firstOn: '2025-03-10', lastOn: '2025-03-14', recordedAt })
    await runAt('2025-03-14')
    const [mail, ...others] = await newMails()
    expect(others).toEqual([])
    expect(mail?.to).toBe('Una Officer')
    expect(mail?.says[0]).toMatch(/You cover for Lee Officer\.$/)
  })

  test('the Monitoring Officer of a late answer that a witness summons was threatened for', async () => {
    const requestId = await aRequest(await aCase({ handlerId: null }), '2025-03-12')
    await runAt('2025-03-13')
    expect(await newMails()).toEqual([])
    await recordChaser(lee('2025-03-13'), requestId, {
      kind: 'warning of witness summons',
      receivedOn: '2025-03-13',
    })
    await runAt('2025-03-14')
    const [mail] = await newMails()
    expect(mail?.to).toBe('Mo Monitor')
    expect(mail?.body).toContain('# Warned of a witness summons\n\n- ')
  })

  test('the Monitoring Officer, once, of an upheld decision without actions', async () => {
    const caseId = await aCase()
    await recordDecision(lee('2025-03-03'), caseId, {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: '2025-03-03',
    })
    expect(
      (await mornings(['2025-03-07', '2025-03-10', '2025-03-11', '2025-03-17'])).map((line) =>
        line.slice(0, 22),
      ),
    ).toEqual(['2025-03-10 Mo Monitor:'])
  })

  test('nobody of a remedy that was satisfactory by the labels of the year of its decision', async () => {
    const reason = 'No further action: organisation already remedied'
    const { db } = store()
    await db.update(decisionReasons).set({ lastYear: '2023-24' }).where(eq(decisionReasons.label, reason))
    const decide = async (decidedOn: Day) => {
      const caseId = await aCase({ learnedOn: '2024-01-08' })
      await recordDecision(lee(decidedOn), caseId, { kind: 'final', category: 'Upheld', reason, decidedOn })
    }
    await decide('2024-03-28')
    expect(await mornings(['2024-04-02', '2024-04-08'])).toEqual([])
    await decide('2024-04-02')
    expect((await mornings(['2024-04-09'])).map((line) => line.slice(0, 22))).toEqual([
      '2024-04-09 Mo Monitor:',
    ])
  })

  test('nobody of a restricted case that does not name them', async () => {
    const caseId = await aCase({ restricted: true })
    await aRequest(caseId, '2025-03-14', [{ text: 'Why?' }])
    await runAt('2025-03-14')
    expect((await newMails()).map(({ to }) => to)).toEqual(['Lee Officer'])
  })
})

test('a last day that the Ombudsman moved is said anew', async () => {
  const caseId = await aCase({ handlerId: told.people['Una Officer']! })
  await recordDecision(lee('2024-12-02'), caseId, {
    kind: 'final',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2024-12-02',
  })
  const { actions } = await recordRemedyActions(lee('2024-12-02'), caseId, [
    {
      kind: 'personal remedy',
      remedyType: 'Apology',
      deadlineWords: 'by then',
      text: 'Apologise',
      dueOn: '2025-03-14',
    },
  ])
  const una = async (days: Day[]) => (await mornings(days)).filter((line) => line.includes('Una'))
  expect(await una(['2025-03-14'])).toEqual(['2025-03-14 Una Officer: Due today'])
  await recordNewDay(lee('2025-03-14'), actions[0]!.actionId, {
    agreedOn: '2025-03-14',
    dueOn: '2025-03-18',
    by: 'An Investigator',
  })
  expect(await una(['2025-03-17', '2025-03-18'])).toEqual([
    '2025-03-17 Una Officer: Due in 1 working day',
    '2025-03-18 Una Officer: Due today',
  ])
})

test('of two processes at once one writes the morning, which is recorded as nobody’s act', async () => {
  await aRequest(await aCase(), '2025-03-14')
  const ran = await Promise.all([runAt('2025-03-14'), runAt('2025-03-14'), runAt('2025-03-14', '07:01')])
  expect(ran.filter((one) => one !== null)).toHaveLength(1)
  expect(await newMails()).toHaveLength(1)
  const { db } = store()
  const events = await db.select().from(auditEvents).orderBy(asc(auditEvents.position))
  expect(events.at(-1)).toMatchObject({ act: 'send the morning mails', userId: null, caseId: null })
  expect((await verifyChain(db)).broken).toBeNull()
})

test('not while the council is shut, but on the next morning', async () => {
  await aRequest(await aCase(), '2025-03-14')
  await store().db.insert(councilDays).values({ day: '2025-03-14', name: 'Flood', kind: 'closure' })
  expect(await mornings(['2025-03-13', '2025-03-14', '2025-03-17'])).toEqual([
    '2025-03-13 Lee Officer: Due in 1 working day',
    '2025-03-17 Lee Officer: Overdue by 1 working day',
  ])
})

test('in the demonstration the morning comes with the day to which it is moved', async () => {
  await aRequest(await aCase(), '2025-03-04')
  const officer = await told.as('Lee Officer')
  await officer.submit(paths.demonstrationDay, { to: 'next day', from: '2025-03-03' })
  const [mail] = await newMails()
  expect(mail?.to).toBe('Lee Officer')
  expect(mail?.says[0]).toContain('Due today, last day Tuesday 4 March 2025')
  const timeline = await officer.visit(paths.timelineLike(onlyCase!.replaceAll(' ', ''), { show: 'mails' }))
  expect(wordsOf(timeline)).toContain('Mail to Lee Officer: what is due 4 March 2025')
})

test('a morning of last month does not go when a mail server is set, and stays to be read', async () => {
  await aRequest(await aCase(), '2025-03-05')
  await runAt('2025-03-04')
  const { db } = store()
  const [written] = await db.select().from(mails).orderBy(desc(mails.id)).limit(1)
  expect(written).toMatchObject({ kind: 'morning', expiresAt: londonInstant('2025-03-11', '19:00') })
  const server = await startMailServer()
  const post = openMailServer(server.url)
  const later = londonInstant('2025-04-04', '09:00')
  await told.moveTo('2025-04-04')
  const config = { ...readConfig({}), process: 'one' }
  await deliverDue({ db, config, server: post, clock: () => later })
  post.close()
  await server.stop()
  expect(server.arrived.filter(({ messageId }) => messageId === written!.messageId)).toEqual([])
  const officer = await told.as('Lee Officer')
  const page = wordsOf(await officer.visit(paths.mail(written!.id)))
  expect(page).toContain('Given up at 9am on 4 April 2025: it was too old to send')
  expect(page).toContain(onlyCase)
  const settings = await (await told.as('Ada Admin')).visit(paths.settings)
  expect(wordsOf(settings)).not.toMatch(/given up/)
})
