import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordAbsence } from '#casework/absence.ts'
import { addCouncilDay } from '#casework/council-day.ts'
import { recordDirectoryGroup } from '#casework/directory-group.ts'
import { saveView } from '#casework/saved-view.ts'
import { addDirectorate, addService } from '#casework/service.ts'
import type { Database } from '#db/connect.ts'
import { listAbsencesOf } from '#db/queries/absence.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { listCouncilDays } from '#db/queries/council-day.ts'
import { insertDemonstration } from '#db/queries/demonstration.ts'
import { insertMail } from '#db/queries/mail.ts'
import { listSavedViews } from '#db/queries/saved-view.ts'
import { insertSession } from '#db/queries/session.ts'
import { absences, files as fileTable, mails, submissions } from '#db/schema.ts'
import { type Random, randomFrom } from '#demo/random.ts'
import { addDays } from '#domain/calendar.ts'
import type { Stores } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { caseParts, paths } from '#src/paths.ts'
import { type Person, setUpCouncilForCases, type Told } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { type FormOnPage, formFor } from '../support/form-on-page.ts'
import {
  filledIn,
  hostilePlaces,
  hostileQuery,
  markup,
  onTheWire,
  type Sent,
  spoilt,
} from '../support/hostile.ts'
import { type Answer, cookieOf, type DemoApp, send } from '../support/raw-request.ts'
import { addressOf, isExport, methodOf, type Others, patternOf, routesOf } from '../support/routes.ts'
import { type Nouns, tellWholeCase, wholeCaseDay } from '../support/whole-case.ts'
import { written } from '../support/written.ts'

/** Enough to list the app's routes; nothing is asked of it. */
const everyRoute = routesOf(createApp({ config: readConfig({}) } as Stores))
/** Forms of a register in earnest, which hostile-door.test.ts sends. */
const inEarnest = [paths.signInLinks, paths.signInLink(':token')]
/** Buttons that end the very session by which they are sent, or give it another part. */
const waysOut = [paths.signOut, paths.sessionsEnd, paths.sessionEnd(':id'), paths.acting, paths.actingEnd]
const forms = everyRoute.filter(
  (route) => methodOf(route) === 'POST' && ![...waysOut, ...inEarnest].includes(patternOf(route)),
)
const pages = everyRoute.filter((route) => methodOf(route) === 'GET')
const submissionsInAll = 2000
const each = Math.ceil(submissionsInAll / forms.length)

const people = ['Lee Officer', 'Sal Senlead', 'Ada Admin'] as const satisfies readonly Person[]
type Sender = (typeof people)[number]

