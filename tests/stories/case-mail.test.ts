import { asc, eq, gt } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCase, recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { answerQuestion, openInformationRequest } from '#casework/information-request.ts'
import { recordRemedyActions } from '#casework/remedy-action.ts'
import { mergeServices } from '#casework/service-reorganisation.ts'
import { findCaseFacts } from '#db/queries/case.ts'
import { findService } from '#db/queries/service.ts'
import { absences, mails, users } from '#db/schema.ts'
import { type Day, today as dayOf, londonInstant } from '#domain/calendar.ts'
import { maySendAgain, withheldWords } from '#domain/outbox.ts'
import { readConfig } from '#src/config.ts'
import { openMailServer } from '#src/mail-server.ts'
import { paths } from '#src/paths.ts'
import { deliverDue } from '#src/post.ts'
import { tellLatePlan } from '../support/case-on-file.ts'
import { startMailServer } from '../support/smtp-server.ts'
import { openToldCouncil, type ToldCouncil, wordsOf } from '../support/told-council.ts'

let told: ToldCouncil
let lastSeen = 0

beforeAll(async () => {
  told = await openToldCouncil('2023-11-30')
})
afterAll(() => told.close())

const lee = (day: Day) => told.at('Lee Officer', day)
const db = () => lee('2023-11-30').db

/** The mails that were written since one last asked: when, to whom, of what. */
async function newMails() {
  const written = await db().select().from(mails).where(gt(mails.id, lastSeen)).orderBy(asc(mails.id))
  lastSeen = written.at(-1)?.id ?? lastSeen
  return written
}
const inShort = (written: Awaited<ReturnType<typeof newMails>>) =>
  written.map(({ createdAt, toName, kind }) => `${dayOf(createdAt)} ${toName}: ${kind}`)

const aCase = async (reference: string, more: Partial<Parameters<typeof recordCase>[1]> = {}) => {
  const { caseId } = await recordCase(lee('2023-12-11'), {
    reference,
    complainant: 'Mrs Secret',
    category: 'Education',
    serviceId: told.services['Special educational needs']!,
    learnedOn: '2023-12-11',
    ...more,
  })
  return caseId
}

const ask = (caseId: number, day: Day, more: Partial<Parameters<typeof openInformationRequest>[2]> = {}) =>
  openInformationRequest(lee(day), caseId, {
    kind: 'investigation enquiry',
    receivedOn: day,
    questions: [{ text: 'What did Mrs Secret ask for?' }],
    ...more,
  })

test('a whole file causes these mails, none of them about one’s own act', async () => {
  await tellLatePlan(told)
  const written = await newMails()
  expect(inShort(written)).toEqual([
    '2023-08-14 Sal Senlead: question asked',
    '2023-08-14 Tom Transport: question asked',
    '2023-09-11 Lee Officer: question answered',
    '2023-11-08 Mo Monitor: upheld decision',
    '2023-11-08 Sal Senlead: action agreed',
    '2023-11-22 Lee Officer: evidence to review',
    '2023-11-23 Sal Senlead: changes requested',
    '2023-11-24 Lee Officer: evidence to review',
    '2023-11-28 Lee Officer: evidence to review',
  ])
  for (const { subject, body } of written) {
    expect(subject).toMatch(/: 23 001 283$/)
    expect(subject + body).not.toMatch(/Mrs|script|Apologise/)
  }
})

describe('nothing of a mail is left when its act is refused', () => {
  test('a decision that is dated in the future mails nobody', async () => {
    const caseId = await aCase('23 002 001')
    const refused = recordDecision(lee('2023-12-11'), caseId, {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: '2023-12-12',
    })
    await expect(refused).rejects.toThrow()
    expect(await newMails()).toEqual([])
  })

  test('and none is written while history is loaded', async () => {
    const caseId = await aCase('23 002 002')
    await openInformationRequest({ ...lee('2023-12-11'), loaded: true }, caseId, {
      kind: 'investigation enquiry',
      receivedOn: '2023-12-11',
      questions: [{ text: 'Why?' }],
    })
    expect(await newMails()).toEqual([])
  })
})

