import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAbsence } from '#casework/absence.ts'
import { addCouncilDay } from '#casework/council-day.ts'
import { recordDirectoryGroup } from '#casework/directory-group.ts'
import { saveView } from '#casework/saved-view.ts'
import type { Database } from '#db/connect.ts'
import { insertDemonstration } from '#db/queries/demonstration.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { type Person, setUpCouncilForCases, type Told } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { asSent, formFor } from '../support/form-on-page.ts'
import { cookieOf, type DemoApp, send } from '../support/raw-request.ts'
import {
  addressOf,
  isExport,
  methodOf,
  namesACase,
  type Others,
  patternOf,
  routesOf,
} from '../support/routes.ts'
import { type Nouns, nothing, tellWholeCase, wholeCaseDay } from '../support/whole-case.ts'
import { written } from '../support/written.ts'

/**
 * Who comes to the case of Special educational needs: nobody known, a link officer, the lead of its service, a lead of
 * whom one question on it was asked, a lead whom it does not concern, the Monitoring Officer, a viewer, the administrator.
 */
const callers = {
  stranger: null,
  officer: 'Lee Officer',
  own: 'Sal Senlead',
  asked: 'Tom Transport',
  other: 'Rob Roads',
  monitor: 'Mo Monitor',
  viewer: 'Vi Viewer',
  admin: 'Ada Admin',
} as const satisfies Record<string, Person | null>
type Caller = keyof typeof callers
const everyCaller = Object.keys(callers) as Caller[]

/**
 * Every route, and what each caller is answered. Forms come in empty: whoever may send them is told what is missing.
 * Links are not asked for in the demonstration, where everybody chooses who they are; and this link is unknown.
 */