let database: Database
let stores: Stores
let folder: string
let app: DemoApp
let told: Told
let another: Nouns
const cookies = new Map<Sender, string>()
let tellings = 0

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const { db } = database
  told = await setUpCouncilForCases(db, folder)
  another = await aWholeCase()
  await insertDemonstration(db, wholeCaseDay)
  stores = { db, files: filesIn(folder), config: readConfig({}) }
  app = createApp(stores)
})
/** Whoever signs in anew is signed out before, so that each test begins with everybody signed in. */
beforeEach(async () => {
  for (const person of people) cookies.set(person, await cookieOf(app, told.people[person]!))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** Those that need the Ombudsman's last word, and no review under way. */
const afterTheOutcome = [paths.reviewRequests(':reference'), paths.settlement(':reference')]

async function aWholeCase(pattern = ''): Promise<Nouns> {
  tellings += 1
  const unsatisfied = afterTheOutcome.includes(pattern)
  return (await tellWholeCase(told, { reference: `23 5${String(tellings).padStart(5, '0')}`, unsatisfied }))
    .nouns
}

/** What addresses name besides a case: what the sender may change, and nobody whom the other forms need. */
const othersOf = async (person: Sender): Promise<Others> => ({
  'saved-views': await savedViewId(person),
  people: await somebodySignedIn(),
  absences: await absenceId(person),
  'monitoring-officers': String(told.people['Mo Monitor']),
  ...(person === 'Ada Admin' && { ...(await whatIsNew()), mails: await aMailGivenUp() }),
  'directory-groups': await directoryGroupId(),
})

/** Somebody whom no other form needs, in a browser out of which they can be signed. */
async function somebodySignedIn() {
  const userId = told.people['Vi Viewer']!
  const now = new Date()
  const [createdAt, lastSeenAt, expiresAt] = [now, now, new Date(now.getTime() + 3_600_000)]
  const tokenDigest = crypto.randomUUID()
  await insertSession(database.db, {
    tokenDigest,
    userId,
    wayIn: 'choice',
    createdAt,
    lastSeenAt,
    expiresAt,
  })
  return String(userId)
}

/** A mail that can be sent again. */
async function aMailGivenUp() {
  const { now } = told.at('Ada Admin', wholeCaseDay)
  const to = { userId: null, name: 'Sal Senlead', address: 'sal@example.org' }
  const mail = { kind: 'question asked', to, subject: 'A question', body: 'A question.' } as const
  const id = await insertMail({ db: database.db, now }, mail)
  await database.db.update(mails).set({ givenUpAt: now }).where(eq(mails.id, id))
  return String(id)
}

/** An absence that has not begun. */
const absenceId = async (person: Sender) => {
  const desk = told.at(person, wholeCaseDay)
  const [latest] = await listAbsencesOf(database.db, desk.user.id)
  if (latest && latest.firstOn > wholeCaseDay) return String(latest.id)
  await database.db.delete(absences).where(eq(absences.userId, desk.user.id))
  const week = { firstOn: '2023-12-11', lastOn: '2023-12-15', coverId: null, note: '' }
  return String((await recordAbsence(desk, desk.user.id, week)).absenceId)
}

let closures = 0

/** A service that nobody merged, split or ended yet, in a directorate of its own, and a closure that nobody removed. */
async function whatIsNew() {
  const ada = told.at('Ada Admin', wholeCaseDay)
  const name = `Of form ${crypto.randomUUID()}`
  const validFrom = '2022-04-01'
  const { directorateId } = await addDirectorate(ada, { name, validFrom })
  const place = { directorateId, parentId: null }
  const { serviceId } = await addService(ada, { name, place, validFrom })
  closures += 1
  const day = addDays('2031-01-07', 7 * closures)
  await addCouncilDay(ada, { day, name, kind: 'closure' })
  const added = (await listCouncilDays(database.db)).find((closure) => closure.day === day)
  return {
    services: String(serviceId),
    directorates: String(directorateId),
    'council-days': String(added!.id),
  }
}

async function directoryGroupId(): Promise<string> {
  const group = { claim: crypto.randomUUID(), label: '', role: 'viewer', services: [] } as const
  return String((await recordDirectoryGroup(told.at('Ada Admin', wholeCaseDay), group)).id)
}

const savedViewId = async (person: Sender) => {
  if (person === 'Ada Admin') return '1'
  const desk = told.at(person, wholeCaseDay)
  await saveView(desk, { name: 'Mine', query: 'open=yes' })
  return String((await listSavedViews(desk))[0]!.id)
}

/** A form in front of somebody who may send it. */
type Opened = { person: Sender; path: string; form: FormOnPage }

/** Everybody's forms of a case at an address: on its own page, or on the register where it has none. */
async function formsOf(nouns: Nouns, pattern: string): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const person of people) {
    const others = await othersOf(person)
    const path = addressOf(pattern, nouns, others)
    const places = [path, paths.cases, paths.absenceChange(others.absences), paths.settingsPart('mail')]
    for (const place of [...places, paths.mailInOutbox(others.mails ?? '1')]) {
      const page = await send(app, cookies.get(person)!, { path: place })
      const form = page.status === 200 ? formFor(page.text, path) : null
      if (!form) continue
      opened.push({ person, path, form })
      break
    }
  }
  return opened
}

/** The forms at an address, of a new case where that of the one before is done with. */
async function opener(pattern: string) {
  let nouns = await aWholeCase(pattern)
  return async (): Promise<Opened[]> => {
    const opened = await formsOf(nouns, pattern)
    if (opened.length > 0) return opened
    nouns = await aWholeCase(pattern)
    return formsOf(nouns, pattern)
  }
}

/** What came of one bad submission: nothing that a reader's browser would run, and no failure of ours. */
function expectHarmless(answer: Answer, what: string) {
  expect(answer.status, what).toBeLessThan(500)
  for (const mark of markup) expect(answer.text.includes(mark), `${what} shows ${mark}`).toBe(false)
}

describe.each(forms)('bad submissions to %s', (route) => {
  test(`${each} of them: none fails, and what is refused has written nothing`, async () => {
    const random = randomFrom(route)
    const opens = await opener(patternOf(route))
    let open = await opens()
    expect(open.length, 'somebody is shown this form').toBeGreaterThan(0)
    for (let number = 1; number <= each; number += 1) {
      const { person, path, form } = random.pick(open)
      const sent = spoilt(random, form, filledIn(random, form, wholeCaseDay), await strangeThings(random))
      const wire = onTheWire(random, sent, form)
      const what = `submission ${number} by ${person}: ${inShort(sent, wire.headers)}`
      const before = await written(database.db)
      const began = performance.now()
      const answer = await send(app, cookies.get(person)!, { method: 'POST', path, ...wire })
      expect(performance.now() - began, `${what}: milliseconds`).toBeLessThan(10_000)
      expectHarmless(answer, what)
      const after = await written(database.db)
      if (answer.status !== 303 && answer.status !== 204) expect(after, what).toEqual(before)
      const wrote = Object.keys(after).some((table) => after[table] !== before[table])
      expect(after.audit_events !== before.audit_events, `${what}: the audit trail has it`).toBe(wrote)
      const comesBack = wrote ? null : formAgain(random, answer, path)
      if (wrote) open = await opens()
      else if (comesBack) open = [...open.slice(-3), { person, path, form: comesBack }]
    }
  }, 300_000)
})

