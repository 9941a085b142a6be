import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { insertDemonstration } from '#db/queries/demonstration.ts'
import { insertMail } from '#db/queries/mail.ts'
import { mails, sessions } from '#db/schema.ts'
import type { Stores } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { type FileStore, filesIn } from '#src/files.ts'
import { createLog } from '#src/log.ts'
import { createMetrics } from '#src/metrics.ts'
import { paths } from '#src/paths.ts'
import { setUpCouncilForCases, type Told } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { origin } from '../support/people.ts'
import { cookieOf, send } from '../support/raw-request.ts'
import { methodOf, patternOf, routesOf } from '../support/routes.ts'
import { type Nouns, tellWholeCase, wholeCaseDay } from '../support/whole-case.ts'

const token = 'a-token-of-some-length'
let database: Database
let folder: string
let stores: Stores
let told: Told

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  told = await setUpCouncilForCases(database.db, folder)
  await insertDemonstration(database.db, wholeCaseDay)
  stores = { db: database.db, files: filesIn(folder), config: readConfig({ METRICS_TOKEN: token }) }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** The app as it is watched in earnest, with what it has logged so far. */
function watched(over: Partial<Stores> = {}, { level = 'info', stopping = false } = {}) {
  const lines: string[] = []
  const log = createLog(level, { write: (line) => lines.push(line) })
  const metrics = createMetrics({ db: over.db ?? stores.db, idleMinutes: 60, log })
  const app = createApp({ ...stores, ...over }, { log, metrics, stopping: () => stopping })
  const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { app, entries, text: () => lines.join('') }
}

const ask = (app: ReturnType<typeof watched>['app'], path: string, headers: Record<string, string> = {}) =>
  app.request(origin + path, { headers })

describe('whether the app may be sent people', () => {
  const failing = (tryWriting: FileStore['tryWriting']): FileStore => ({ ...stores.files, tryWriting })

  test('it lives and is ready', async () => {
    const { app } = watched()
    expect(await (await ask(app, paths.health)).json()).toEqual({ healthy: true })
    const ready = await ask(app, paths.ready)
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, wrong: [] }])
  })

  test('it lives without its database, but is not ready', async () => {
    const db = { execute: () => new Promise(() => {}) } as unknown as Stores['db']
    const { app } = watched({ db })
    expect((await ask(app, paths.health)).status).toBe(200)
    const ready = await ask(app, paths.ready)
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, wrong: ['The database does not answer.'] },
    ])
  })

  /** What /ready says while something is changed in the database, which is undone again. */
  async function readyWhile(change: SQL): Promise<unknown> {
    let said: unknown
    const undone = database.db.transaction(async (tx) => {
      await tx.execute(change)
      said = await (await ask(watched({ db: tx }).app, paths.ready)).json()
      tx.rollback()
    })
    await expect(undone).rejects.toThrow('Rollback')
    return said
  }

  test('tables of an older or a newer release are told', async () => {
    const migrations = sql`drizzle.__drizzle_migrations`
    expect(
      await readyWhile(sql`delete from ${migrations} where id = (select max(id) from ${migrations})`),
    ).toEqual({
      ready: false,
      wrong: ['The tables are those of an older Redress: start it again to bring them up to date.'],
    })
    expect(
      await readyWhile(sql`insert into ${migrations} (hash, created_at) values ('', 9000000000000)`),
    ).toEqual({ ready: false, wrong: ['The tables are those of a newer Redress.'] })
  })

  test('a folder that cannot be written to, and an app that stops', async () => {
    const { app } = watched({ files: failing(() => Promise.reject(new Error('EROFS'))) }, { stopping: true })
    const ready = await ask(app, paths.ready)
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, wrong: ['Redress is stopping.', 'The data folder cannot be written to.'] },
    ])
  })
})