const rights = tableOf(`
                                                   stranger officer own asked other monitor viewer admin
GET  /                                             303 200 200 200 200 200 200 200
GET  /annual-letters                               303 302 302 302 302 302 302 302
GET  /annual-letters/:year                         303 200 200 200 200 200 200 200
GET  /annual-letters/:year/tables                  303 200 200 200 200 200 200 200
GET  /annual-letters/:year/published               303 200 200 200 200 200 200 200
GET  /annual-letters/:year/figures/:key            303 200 200 200 200 200 200 403
GET  /annual-letters/:year/figures/:key/cases.csv  303 200 200 200 200 200 200 403
GET  /bank-holidays                                303 200 200 200 200 200 200 200
GET  /settings                                     303 403 403 403 403 403 403 200
GET  /settings/request-periods                     303 403 403 403 403 403 403 200
GET  /settings/request-periods/:kind               303 403 403 403 403 403 403 200
POST /settings/request-periods/:kind               401 403 403 403 403 403 403 422
GET  /mails                                        303 200 200 200 200 200 200 200
GET  /mails/:id                                    303 404 404 404 404 404 404 404
GET  /settings/mail                                303 403 403 403 403 403 403 200
GET  /settings/mail/change                         303 403 403 403 403 403 403 200
POST /settings/mail/change                         401 403 403 403 403 403 403 422
POST /settings/mail/test-messages                  401 403 403 403 403 403 403 303
GET  /settings/mail/mails/:id                      303 403 403 403 403 403 403 404
POST /settings/mail/mails/:id/again                401 403 403 403 403 403 403 404
GET  /settings/people                              303 403 403 403 403 403 403 200
GET  /settings/new-person                          303 403 403 403 403 403 403 200
POST /settings/new-person                          401 403 403 403 403 403 403 422
GET  /settings/people/:id                          303 403 403 403 403 403 403 200
GET  /settings/people/:id/change                   303 403 403 403 403 403 403 200
POST /settings/people/:id/change                   401 403 403 403 403 403 403 422
GET  /health                                       200 200 200 200 200 200 200 200
GET  /ready                                        200 200 200 200 200 200 200 200
GET  /metrics                                      404 404 404 404 404 404 404 404
GET  /settings/decision-reasons                    303 403 403 403 403 403 403 200
GET  /settings/decision-reasons/:id                303 403 403 403 403 403 403 200
POST /settings/decision-reasons/:id                401 403 403 403 403 403 403 422
GET  /settings/new-decision-reason                 303 403 403 403 403 403 403 200
POST /settings/new-decision-reason                 401 403 403 403 403 403 403 422
GET  /settings/outcome-labels                      303 403 403 403 403 403 403 200
GET  /settings/outcome-labels/:id                  303 403 403 403 403 403 403 200
POST /settings/outcome-labels/:id                  401 403 403 403 403 403 403 422
GET  /settings/new-outcome-label                   303 403 403 403 403 403 403 200
POST /settings/new-outcome-label                   401 403 403 403 403 403 403 422
GET  /settings/populations                         303 403 403 403 403 403 403 200
GET  /settings/populations/:year                   303 403 403 403 403 403 403 200
POST /settings/populations/:year                   401 403 403 403 403 403 403 422
GET  /settings/council-days                        303 403 403 403 403 403 403 200
GET  /settings/new-council-day                     303 403 403 403 403 403 403 200
POST /settings/new-council-day                     401 403 403 403 403 403 403 422
GET  /settings/council-days/:id/removal            303 403 403 403 403 403 403 200
POST /settings/council-days/:id/removal            401 403 403 403 403 403 403 422
GET  /settings/category-map                        303 403 403 403 403 403 403 200
GET  /settings/category-map/:id                    303 403 403 403 403 403 403 200
POST /settings/category-map/:id                    401 403 403 403 403 403 403 422
GET  /settings/new-category                        303 403 403 403 403 403 403 200
POST /settings/new-category                        401 403 403 403 403 403 403 422
GET  /settings/services                            303 403 403 403 403 403 403 200
GET  /settings/services/:id                        303 403 403 403 403 403 403 200
GET  /settings/new-directorate                     303 403 403 403 403 403 403 200
POST /settings/new-directorate                     401 403 403 403 403 403 403 422
GET  /settings/new-service                         303 403 403 403 403 403 403 200
POST /settings/new-service                         401 403 403 403 403 403 403 422
GET  /settings/directorates/:id/name               303 403 403 403 403 403 403 200
POST /settings/directorates/:id/name               401 403 403 403 403 403 403 422
GET  /settings/directorates/:id/end                303 403 403 403 403 403 403 200
POST /settings/directorates/:id/end                401 403 403 403 403 403 403 422
GET  /settings/services/:id/name                   303 403 403 403 403 403 403 200
POST /settings/services/:id/name                   401 403 403 403 403 403 403 422
GET  /settings/services/:id/place                  303 403 403 403 403 403 403 200
POST /settings/services/:id/place                  401 403 403 403 403 403 403 422
GET  /settings/services/:id/merger                 303 403 403 403 403 403 403 200
POST /settings/services/:id/merger                 401 403 403 403 403 403 403 422
GET  /settings/services/:id/split                  303 403 403 403 403 403 403 200
POST /settings/services/:id/split                  401 403 403 403 403 403 403 422
GET  /settings/services/:id/end                    303 403 403 403 403 403 403 200
POST /settings/services/:id/end                    401 403 403 403 403 403 403 422
GET  /settings/people/:id/absences                 303 403 403 403 403 403 403 200
POST /settings/people/:id/absences                 401 403 403 403 403 403 403 422
GET  /absences                                     303 200 200 200 200 200 200 200
GET  /new-absence                                  303 200 200 200 200 200 200 200
POST /new-absence                                  401 422 422 422 422 422 422 422
GET  /absences/:id/change                          303 200 404 404 404 404 404 200
POST /absences/:id/change                          401 422 404 404 404 404 404 422
POST /absences/:id/removal                         401 409 404 404 404 404 404 409
GET  /settings/remedy-types                        303 403 403 403 403 403 403 200
GET  /settings/remedy-types/:id                    303 403 403 403 403 403 403 200
POST /settings/remedy-types/:id                    401 403 403 403 403 403 403 422
GET  /settings/new-remedy-type                     303 403 403 403 403 403 403 200
POST /settings/new-remedy-type                     401 403 403 403 403 403 403 422
GET  /settings/appearance                          303 403 403 403 403 403 403 200
POST /settings/appearance                          401 403 403 403 403 403 403 422
GET  /settings/appearance/preview.css              303 403 403 403 403 403 403 404
GET  /appearance.css                               200 200 200 200 200 200 200 200
GET  /settings/retention                           303 403 403 403 403 403 403 200
GET  /settings/retention/:kind                     303 403 403 403 403 403 403 200
POST /settings/retention/:kind                     401 403 403 403 403 403 403 422
GET  /monitoring-officers/:id/deputy               303 403 403 403 403 200 403 200
POST /monitoring-officers/:id/deputy               401 403 403 403 403 422 403 422
GET  /acting-as-deputy                             303 200 200 200 200 200 200 200
POST /acting-as-deputy                             401 422 422 422 422 422 422 422
POST /acting-as-deputy/end                         401 409 409 409 409 409 409 409
GET  /demonstration                                200 200 200 200 200 200 200 200
POST /demonstration/day                            401 303 303 303 303 303 303 303
GET  /sign-in                                      200 200 200 200 200 200 200 200
POST /sign-in                                      422 422 422 422 422 422 422 422

GET  /sign-in/links                                404 404 404 404 404 404 404 404
POST /sign-in/links                                404 404 404 404 404 404 404 404
GET  /sign-in/links/:token                         404 404 404 404 404 404 404 404
POST /sign-in/links/:token                         404 404 404 404 404 404 404 404
GET  /sign-in/provider                             404 404 404 404 404 404 404 404
GET  /sign-in/provider/callback                    404 404 404 404 404 404 404 404
GET  /settings/directory-groups                    303 403 403 403 403 403 403 200
GET  /settings/new-directory-group                 303 403 403 403 403 403 403 200
POST /settings/new-directory-group                 401 403 403 403 403 403 403 422
GET  /settings/directory-groups/:id/change         303 403 403 403 403 403 403 200
POST /settings/directory-groups/:id/change         401 403 403 403 403 403 403 422
GET  /settings/directory-groups/:id/removal        303 403 403 403 403 403 403 200
GET  /settings/security-log                        303 403 403 403 403 403 403 200
POST /settings/directory-groups/:id/removal        401 403 403 403 403 403 403 422
GET  /settings/people/:id/sign-in-link             303 403 403 403 403 403 403 200
POST /settings/people/:id/sign-in-link             401 403 403 403 403 403 403 303

GET  /cases                                        303 200 200 200 200 200 200 403
GET  /cases.csv                                    303 200 200 200 200 200 200 403
GET  /saved-views                                  303 303 303 303 303 303 303 303
POST /saved-views                                  401 422 422 422 422 422 422 403
POST /saved-views/:id/removal                      401 303 404 404 404 404 404 403
GET  /new-case                                     303 200 403 403 403 403 403 403
POST /new-case                                     401 422 403 403 403 403 403 403

GET  /cases/:reference                             303 200 200 200 404 200 403 404
GET  /cases/:reference/requests                    303 200 200 200 404 200 403 404
GET  /cases/:reference/decision                    303 200 200 200 404 200 403 404
GET  /cases/:reference/actions                     303 200 200 200 404 200 403 404
GET  /cases/:reference/local-complaint             303 200 200 200 404 200 403 404
GET  /cases/:reference/history                     303 200 200 200 404 200 403 404
GET  /files/:id                                    303 200 200 200 404 200 404 404
GET  /cases/:reference/change                      303 200 403 403 403 403 403 403
POST /cases/:reference/change                      401 422 403 403 403 403 403 403
GET  /cases/:reference/notes                       303 200 403 403 403 200 403 403
POST /cases/:reference/notes                       401 422 403 403 403 422 403 403
GET  /cases/:reference/correspondence              303 200 403 403 403 403 403 403
POST /cases/:reference/correspondence              401 422 403 403 403 403 403 403
GET  /cases/:reference/information-requests        303 200 403 403 403 403 403 403
POST /cases/:reference/information-requests        401 422 403 403 403 403 403 403
GET  /information-requests/:id/extensions          303 200 403 403 403 403 403 403
POST /information-requests/:id/extensions          401 422 403 403 403 403 403 403
GET  /information-requests/:id/chasers             303 200 403 403 403 403 403 403
POST /information-requests/:id/chasers             401 422 403 403 403 403 403 403
GET  /information-requests/:id/response            303 200 403 403 403 403 403 403
POST /information-requests/:id/response            401 422 403 403 403 403 403 403
GET  /questions/:id/answer                         303 200 200 403 404 403 403 403
POST /questions/:id/answer                         401 422 422 403 404 403 403 403
GET  /cases/:reference/decisions                   303 200 403 403 403 403 403 403
POST /cases/:reference/decisions                   401 422 403 403 403 403 403 403
GET  /cases/:reference/review-requests             303 409 403 403 403 403 403 403
POST /cases/:reference/review-requests             401 422 403 403 403 403 403 403
GET  /cases/:reference/review-result               303 200 403 403 403 403 403 403
POST /cases/:reference/review-result               401 422 403 403 403 403 403 403
GET  /cases/:reference/agreed-action               303 200 403 403 403 403 403 403
POST /cases/:reference/agreed-action               401 422 403 403 403 403 403 403
GET  /cases/:reference/remedy-actions              303 200 403 403 403 403 403 403
POST /cases/:reference/remedy-actions              401 422 403 403 403 403 403 403
GET  /remedy-actions/:id/change                    303 200 403 403 403 403 403 403
POST /remedy-actions/:id/change                    401 422 403 403 403 403 403 403
GET  /remedy-actions/:id/new-day                   303 200 403 403 403 403 403 403
POST /remedy-actions/:id/new-day                   401 422 403 403 403 403 403 403
GET  /remedy-actions/:id/done                      303 200 200 403 404 403 403 403
POST /remedy-actions/:id/done                      401 422 422 403 404 403 403 403
GET  /remedy-actions/:id/payments                  303 200 200 403 404 403 403 403
POST /remedy-actions/:id/payments                  401 422 422 403 404 403 403 403
GET  /remedy-actions/:id/evidence                  303 200 200 403 404 403 403 403
POST /remedy-actions/:id/evidence                  401 422 422 403 404 403 403 403
GET  /evidence/:id/versions                        303 200 200 403 404 403 403 403
POST /evidence/:id/versions                        401 422 422 403 404 403 403 403
GET  /evidence-versions/:id/review                 303 200 403 403 403 200 403 403
POST /evidence-versions/:id/review                 401 422 403 403 403 422 403 403
GET  /cases/:reference/compliance-packs            303 200 403 403 403 403 403 403
POST /cases/:reference/compliance-packs            401 422 403 403 403 403 403 403
GET  /cases/:reference/outcome                     303 200 403 403 403 403 403 403
POST /cases/:reference/outcome                     401 422 403 403 403 403 403 403
GET  /cases/:reference/settlement                  303 409 403 403 403 403 403 403
POST /cases/:reference/settlement                  401 409 403 403 403 403 403 403

GET  /settings/people/:id/sessions/end             303 403 403 403 403 403 403 200
GET  /sessions                                     303 200 200 200 200 200 200 200
POST /sessions/:id/end                             401 404 404 404 404 404 404 404
POST /settings/people/:id/sessions/end             401 403 403 403 403 403 403 303
POST /sessions/end                                 401 303 303 303 303 303 303 303
POST /sign-out                                     303 303 303 303 303 303 303 303
`)