/** The page that came back, when it is a form to go on from: the next step, or the same one with what was typed. */
function formAgain(random: Random, { status, text }: Answer, path: string): FormOnPage | null {
  const goesOn = (status === 200 || status === 422) && text.length < 200_000 && random.chance(0.5)
  return goesOn ? formFor(text, path) : null
}

async function strangeThings(random: Random) {
  const keys = await database.db.select({ key: submissions.key }).from(submissions).limit(20)
  return { ids: Object.values(another), usedKeys: keys.map(({ key }) => key).slice(0, random.whole(0, 20)) }
}

const inShort = (sent: Sent[], headers: Record<string, string>) =>
  JSON.stringify([headers, sent.map(([name, value]) => [name.slice(0, 40), value.slice(0, 80)])]).slice(
    0,
    3000,
  )

describe.each(pages)('bad addresses of %s', (route) => {
  test('are not found or are read as far as they make sense, and write nothing', async () => {
    const random = randomFrom(`bad addresses of ${route}`)
    const nouns = await aWholeCase()
    const path = addressOf(patternOf(route), nouns, await othersOf('Ada Admin'))
    const before = await written(database.db)
    const bad = patternOf(route).includes(':')
      ? hostilePlaces.map((place) => patternOf(route).replace(/:\w+/g, place))
      : []
    const asked = Array.from({ length: 30 }, () => `${path}?${hostileQuery(random)}`)
    for (const address of [...bad, ...asked]) {
      for (const person of people) {
        const answer = await send(app, cookies.get(person)!, { path: address })
        expectHarmless(answer, `${person} at ${address}`)
        if (bad.includes(address))
          expect([301, 302, 303, 400, 403, 404, 422], address).toContain(answer.status)
      }
    }
    if (!isExport(route)) expect(await written(database.db)).toEqual(before)
  }, 120_000)
})

describe('a form made by hand', () => {
  const post = (person: Sender, path: string, fields: Record<string, string>) =>
    send(app, cookies.get(person)!, { method: 'POST', path, body: new URLSearchParams(fields) })

  test.each([
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
  ])('does not lead from signing in to another site by %j', async (returnTo) => {
    const answer = await post('Lee Officer', paths.signIn, { userId: '1', returnTo })
    expect([answer.status, answer.location]).toEqual([303, paths.today])
  })

  test.each(['open=yes\nSet-Cookie: hostile=1', 'words=é ﷺ', '\0', '%', 'open=yes#<script>'])(
    'keeps a view of %j as an address of ours',
    async (query) => {
      const answer = await post('Lee Officer', paths.savedViews, { name: 'By hand', query })
      expect(answer.status).toBe(303)
      expect(answer.location).toMatch(/^\/cases(\?[!-~]*)?$/)
      expectHarmless(await send(app, cookies.get('Lee Officer')!, { path: paths.cases }), query)
    },
  )

  test('with the key of another form is refused, whoever sent that one', async () => {
    const submission = crypto.randomUUID()
    expect(
      (await post('Lee Officer', paths.savedViews, { name: 'Once', query: '', submission })).status,
    ).toBe(303)
    const before = await written(database.db)
    const notes = paths.notes(another.cases)
    expect((await post('Lee Officer', notes, { text: 'Again', submission })).status).toBe(409)
    expect(
      (await post('Sal Senlead', paths.savedViews, { name: 'Mine too', query: '', submission })).status,
    ).toBe(409)
    expect(await written(database.db)).toEqual(before)
  })
})

describe('after all of them', () => {
  test('the audit trail is one unbroken chain', async () => {
    expect((await verifyChain(database.db)).broken).toBeNull()
  })

  test('every file on the disk is recorded, and none is under way', async () => {
    const recorded = (await database.db.select({ id: fileTable.id }).from(fileTable)).map(({ id }) => id)
    const kept: string[] = []
    for await (const { id, underWay } of stores.files.list()) kept.push(underWay ? `${id}, under way` : id)
    expect(kept.toSorted()).toEqual(recorded.toSorted())
  })

  test('every part of every case can be read, and nothing that was typed runs', async () => {
    for (let number = 1; number <= tellings; number += 1) {
      const reference = `235${String(number).padStart(5, '0')}`
      for (const part of caseParts) {
        const page = await send(app, cookies.get('Lee Officer')!, { path: paths.casePart(reference, part) })
        expectHarmless(page, `${reference} ${part}`)
        expect(page.status, `${reference} ${part}`).toBe(200)
      }
    }
  }, 300_000)
})