describe('the log', () => {
  /** An address of this kind: of a part of the case, or else of the first thing that there is. */
  const addressOf = (pattern: string, nouns: Nouns) =>
    pattern.replace(
      /([\w-]+)\/:\w+/g,
      (_, noun: string) =>
        `${noun}/${{ ...nouns, 'annual-letters': '2023-24', figures: 'received' }[noun] ?? 1}`,
    )

  /** What the case and its people have that no log may have. */
  const personal = /23.?001.?777|Mrs|Lee|Sal |Senlead|\w@\w|example\.gov|plan came late|Secret|Housing/i

  test('has a line for every request of a story, with the pattern of its route and nothing of a person', async () => {
    const { app, entries, text } = watched()
    const { nouns } = await tellWholeCase(told, { reference: '23 001 777' })
    const cookie = await cookieOf(app, told.people['Lee Officer']!)
    const routes = routesOf(app).filter((route) => patternOf(route) !== paths.signOut)
    for (const route of routes) {
      const path = addressOf(patternOf(route), nouns)
      const body = new URLSearchParams({
        complainant: 'Mrs Secret',
        note: 'Mrs Secret',
        reference: '23 001 777',
      })
      await send(app, cookie, {
        method: methodOf(route),
        path: `${path}?words=Mrs+Secret`,
        ...(methodOf(route) === 'POST' && { body }),
      })
    }
    await send(app, null, { path: '/cases/23%20001%20777/nowhere' })
    const seen = entries().map(({ method, route }) => `${method} ${route}`)
    const dull: string[] = [paths.health, paths.ready, paths.metrics]
    for (const route of routes.filter((route) => !dull.includes(patternOf(route))))
      expect(seen).toContain(route)
    expect(seen.at(-1)).toBe('GET none')
    expect(seen.length).toBeGreaterThan(70)
    for (const entry of entries()) {
      expect(Object.keys(entry).sort()).toEqual(
        ['level', 'message', 'method', 'ms', 'pid', 'request', 'route', 'status', 'time'].sort(),
      )
    }
    expect(text()).not.toMatch(personal)
  })

  test('has a failure with its place and its statement, and not with its values; the page gives its number', async () => {
    const { app, entries, text } = watched()
    const cookie = await cookieOf(app, told.people['Lee Officer']!)
    await database.db.execute(sql`alter table saved_views rename to saved_views_elsewhere`)
    try {
      const body = new URLSearchParams({ name: 'Secret of Mrs Mills', query: 'words=Secret' })
      const answer = await send(app, cookie, { method: 'POST', path: paths.savedViews, body })
      expect(answer.status).toBe(500)
      const failure = entries().find(({ level }) => level === 'error') as {
        request: string
        error: { type: string; query: string; stack: string[]; cause: { code: string } }
      }
      expect(answer.text).toContain(failure.request)
      expect(failure.error).toMatchObject({ type: 'DrizzleQueryError', cause: { code: '42P01' } })
      expect(failure.error.query).toContain('saved_views')
      expect(failure.error.stack.join()).toContain('saved-view.ts')
      expect(text()).not.toMatch(personal)
    } finally {
      await database.db.execute(sql`alter table saved_views_elsewhere rename to saved_views`)
    }
  })

  test('has the places of a failure, and not a typed line that looks like one', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => lines.push(line) })
    const typed = 'Failed for\n    at Mrs Mills of (Secret.ts:1:1)\n    at home, Mrs Mills'
    const changed = new Error(typed)
    changed.message = 'Another message'
    for (const error of [new Error(typed), new Error('x', { cause: new Error(typed) })])
      log.error({ error }, 'failed')
    expect(lines.join()).toContain('operations.test.ts')
    expect(lines.join()).not.toMatch(/Mills|Secret/)
    log.error({ error: changed }, 'failed')
    expect(lines.join()).not.toContain('at home')
  })

  test('takes the number of a request from a proxy that is trusted, if it looks like one', async () => {
    const behind = watched({ config: readConfig({ TRUSTED_PROXIES: '1' }) })
    const given = { 'X-Request-Id': '4f2d9a3c11e04b7c' }
    expect((await ask(behind.app, paths.signIn, given)).headers.get('X-Request-Id')).toBe(
      given['X-Request-Id'],
    )
    expect(behind.entries()[0]!.request).toBe(given['X-Request-Id'])
    const odd = { 'X-Request-Id': 'lee@example.gov.uk' }
    expect((await ask(behind.app, paths.signIn, odd)).headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await ask(watched().app, paths.signIn, given)).headers.get('X-Request-Id')).toMatch(
      /^[0-9a-f-]{36}$/,
    )
  })

  test('has as much as LOG_LEVEL says', async () => {
    const dull = watched()
    await ask(dull.app, paths.health)
    expect(dull.entries()).toEqual([])
    const all = watched({}, { level: 'debug' })
    await ask(all.app, paths.health)
    expect(all.entries()).toMatchObject([{ level: 'debug', route: '/health', status: 200 }])
    const errors = watched({}, { level: 'error' })
    await ask(errors.app, paths.signIn)
    expect(errors.entries()).toEqual([])
  })
})