function tableOf(text: string): Record<string, Record<Caller, number>> {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/))
  const rows = lines.filter(([method]) => method === 'GET' || method === 'POST')
  return Object.fromEntries(
    rows.map(([method, pattern, ...answers]) => [
      `${method} ${pattern}`,
      Object.fromEntries(everyCaller.map((caller, place) => [caller, Number(answers[place])])),
    ]),
  ) as Record<string, Record<Caller, number>>
}

let database: Database
let folder: string
let app: DemoApp
let told: Told
let whole: Awaited<ReturnType<typeof tellWholeCase>>
let named: Nouns
let unnamed: Nouns
const others: Others = {
  'saved-views': '1',
  people: '1',
  absences: '1',
  'monitoring-officers': '1',
  'directory-groups': '1',
}
const cookies = new Map<Person, string>()
const aGroup = { label: 'Link officers', role: 'link officer', services: [] } as const

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const { db } = database
  told = await setUpCouncilForCases(db, folder)
  const secret = { restricted: true, named: ['Sal Senlead'] } as const
  whole = await tellWholeCase(told, { reference: '23 001 283', asked: 'School transport' })
  named = (await tellWholeCase(told, { reference: '23 001 284', ...secret })).nouns
  unnamed = (await tellWholeCase(told, { reference: '23 001 285', by: 'Una Officer', restricted: true }))
    .nouns
  await saveView(told.at('Lee Officer', wholeCaseDay), { name: 'Mine', query: 'open=yes' })
  const lee = told.at('Lee Officer', wholeCaseDay)
  const begun = { firstOn: '2023-11-27', lastOn: '2023-12-01', coverId: null, note: '' }
  await recordAbsence(lee, lee.user.id, begun)
  await addCouncilDay(told.at('Ada Admin', wholeCaseDay), {
    day: '2023-12-28',
    name: 'Christmas closure',
    kind: 'closure',
  })
  await insertDemonstration(db, wholeCaseDay)
  app = createApp({ db, files: filesIn(folder), config: readConfig({}) })
  await recordDirectoryGroup(told.at('Ada Admin', wholeCaseDay), { ...aGroup, claim: 'officers' })
  others.people = String(told.people['Una Officer'])
  others['monitoring-officers'] = String(told.people['Mo Monitor'])
  await signIn(told.people)
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everybody, on a browser of their own. */
async function signIn(people: Record<string, number>) {
  for (const [name, id] of Object.entries(people)) cookies.set(name as Person, await cookieOf(app, id))
}