describe('who is away is covered for', () => {
  const away = async (who: 'Sal Senlead' | 'Lee Officer', cover: 'Una Officer' | 'Rob Roads' | null) => {
    await db().delete(absences)
    await db()
      .insert(absences)
      .values({
        userId: told.people[who]!,
        coverId: cover === null ? null : told.people[cover]!,
        firstOn: '2023-12-11',
        lastOn: '2023-12-15',
        recordedAt: new Date(),
      })
  }

  test.each([
    {
      reference: '23 003 001',
      cover: 'Una Officer' as const,
      day: '2023-12-15',
      to: 'Una Officer',
      says: 'in place of Sal Senlead, who is away',
    },
    {
      reference: '23 003 002',
      cover: 'Una Officer' as const,
      day: '2023-12-18',
      to: 'Sal Senlead',
      says: 'The Ombudsman asks',
    },
    {
      reference: '23 003 003',
      cover: 'Rob Roads' as const,
      day: '2023-12-15',
      to: 'Rob Roads',
      says: 'in place of Sal Senlead, who is away',
    },
    {
      reference: '23 003 004',
      cover: null,
      day: '2023-12-15',
      to: 'Sal Senlead',
      says: 'The Ombudsman asks',
    },
  ])('by $cover on $day: it goes to $to', async ({ reference, cover, day, to, says }) => {
    await away('Sal Senlead', cover)
    const caseId = await aCase(reference)
    await ask(caseId, day)
    const written = await newMails()
    expect(written.map(({ toName }) => toName)).toEqual([to])
    expect(written[0]?.body).toContain(says)
    await db().delete(absences)
  })
})

describe('mails go only to people who may see what they are about', () => {
  test('of a restricted case to those who are named on it', async () => {
    const caseId = await aCase('23 004 001', { restricted: true })
    await ask(caseId, '2023-12-12')
    expect(await newMails()).toEqual([])
    const facts = await findCaseFacts(lee('2023-12-12'), caseId)
    const named = [told.people['Sal Senlead']!]
    await changeCase(lee('2023-12-12'), caseId, facts.version, { ...facts, namedUserIds: named }, 'Named')
    await ask(caseId, '2023-12-13')
    expect(inShort(await newMails())).toEqual(['2023-12-13 Sal Senlead: question asked'])
  })

  test('of a draft to those who see drafts, on whose timeline alone it stands', async () => {
    const caseId = await aCase('23 004 002')
    const sen = told.services['Special educational needs']!
    const transport = told.services['School transport']!
    await ask(caseId, '2023-12-12', { questions: [{ text: 'Why?', serviceId: transport }] })
    expect(inShort(await newMails())).toEqual(['2023-12-12 Tom Transport: question asked'])
    await ask(caseId, '2023-12-13', {
      kind: 'draft decision comments',
      questions: [
        { text: 'Is this right?', serviceId: transport },
        { text: 'Is that?', serviceId: sen },
      ],
    })
    expect(inShort(await newMails())).toEqual(['2023-12-13 Sal Senlead: question asked'])
    const timelineFor = async (person: 'Tom Transport' | 'Sal Senlead') =>
      wordsOf(await (await told.as(person)).visit(paths.timelineLike('23004002', { show: 'mails' })))
    expect(await timelineFor('Sal Senlead')).toContain('Mail to Sal Senlead: a question was asked')
    const seen = await timelineFor('Tom Transport')
    expect(seen).toContain('Mail to Tom Transport: a question was asked')
    expect(seen).not.toContain('Sal Senlead: a question')
  })
})