describe('metrics', () => {
  const scrape = (app: ReturnType<typeof watched>['app'], sent = token) =>
    ask(app, paths.metrics, { Authorization: `Bearer ${sent}` })

  test('are for who has the token, and for nobody where there is none', async () => {
    const { app } = watched()
    expect((await ask(app, paths.metrics)).status).toBe(401)
    expect((await scrape(app, 'another-token-of-length')).status).toBe(401)
    const open = await scrape(app)
    expect(open.status).toBe(200)
    expect(open.headers.get('Content-Type')).toContain('text/plain; version=0.0.4')
    expect((await scrape(watched({ config: readConfig({}) }).app)).status).toBe(404)
  })

  test('tell of the process while the database does not answer, and nothing of what lies in it', async () => {
    const db = { select: () => Promise.reject(new Error('It is away')) } as unknown as Stores['db']
    const { app, entries } = watched({ db })
    const answer = await scrape(app)
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m)
    expect(text).toContain('redress_request_duration_seconds')
    expect(text).not.toMatch(/redress_(mails|sessions|database)/)
    expect(entries()).toContainEqual(
      expect.objectContaining({ message: 'the database could not be measured' }),
    )
  })

  test('count requests by method, route and status, and tell of sessions and the outbox', async () => {
    const { app } = watched()
    const cookie = await cookieOf(app, told.people['Lee Officer']!)
    for (const path of [paths.cases, paths.cases, '/cases/23001999']) await send(app, cookie, { path })
    const desk = told.at('Lee Officer', '2024-09-09')
    const now = new Date(Date.now() - 60_000)
    const to = { userId: desk.user.id, name: desk.user.name, address: 'lee@example.gov.uk' }
    await desk.db.update(mails).set({ sentAt: now })
    await insertMail(
      { db: desk.db, now },
      { kind: 'test message', to, subject: 'A test', body: 'Of the mail' },
    )
    const text = await (await scrape(app)).text()
    expect(text).toContain(
      'redress_request_duration_seconds_count{method="GET",route="/cases",status="200"} 2',
    )
    expect(text).toContain('{method="GET",route="/cases/:reference",status="404"} 1')
    const inUse = Number(/^redress_sessions (\d+)$/m.exec(text)![1])
    expect(inUse).toBeGreaterThan(0)
    const [one] = await desk.db.select().from(sessions)
    const left = { lastSeenAt: new Date(Date.now() - 61 * 60_000) }
    await desk.db.update(sessions).set(left).where(eq(sessions.id, one!.id))
    const later = await (await scrape(app)).text()
    expect(later).toContain(`redress_sessions ${inUse - 1}\n`)
    expect(text).toMatch(/^redress_mails_waiting 1$/m)
    expect(text).toMatch(/^redress_mails_oldest_waiting_seconds 6\d\./m)
    expect(text).toMatch(/^redress_mails_given_up 0$/m)
    if (process.env.STORY_DATABASE !== 'embedded')
      expect(text).toMatch(/^redress_database_connections\{state="active"\} [1-9]/m)
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m)
    expect(text).not.toContain('23001999')
  })
})