const cookieFor = (caller: Caller): string | null => {
  const person = callers[caller]
  return person && cookies.get(person)!
}

const asks = (caller: Caller, route: string, nouns: Nouns, sent: [string, string][] = []) =>
  send(app, cookieFor(caller), {
    method: methodOf(route),
    path: addressOf(patternOf(route), nouns, others),
    ...(methodOf(route) === 'POST' && { body: new URLSearchParams(sent) }),
  })

const routes = Object.keys(rights)
const forms = routes.filter((route) => methodOf(route) === 'POST' && patternOf(route) !== paths.signOut)

test('every route of the app has its rights, and no rights are of a route that is gone', () => {
  expect(routesOf(app)).toEqual(routes.toSorted())
})

describe('a form', () => {
  test.each(forms)('is not taken from a page of another site: %s', async (route) => {
    const before = await written(database.db)
    const path = addressOf(patternOf(route), whole.nouns, others)
    const headers = {
      Origin: 'https://elsewhere.example',
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    const answer = await send(app, cookieFor('officer'), { method: 'POST', path, body: '', headers })
    expect(answer.status).toBe(403)
    expect(await written(database.db)).toEqual(before)
  })

  test.each(forms)('as the officer was shown it is not taken from who may not send it: %s', async (route) => {
    const form = formFor((await asks('officer', `GET ${patternOf(route)}`, whole.nouns)).text, pathOf(route))
    const before = await written(database.db)
    for (const caller of everyCaller.filter((caller) => refuses(rights[route]![caller]))) {
      const answer = await asks(caller, route, whole.nouns, form ? asSent(form) : [])
      expect([caller, answer.status]).toEqual([caller, rights[route]![caller]])
    }
    expect(await written(database.db)).toEqual(before)
  })
})

const pathOf = (route: string) => addressOf(patternOf(route), whole.nouns, others)
const inWords = (answers: Partial<Record<Caller, number | string>>) =>
  everyCaller.map((caller) => `${caller} ${answers[caller] ?? '-'}`).join(', ')
const refuses = (status: number) => status === 401 || status === 403 || status === 404

/** Those who may know of a restricted case, and what it is to the others: nothing. */
const knows = {
  named: ['officer', 'own', 'monitor'],
  unnamed: ['monitor'],
} as const satisfies Record<string, readonly Caller[]>

describe.each(routes.filter((route) => namesACase(patternOf(route))))('a restricted case at %s', (route) => {
  test.each(['named', 'unnamed'] as const)('is there for those who are %s on it only', async (secrecy) => {
    const nouns = secrecy === 'named' ? named : unnamed
    const knowing: readonly Caller[] = knows[secrecy]
    const answers: Partial<Record<Caller, number | string>> = {}
    const expected: Partial<Record<Caller, number | string>> = {}
    for (const caller of everyCaller.filter((caller) => caller !== 'stranger')) {
      const answer = await asks(caller, route, nouns)
      const unknown = await asks(caller, route, nothing)
      const asUnknown = answer.status === unknown.status && answer.text === unknown.text
      answers[caller] = asUnknown ? 'as nothing' : answer.status
      expected[caller] = knowing.includes(caller) ? rights[route]![caller] : 'as nothing'
      if (asUnknown && expected[caller] === 403) expected[caller] = 'as nothing'
    }
    expect(inWords(answers)).toBe(inWords(expected))
  })
})

describe.each(routes)('%s', (route) => {
  const expected = rights[route]!
  /** Those who are turned away come first, so that what they ask for is still there. */
  const inOrder = everyCaller.toSorted((one, other) => expected[other] - expected[one])

  test('answers each caller as it should, and those whom it turns away write nothing', async () => {
    const answers: Partial<Record<Caller, number>> = {}
    const before = await written(database.db)
    for (const caller of inOrder) {
      answers[caller] = (await asks(caller, route, whole.nouns)).status
      const reads = methodOf(route) === 'GET' && !isExport(route)
      if (reads || refuses(expected[caller])) {
        expect(await written(database.db), caller).toEqual(before)
      }
    }
    expect(inWords(answers)).toBe(inWords(expected))
  })
})

describe('a draft decision', () => {
  beforeAll(() => signIn(told.people))

  test.each(everyCaller)(
    'with its letter and its file is for those who may know of it: %s',
    async (caller) => {
      const knowing = ['officer', 'own', 'monitor'].includes(caller)
      for (const part of ['timeline', 'decision', 'history'] as const) {
        const page = await send(app, cookieFor(caller), { path: paths.casePart(whole.nouns.cases, part) })
        expect(/draft/i.test(page.text), part).toBe(knowing)
      }
      const file = await send(app, cookieFor(caller), { path: paths.file(whole.draftFile) })
      expect(file.status === 200).toBe(knowing)
      if (knowing) return
      for (const path of [paths.today, paths.casePart(whole.nouns.cases, 'requests')]) {
        expect((await send(app, cookieFor(caller), { path })).text, path).not.toMatch(
          /our draft|comments on the draft/i,
        )
      }
    },
  )
})
