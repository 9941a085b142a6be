import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openEmbedded } from '#db/connect.ts'
import { countAuditEvents } from '#db/queries/audit-event.ts'
import { startScript } from '../support/process.ts'
import { expectNoHalfAct, missingOf } from '../support/whole-register.ts'

const rounds = 20

test(`killed ${rounds} times while writing, the register has every acknowledged act and none by half`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'redress-killed-'))
  const acknowledged: string[] = []
  let events = 0
  try {
    for (let round = 1; round <= rounds; round += 1) {
      acknowledged.push(...(await writeUntilKilled(folder, Math.random() * 500)))
      const { db, close } = await openEmbedded(folder)
      expect(await missingOf(db, acknowledged)).toEqual([])
      await expectNoHalfAct(db)
      const now = await countAuditEvents(db)
      expect(now).toBeGreaterThan(events)
      events = now
      await close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  expect(acknowledged.length).toBeGreaterThan(rounds)
})

/** The acts that were acknowledged before the kill. A line cut short was not. */
async function writeUntilKilled(folder: string, afterMs: number): Promise<string[]> {
  const writer = startScript('write-acts.ts', [folder])
  await writer.line(/^cases/)
  await pause(afterMs)
  await writer.kill('SIGKILL')
  return writer.lines.filter((line) => /^\w+ \d+$/.test(line))
}
