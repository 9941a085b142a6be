import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openServer } from '#db/connect.ts'
import { listApplied, migrations } from '#db/migrations.ts'
import { paths } from '#src/paths.ts'
import { emptyServerDatabase, freshServerDatabase } from '../support/database.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { remoteAt, signInAt, tellRegister } from '../support/told-register.ts'

let dataDir: string
let running: RunningServer[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-two-'))
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((server) => server.kill9()))
  await rm(dataDir, { recursive: true, force: true })
})

/** Two processes that start at the same moment. */
async function startTwo(url: string): Promise<[RunningServer, RunningServer]> {
  const start = async () => {
    const server = await startServer({ DATABASE_URL: url, DATA_DIR: dataDir })
    running.push(server)
    return server
  }
  return Promise.all([start(), start()])
}

describe('two processes on one database and one folder', () => {
  test('people sign in at one and work at the other, and what is done at one is seen at the other', async () => {
    const database = await freshServerDatabase()
    const { people } = await tellRegister(await openServer(database.url), dataDir)
    const [first, second] = await startTwo(database.url)
    const here = await signInAt(first.url, people['Lee Officer']!)
    const there = remoteAt(second.url, here.cookie)
    const submission = crypto.randomUUID()
    const note = (text: string) => ({ text, submission: crypto.randomUUID() })
    expect((await here.post(notes, note('Written here'))).status).toBe(303)
    expect((await there.get(file)).text).toContain('Written here')
    expect((await there.post(notes, note('Written there'))).status).toBe(303)
    expect((await here.get(file)).text).toContain('Written there')
    const same = { text: 'Sent to both', submission }
    const answers = await Promise.all([here.post(notes, same), there.post(notes, same)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await here.get(file)).text.split('Sent to both')).toHaveLength(2)
    await Promise.all(running.map((server) => server.kill9()))
    await database.drop()
  })

  test('both start on an empty database, whose tables are made once', async () => {
    const database = await emptyServerDatabase()
    for (const { url } of await startTwo(database.url)) {
      expect((await fetch(url + paths.ready)).status).toBe(200)
    }
    const { db, close } = await openServer(database.url)
    const applied = await listApplied(db)
    expect(applied).toEqual(migrations.map(({ madeAt }) => madeAt))
    await close()
    await Promise.all(running.map((server) => server.kill9()))
    await database.drop()
  })
})

const notes = paths.notes('23001283')
const file = paths.case('23001283')
