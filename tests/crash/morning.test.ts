import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { type Database, openServer } from '#db/connect.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { mails, morningRuns, reminders } from '#db/schema.ts'
import { setUpCouncilForCases } from '../support/case-on-file.ts'
import { freshServerDatabase } from '../support/database.ts'
import { startScript } from '../support/process.ts'

const day = '2025-03-14'
let url: string
let database: Database
let drop: () => Promise<void>
let folder: string

beforeEach(async () => {
  ;({ url, drop } = await freshServerDatabase())
  database = await openServer(url)
  folder = await mkdtemp(join(tmpdir(), 'redress-morning-'))
  const told = await setUpCouncilForCases(database.db, folder)
  for (const handler of ['Lee Officer', 'Una Officer'] as const) {
    const desk = told.at(handler, '2024-12-02')
    const { caseId } = await recordCase(desk, {
      reference: handler === 'Lee Officer' ? '23800001' : '23800002',
      complainant: 'Mrs X',
      category: 'Education',
      learnedOn: '2024-12-02',
    })
    const kind = 'investigation enquiry'
    await openInformationRequest(desk, caseId, { kind, receivedOn: '2024-12-02', statedDueOn: day })
  }
})
afterEach(async () => {
  await database.close()
  await drop()
  await rm(folder, { recursive: true, force: true })
})

test('a process killed while it writes the morning leaves none of its mails, and the next one writes them all', async () => {
  const { db } = database
  const killed = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7338)`)
    const process = startScript('run-morning.ts', [url, day, folder])
    await process.line(/^begins/)
    await untilSomebodyWaitsForTheChain()
    await process.kill('SIGKILL')
    return process
  })
  expect(killed.lines).toEqual(['begins'])
  expect(await counts()).toEqual({ morningRuns: 0, mails: 0, reminders: 0 })
  const [one, two] = [1, 2].map(() => startScript('run-morning.ts', [url, day, folder]))
  const said = await Promise.all([one!.line(/^ran/), two!.line(/^ran/)])
  expect(said.sort()).toEqual(['ran 2', 'ran already'])
  expect(await counts()).toEqual({ morningRuns: 1, mails: 2, reminders: 2 })
  expect((await verifyChain(db)).broken).toBeNull()
})

/** The last thing of a morning is its audit event: by then every mail is written, and none is kept. */
async function untilSomebodyWaitsForTheChain(): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const waiting = await database.db.execute(
      sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`,
    )
    if ([...(waiting as unknown as Iterable<unknown>)].length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('Nobody came as far as the audit trail.')
}

async function counts() {
  const { db } = database
  return {
    morningRuns: await db.$count(morningRuns),
    mails: await db.$count(mails),
    reminders: await db.$count(reminders),
  }
}
