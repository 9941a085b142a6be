import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openInMemory } from '#db/connect.ts'
import { allCases } from '#demo/all-cases.ts'
import { loadDemonstration } from '#demo/load.ts'
import { filesIn } from '#src/files.ts'
import { actsOfCases, factsOf } from '../support/demonstration-facts.ts'
import { type Started, startScript } from '../support/process.ts'

const rounds = 20
const longestMs = 300
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-loading-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test(`killed ${rounds} times while loading, the demonstration has whole cases only, and in the end all of them`, async () => {
  const whole = await oneLoading()
  const references = allCases().map(({ reference }) => reference)
  let there = 0
  for (let round = 1; round <= rounds; round += 1) {
    const loading = startScript('load-demonstration.ts', [folder])
    there = expectWholeCases(await found(loading), whole.acts, references, there)
    await loading.line(round % 4 === 0 ? /^loaded/ : new RegExp(`^loaded (?!${there} )`))
    await pause(Math.random() * longestMs)
    await loading.kill('SIGKILL')
  }
  const last = startScript('load-demonstration.ts', [folder])
  there = expectWholeCases(await found(last), whole.acts, references, there)
  expect(there).toBeGreaterThan(rounds)
  const line = await last.line(/^facts/, 150_000)
  const { facts, broken } = JSON.parse(line.slice('facts '.length))
  expect(broken).toBeNull()
  expect(facts).toEqual(whole.facts)
}, 600_000)

/** A loading that nobody interrupts: what every case should have. */
async function oneLoading() {
  const { db, close } = await openInMemory()
  await loadDemonstration({ db, files: filesIn(join(folder, 'other-files')) }, () => {})
  const whole = { acts: await actsOfCases(db), facts: await factsOf(db) }
  await close()
  return whole
}

/** What a loading finds when it begins: the acts of each case. The chain has to verify. */
async function found(loading: Started): Promise<Record<string, number>> {
  const line = await loading.line(/^found/)
  const { acts, broken } = JSON.parse(line.slice('found '.length))
  expect(broken).toBeNull()
  return acts
}

/** The cases that are there are the first ones, none fewer than before, each with all its acts. */
function expectWholeCases(
  acts: Record<string, number>,
  whole: Record<string, number>,
  references: readonly string[],
  before: number,
): number {
  const there = Object.keys(acts)
  expect(there.sort()).toEqual(references.slice(0, there.length).sort())
  expect(acts).toEqual(Object.fromEntries(there.map((reference) => [reference, whole[reference]])))
  expect(there.length).toBeGreaterThanOrEqual(before)
  return there.length
}
