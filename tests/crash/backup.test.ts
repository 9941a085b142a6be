import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { alterBackup, oneByteOff } from '../support/altered-backup.ts'
import { runCommand } from '../support/command.ts'
import { emptyServerDatabase } from '../support/database.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Remote, signInAt } from '../support/told-register.ts'

const years = ['2018-19', '2019-20', '2020-21', '2021-22', '2022-23', '2023-24', '2024-25'] as const
const linkOfficer = 2

let place: string
let source: string
let running: RunningServer | undefined
let figures: string
let aCase: string
const databases: Awaited<ReturnType<typeof emptyServerDatabase>>[] = []
const fromEmbedded = () => join(place, 'embedded.tar')
const fromServer = () => join(place, 'server.tar')

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'redress-backup-'))
  source = join(place, 'source')
  running = await startServer({ DATA_DIR: source })
  figures = await figuresAt(running)
  const { text } = await (await signInAt(running.url, linkOfficer)).get(paths.cases)
  aCase = /\/cases\/(\d{8})/.exec(text)![1]!
}, 400_000)
afterAll(async () => {
  await running?.kill9()
  for (const { drop } of databases) await drop()
  await rm(place, { recursive: true, force: true })
})

const emptyDatabase = async () => {
  const database = await emptyServerDatabase()
  databases.push(database)
  return database.url
}

/** What everybody reads of every year: the measures and the tables. */
async function figuresAt({ url }: RunningServer): Promise<string> {
  const remote = await signInAt(url, linkOfficer)
  const pages: string[] = []
  for (const year of years) {
    for (const path of [paths.annualLetter(year), paths.annualTables(year)]) {
      const { status, text } = await remote.get(path)
      pages.push(`${path} ${status} ${text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')}`)
    }
  }
  return pages.join('\n')
}

/** How many notes the register holds. They are numbered from 0 on. */
let notesInAll = 0

/** Somebody writes one note after another until they are told to stop; how many were taken. */
function writeNotes(remote: Remote): { stop: () => Promise<number> } {
  let going = true
  let taken = 0
  const writing = (async () => {
    while (going) {
      const note = { text: `Note ${notesInAll}`, submission: crypto.randomUUID() }
      const { status } = await remote.post(paths.notes(aCase), note)
      if (status !== 303) throw new Error(`A note was answered by ${status}`)
      taken += 1
      notesInAll += 1
    }
  })()
  return {
    stop: async () => {
      going = false
      await writing
      return taken
    },
  }
}

type Settings = { DATA_DIR: string; DATABASE_URL?: string }

/** How many notes there were before a backup, and after it: it holds so many, or any number between. */
type Notes = { atLeast: number; atMost: number }

/** Backs up while somebody writes. */
async function backUpUnderWriting(settings: Settings, at: RunningServer, path: string): Promise<Notes> {
  const atLeast = notesInAll
  const notes = writeNotes(await signInAt(at.url, linkOfficer))
  const { code, said } = await runCommand('backup', [path], settings)
  expect(said).toContain(`${path} is written.`)
  expect(code).toBe(0)
  expect(await notes.stop()).toBeGreaterThan(3)
  expect((await stat(path)).mode & 0o077).toBe(0)
  return { atLeast, atMost: notesInAll }
}

/** Which notes the case shows, by their numbers. */
async function notesAt({ url }: RunningServer): Promise<number[]> {
  const { text } = await (await signInAt(url, linkOfficer)).get(paths.case(aCase))
  const numbers = new Set([...text.matchAll(/Note (\d+)/g)].map(([, number]) => Number(number)))
  return [...numbers].sort((a, b) => a - b)
}

const firstNotes = (count: number) => Array.from({ length: count }, (_, number) => number)

async function restored(path: string, settings: Settings, { atLeast, atMost }: Notes): Promise<void> {
  const { code, said } = await runCommand('restore', [path], settings)
  expect(said).toContain('Restored and verified: every part, every file, and the audit chain')
  expect(code).toBe(0)
  const verified = await runCommand('verify', [], settings)
  expect(verified.said).toMatch(/[1-9]\d+ files: [1-9]\d+ whole, 0 changed, missing or unreadable/)
  expect(verified.code).toBe(0)
  const server = await startServer(settings)
  try {
    expect(await figuresAt(server)).toBe(figures)
    const notes = await notesAt(server)
    expect(notes.length).toBeGreaterThanOrEqual(atLeast)
    expect(notes.length).toBeLessThanOrEqual(atMost)
    expect(notes).toEqual(firstNotes(notes.length))
  } finally {
    await server.kill9()
  }
}

describe('a backup that is taken while people write', () => {
  let notes: Notes

  test('of an embedded database, which the app that runs on it writes', async () => {
    notes = await backUpUnderWriting({ DATA_DIR: source }, running!, fromEmbedded())
  })

  test('comes back on an embedded database with the same figures', async () => {
    await restored(fromEmbedded(), { DATA_DIR: join(place, 'a') }, notes)
  })

  test('comes back on a server with the same figures', async () => {
    await restored(fromEmbedded(), { DATA_DIR: join(place, 'c'), DATABASE_URL: await emptyDatabase() }, notes)
  })
})

