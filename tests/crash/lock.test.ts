import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Started, startScript } from '../support/process.ts'

let folder: string
let holders: Started[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-lock-'))
  holders = []
})
afterEach(async () => {
  await Promise.all(holders.map((holder) => holder.kill('SIGKILL')))
  await rm(folder, { recursive: true, force: true })
})

const start = (script = 'hold-folder.ts') => {
  const holder = startScript(script, [folder])
  holders.push(holder)
  return holder
}
const said = /^(holds|open|refused)/

describe('one data folder, one process', () => {
  test('a second process cannot open the embedded database, and is told why', async () => {
    expect(await start('open-folder.ts').line(said)).toBe('open')
    expect(await start('open-folder.ts').line(said)).toBe(
      `refused: The data folder ${folder} is in use by another process.`,
    )
  })

  test('of six that start at once, one has the folder', async () => {
    const starters = Array.from({ length: 6 }, () => start())
    const outcomes = await Promise.all(starters.map((starter) => starter.line(said)))
    expect(outcomes.filter((outcome) => outcome === 'holds')).toHaveLength(1)
  })

  test('a lock whose owner was killed is taken over', async () => {
    const owner = start()
    expect(await owner.line(said)).toBe('holds')
    await owner.kill('SIGKILL')
    expect(await start().line(said)).toBe('holds')
  })

  test.each([1, 2, 3])('of six that find the lock of a killed owner, one has the folder (%i)', async () => {
    const owner = start()
    expect(await owner.line(said)).toBe('holds')
    await owner.kill('SIGKILL')
    const starters = Array.from({ length: 6 }, () => start())
    const outcomes = await Promise.all(starters.map((starter) => starter.line(said)))
    expect(outcomes.filter((outcome) => outcome === 'holds')).toHaveLength(1)
  })

  test('the folder under another name is still the same folder', async () => {
    expect(await start().line(said)).toBe('holds')
    const other = startScript('hold-folder.ts', [join(folder, '..', folder.split('/').at(-1)!, '.')])
    holders.push(other)
    expect(await other.line(said)).toMatch(/^refused/)
  })
})
