import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { count } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Db, openEmbedded } from '#db/connect.ts'
import { countAuditEvents } from '#db/queries/audit-event.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import { cases } from '#db/schema.ts'
import { startScript } from '../support/process.ts'
import { expectNoHalfAct } from '../support/whole-register.ts'

const rounds = 20

let folders: string
beforeAll(async () => {
  folders = await mkdtemp(join(tmpdir(), 'redress-loading-'))
})
afterAll(() => rm(folders, { recursive: true, force: true }))

test(`killed ${rounds} times while it loads, the demonstration comes out as if it never had been`, async () => {
  const killed = join(folders, 'killed')
  const unharmed = join(folders, 'unharmed')
  const loadedAtOnce = loadWhole(unharmed)
  for (let round = 1; round <= rounds; round += 1) {
    const loaded = await loadUntilKilled(killed, Math.random() * 400)
    await looking(killed, async (db) => {
      expect(await countCases(db)).toBeGreaterThanOrEqual(loaded)
      await expectNoHalfAct(db)
    })
  }
  await Promise.all([loadWhole(killed), loadedAtOnce])
  expect(await looking(killed, inShort)).toEqual(await looking(unharmed, inShort))
})

const loadWhole = (folder: string) => startScript('load-demonstration.ts', [folder]).line(/^whole$/, 400_000)

/** How many cases were said to be loaded before the kill. */
async function loadUntilKilled(folder: string, afterMs: number): Promise<number> {
  const loader = startScript('load-demonstration.ts', [folder])
  await loader.line(/^open$/)
  await pause(afterMs)
  await loader.kill('SIGKILL')
  return Math.max(0, ...loader.lines.flatMap((line) => Number(/^loaded (\d+)$/.exec(line)?.[1] ?? 0)))
}

async function looking<T>(folder: string, look: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openEmbedded(folder)
  try {
    return await look(db)
  } finally {
    await close()
  }
}

async function inShort(db: Db) {
  await expectNoHalfAct(db)
  const { loaded } = (await findDemonstration(db))!
  return { loaded, cases: await countCases(db), events: await countAuditEvents(db) }
}

const countCases = async (db: Db) => (await db.select({ rows: count() }).from(cases))[0]!.rows