describe('asked on a Saturday, a mail that goes on Monday', () => {
  const saturday = '2023-12-16'
  const monday = londonInstant('2023-12-18', '07:00')
  const sal = () => eq(users.id, told.people['Sal Senlead']!)

  /** What arrives on Monday of the mail that was written on Saturday, and what is told of it. */
  async function onMonday(reference: string, meanwhile: (caseId: number) => Promise<unknown>) {
    const caseId = await aCase(reference)
    await newMails()
    await ask(caseId, saturday)
    const [mail] = await newMails()
    await meanwhile(caseId)
    const server = await startMailServer()
    const post = openMailServer(server.url)
    const config = { ...readConfig({}), process: 'one' }
    await deliverDue({ db: db(), config, server: post, clock: () => monday })
    post.close()
    await server.stop()
    const [after] = await db().select().from(mails).where(eq(mails.id, mail!.id))
    return { after: after!, arrived: server.arrived.filter(({ messageId }) => messageId === mail!.messageId) }
  }

  test('goes to nobody who has left since, and does not count as one to send again', async () => {
    const { after, arrived } = await onMonday('23 008 001', () =>
      db().update(users).set({ active: false }).where(sal()),
    )
    expect(arrived).toEqual([])
    expect(after).toMatchObject({ sentAt: null, givenUpAt: monday, nextTryAt: null, claimedBy: null })
    expect(maySendAgain(after, monday)).toBe(false)
    await db().update(users).set({ active: true }).where(sal())
    const officer = await told.as('Lee Officer')
    const timeline = wordsOf(await officer.visit(paths.timelineLike('23008001', { show: 'mails' })))
    expect(timeline).toContain('Given up at 7am on 18 December 2023: they may not read it any more')
    const outbox = await (await told.as('Ada Admin')).visit(paths.mailInOutbox(after.id))
    expect(wordsOf(outbox)).toContain(withheldWords)
  })

  test('does not go about a case that was restricted since to somebody whom it does not name', async () => {
    const { after, arrived } = await onMonday('23 008 002', async (caseId) => {
      const desk = lee(saturday)
      const facts = await findCaseFacts(desk, caseId)
      await changeCase(desk, caseId, facts.version, { ...facts, restricted: true }, 'Sensitive')
    })
    expect(arrived).toEqual([])
    expect(after).toMatchObject({ sentAt: null, givenUpAt: monday })
  })

  test('goes to the address that its reader has by then', async () => {
    const [before] = await db().select().from(users).where(sal())
    const { after, arrived } = await onMonday('23 008 003', () =>
      db().update(users).set({ email: 'new@example.gov.uk' }).where(sal()),
    )
    expect(arrived.map(({ to }) => to)).toEqual(['new@example.gov.uk'])
    expect(after).toMatchObject({ sentAt: monday, toAddress: 'new@example.gov.uk' })
    await db().update(users).set({ email: before!.email }).where(sal())
  })
})

describe('an answer is told to', () => {
  const sal = (day: Day) => told.at('Sal Senlead', day)

  test('whoever handles the case, once: clearing an answer mails nobody, and saving it again does not either', async () => {
    const caseId = await aCase('23 005 002')
    const { questionIds } = await ask(caseId, '2023-12-12')
    const [question] = questionIds as [number]
    await newMails()
    const answer = { answer: 'So.', answeredOn: '2023-12-13' }
    await answerQuestion(sal('2023-12-13'), question, answer)
    expect(inShort(await newMails())).toEqual(['2023-12-13 Lee Officer: question answered'])
    await answerQuestion(sal('2023-12-14'), question, { ...answer, answer: 'So it was.' })
    await answerQuestion(told.at('Una Officer', '2023-12-14'), question, { ...answer, cleared: true })
    expect(await newMails()).toEqual([])
  })

  test('whoever opened the request where nobody handles the case', async () => {
    const caseId = await aCase('23 005 001', { handlerId: null })
    const una = told.at('Una Officer', '2023-12-12')
    const { questionIds } = await openInformationRequest(una, caseId, {
      kind: 'investigation enquiry',
      receivedOn: '2023-12-12',
      questions: [{ text: 'Why?' }],
    })
    await newMails()
    await answerQuestion(sal('2023-12-13'), questionIds[0]!, { answer: 'So.', answeredOn: '2023-12-13' })
    const [mail, ...others] = await newMails()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ toName: 'Una Officer', kind: 'question answered' })
    expect(mail?.body).not.toContain('So.')
  })
})

