import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { recordAbsence } from '#casework/absence.ts'
import { addCouncilDay } from '#casework/council-day.ts'
import { recordDirectoryGroup } from '#casework/directory-group.ts'
import { saveView } from '#casework/saved-view.ts'
import { addDirectorate, addService } from '#casework/service.ts'
import { listAbsencesOf } from '#db/queries/absence.ts'
import { listCouncilDays } from '#db/queries/council-day.ts'
import { insertDemonstration } from '#db/queries/demonstration.ts'
import { insertMail } from '#db/queries/mail.ts'
import { listSavedViews } from '#db/queries/saved-view.ts'
import { insertSession } from '#db/queries/session.ts'
import { absences, mails } from '#db/schema.ts'
import { addDays } from '#domain/calendar.ts'
import type { Stores } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { type Person, setUpCouncilForCases } from './case-on-file.ts'
import { freshDatabase } from './database.ts'
import { markup } from './hostile.ts'
import { type Answer, cookieOf } from './raw-request.ts'
import type { Others } from './routes.ts'
import { tellWholeCase, wholeCaseDay } from './whole-case.ts'

export const senders = ['Lee Officer', 'Sal Senlead', 'Ada Admin'] as const satisfies readonly Person[]
export type Sender = (typeof senders)[number]

/** A council with a whole case, at which bad forms and bad addresses are thrown. */
export type HostileCouncil = Awaited<ReturnType<typeof openHostileCouncil>>

export async function openHostileCouncil() {
  const database = await freshDatabase()
  const { db } = database
  const folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const told = await setUpCouncilForCases(db, folder)
  const references: string[] = []
  const aWholeCase = async (pattern = '') => {
    const reference = `235${String(references.length + 1).padStart(5, '0')}`
    references.push(reference)
    const unsatisfied = afterTheOutcome.includes(pattern)
    const typed = `${reference.slice(0, 2)} ${reference.slice(2)}`
    return (await tellWholeCase(told, { reference: typed, unsatisfied })).nouns
  }
  const another = await aWholeCase()
  await insertDemonstration(db, wholeCaseDay)
  const stores: Stores = { db, files: filesIn(folder), config: readConfig({}) }
  const app = createApp(stores)
  const cookies = new Map<Sender, string>()
  return {
    db,
    app,
    files: stores.files,
    told,
    another,
    /** Of every case that was told, as its address has it. */
    references,
    aWholeCase,
    cookie: (person: Sender) => cookies.get(person)!,
    /** Whoever signs in anew is signed out before, so that each test begins with everybody signed in. */
    signEverybodyIn: async () => {
      for (const person of senders) cookies.set(person, await cookieOf(app, told.people[person]!))
    },
    close: async () => {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Those that need the Ombudsman's last word, and no review under way. */
const afterTheOutcome = [paths.reviewRequests(':reference'), paths.settlement(':reference')]

/** Addresses of what can be merged, ended or removed once only. */
const needsNew = /\/(services|directorates|council-days)\/:/

/** What addresses name besides a case: what the sender may change, and nobody whom the other forms need. */
export const othersOf = async (
  council: HostileCouncil,
  person: Sender,
  pattern: string,
): Promise<Others> => ({
  'saved-views': await savedViewId(council, person),
  people: await somebodySignedIn(council),
  absences: await absenceId(council, person),
  'monitoring-officers': String(council.told.people['Mo Monitor']),
  ...(person === 'Ada Admin' && {
    ...(needsNew.test(pattern) && (await whatIsNew(council))),
    mails: await aMailGivenUp(council),
  }),
  'directory-groups': await directoryGroupId(council),
})

/** Somebody whom no other form needs, in a browser out of which they can be signed. */
async function somebodySignedIn({ db, told }: HostileCouncil) {
  const userId = told.people['Vi Viewer']!
  const now = new Date()
  const [createdAt, lastSeenAt, expiresAt] = [now, now, new Date(now.getTime() + 3_600_000)]
  const tokenDigest = crypto.randomUUID()
  await insertSession(db, {
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
async function aMailGivenUp({ db, told }: HostileCouncil) {
  const { now } = told.at('Ada Admin', wholeCaseDay)
  const to = { userId: null, name: 'Sal Senlead', address: 'sal@example.org' }
  const mail = { kind: 'question asked', to, subject: 'A question', body: 'A question.' } as const
  const id = await insertMail({ db, now }, mail)
  await db.update(mails).set({ givenUpAt: now }).where(eq(mails.id, id))
  return String(id)
}

/** An absence that has not begun. */
const absenceId = async ({ db, told }: HostileCouncil, person: Sender) => {
  const desk = told.at(person, wholeCaseDay)
  const [latest] = await listAbsencesOf(db, desk.user.id)
  if (latest && latest.firstOn > wholeCaseDay) return String(latest.id)
  await db.delete(absences).where(eq(absences.userId, desk.user.id))
  const week = { firstOn: '2023-12-11', lastOn: '2023-12-15', coverId: null, note: '' }
  return String((await recordAbsence(desk, desk.user.id, week)).absenceId)
}

/** A service that nobody merged, split or ended yet, in a directorate of its own, and a closure that nobody removed. */
async function whatIsNew({ db, told }: HostileCouncil) {
  const ada = told.at('Ada Admin', wholeCaseDay)
  const name = `Of form ${crypto.randomUUID()}`
  const validFrom = '2022-04-01'
  const { directorateId } = await addDirectorate(ada, { name, validFrom })
  const place = { directorateId, parentId: null }
  const { serviceId } = await addService(ada, { name, place, validFrom })
  const closures = (await listCouncilDays(db)).length
  const day = addDays('2031-01-07', 7 * closures)
  await addCouncilDay(ada, { day, name, kind: 'closure' })
  const added = (await listCouncilDays(db)).find((closure) => closure.day === day)
  return {
    services: String(serviceId),
    directorates: String(directorateId),
    'council-days': String(added!.id),
  }
}

async function directoryGroupId({ told }: HostileCouncil): Promise<string> {
  const group = { claim: crypto.randomUUID(), label: '', role: 'viewer', services: [] } as const
  return String((await recordDirectoryGroup(told.at('Ada Admin', wholeCaseDay), group)).id)
}

const savedViewId = async ({ told }: HostileCouncil, person: Sender) => {
  if (person === 'Ada Admin') return '1'
  const desk = told.at(person, wholeCaseDay)
  await saveView(desk, { name: 'Mine', query: 'open=yes' })
  return String((await listSavedViews(desk))[0]!.id)
}

/** What came of a bad form or address: nothing that a reader's browser would run, and no failure of ours. */
export function expectHarmless(answer: Answer, what: string) {
  expect(answer.status, what).toBeLessThan(500)
  for (const mark of markup) expect(answer.text.includes(mark), `${what} shows ${mark}`).toBe(false)
}