describe('moving to a server', () => {
  let url: string

  test('waits until nobody has the folder', async () => {
    url = await emptyDatabase()
    const { code, said } = await runCommand('move-to-server', [url], { DATA_DIR: source })
    expect([code, said]).toEqual([2, expect.stringContaining('is in use by another process')])
  })

  test('takes everything there, and leaves the files and the embedded database as they were', async () => {
    expect(await running!.stop()).toBe(0)
    const before = await hashOfFiles(source)
    const { code, said } = await runCommand('move-to-server', [url], { DATA_DIR: source })
    expect(said).toContain('Moved and verified: every table, every file, and the audit chain of')
    expect(said).toContain('DATABASE_URL=postgres://')
    expect(said).not.toContain(new URL(url).password)
    expect(code).toBe(0)
    expect(await hashOfFiles(source)).toBe(before)
    for (const settings of [{ DATA_DIR: source }, { DATA_DIR: source, DATABASE_URL: url }]) {
      await running?.stop()
      running = await startServer(settings)
      expect(await figuresAt(running)).toBe(figures)
      expect(await notesAt(running)).toEqual(firstNotes(notesInAll))
    }
  })

  test('from the server a backup under writing comes back on another database', async () => {
    const settings = { DATA_DIR: source, DATABASE_URL: url }
    const notes = await backUpUnderWriting(settings, running!, fromServer())
    await restored(fromServer(), { DATA_DIR: join(place, 'b'), DATABASE_URL: await emptyDatabase() }, notes)
  })
})

describe('a backup is refused', () => {
  let target: { DATA_DIR: string; DATABASE_URL: string }
  beforeAll(async () => {
    target = { DATA_DIR: join(place, 'refused'), DATABASE_URL: await emptyDatabase() }
  })

  const isRefused = async (path: string, sentence: string) => {
    const { code, said } = await runCommand('restore', [path], target)
    expect(said).toContain(sentence)
    expect(code).toBe(2)
    expect(await readdir(target.DATA_DIR)).toEqual([])
  }

  const altered = async (change: (name: string, bytes: Buffer) => Buffer | null) => {
    const path = join(place, 'altered.tar')
    await rm(path, { force: true })
    await alterBackup(fromServer(), path, change)
    return path
  }

  test.each(['audit_payloads', 'cases'])('with one byte off in its part %s', async (table) => {
    const part = `tables/${table}.jsonl.gz`
    const path = await altered((name, bytes) => (name === part ? oneByteOff(bytes) : bytes))
    await isRefused(path, `The part ${part} of the backup is damaged.`)
  })

  test('with one byte off in a file', async () => {
    let first: string | undefined
    const path = await altered((name, bytes) => {
      if (!name.startsWith('files/') || (first && first !== name)) return bytes
      first = name
      return oneByteOff(bytes)
    })
    await isRefused(path, `The file ${first?.slice('files/'.length)} in the backup is damaged.`)
  })

  test('without one of its parts, or one of its files', async () => {
    const path = await altered((name, bytes) => (name === 'tables/decisions.jsonl.gz' ? null : bytes))
    await isRefused(path, 'The backup lacks its part tables/decisions.jsonl.gz.')
    let left = false
    const another = await altered((name, bytes) => {
      if (left || !name.startsWith('files/')) return bytes
      left = true
      return null
    })
    await isRefused(another, 'The backup lacks its part files/')
  })

  test('when it is cut short, or something else', async () => {
    const path = join(place, 'short.tar')
    await copyFile(fromServer(), path)
    await truncate(path, Math.floor((await stat(path)).size * 0.7))
    await isRefused(path, 'cut short')
    await writeFile(path, 'Not a backup')
    await isRefused(path, 'This is not a backup of Redress')
  })

  test('when a newer release took it', async () => {
    const path = await altered((name, bytes) => {
      if (name !== 'manifest.json') return bytes
      const manifest = JSON.parse(bytes.toString())
      return Buffer.from(
        JSON.stringify({ ...manifest, version: '9.0.0', migrations: [...manifest.migrations, 9e12] }),
      )
    })
    await isRefused(path, 'The backup (of Redress 9.0.0) was made by a newer Redress')
  })

  test('where there is something already', async () => {
    const busy = { DATA_DIR: join(place, 'refused'), DATABASE_URL: databases[0]!.url }
    const onTables = await runCommand('restore', [fromServer()], busy)
    expect(onTables.said).toContain('The database has tables already.')
    const onFiles = await runCommand('restore', [fromServer()], { ...target, DATA_DIR: join(place, 'b') })
    expect([onFiles.code, onFiles.said]).toEqual([
      2,
      expect.stringContaining('is not empty. Restore into an empty'),
    ])
    const again = await runCommand('backup', [fromServer()], target)
    expect([again.code, again.said]).toEqual([2, expect.stringContaining('A backup overwrites nothing.')])
  })
})

/** The names of the files that were sent in, and what they hold. */
async function hashOfFiles(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const entries = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((entry) => entry.isFile()).sort(byName)) {
    hash.update(entry.name).update(await readFile(join(entry.parentPath, entry.name)))
  }
  return hash.digest('hex')
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1)