test('an action is for its owner as well as for the leads of its service, in one mail each', async () => {
  const caseId = await aCase('23 006 001')
  await recordDecision(lee('2023-12-12'), caseId, {
    kind: 'final',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2023-12-12',
  })
  await newMails()
  const anAction = {
    kind: 'personal remedy',
    remedyType: 'Apology',
    deadlineWords: 'by then',
    dueOn: '2024-01-12',
  } as const
  await recordRemedyActions(lee('2023-12-12'), caseId, [
    { ...anAction, text: 'Apologise' },
    {
      ...anAction,
      text: 'Write',
      serviceId: told.services['School transport']!,
      ownerId: told.people['Una Officer']!,
    },
    { ...anAction, text: 'Meet', ownerId: told.people['Sal Senlead']! },
  ])
  const written = await newMails()
  expect(inShort(written)).toEqual([
    '2023-12-12 Sal Senlead: action agreed',
    '2023-12-12 Tom Transport: action agreed',
    '2023-12-12 Una Officer: action agreed',
  ])
  expect(written[0]?.body).toMatch(/- Action 1, Apology: do it by Friday 12 January 2024\n- Action 3/)
})

test('written on a Saturday a mail waits until Monday, and the timeline says so', async () => {
  const caseId = await aCase('23 007 001')
  await ask(caseId, '2023-12-16')
  const [mail] = await newMails()
  expect(mail?.notBeforeAt.toISOString()).toBe('2023-12-18T07:00:00.000Z')
  const lead = await told.as('Sal Senlead')
  const seen = () => lead.visit(paths.timelineLike('23007001', { show: 'mails' })).then(wordsOf)
  expect(await seen()).toContain('Written at 2:10pm. Waits until 7am on 18 December 2023.')
  await db()
    .update(mails)
    .set({ sentAt: new Date('2023-12-18T07:00:05Z') })
    .where(eq(mails.id, mail!.id))
  expect(await seen()).toContain('Written at 2:10pm. Sent at 7am on 18 December 2023.')
})

test('what is asked of a case that stayed with a merged service goes to who leads the new one', async () => {
  const [sen, transport] = [told.services['Special educational needs']!, told.services['School transport']!]
  const caseId = await aCase('23 009 101', { serviceId: transport })
  await recordDecision(lee('2023-12-12'), caseId, {
    kind: 'final',
    category: 'Upheld',
    reason: 'Fault and injustice',
    decidedOn: '2023-12-12',
  })
  const { directorateId } = await findService(lee('2023-12-12'), sen)
  await mergeServices(told.at('Ada Admin', '2024-01-02'), {
    serviceIds: [sen, transport],
    into: { name: 'Education support', place: { directorateId, parentId: null } },
    from: '2024-01-02',
    leads: [told.people['Sal Senlead']!],
  })
  expect((await findCaseFacts(lee('2024-01-02'), caseId)).serviceId).toBe(transport)
  await newMails()
  await ask(caseId, '2024-01-03')
  await recordRemedyActions(lee('2024-01-04'), caseId, [
    {
      kind: 'personal remedy',
      remedyType: 'Apology',
      deadlineWords: 'by then',
      text: 'Apologise',
      dueOn: '2024-02-05',
    },
  ])
  expect(inShort(await newMails())).toEqual([
    '2024-01-03 Sal Senlead: question asked',
    '2024-01-04 Sal Senlead: action agreed',
  ])
})
