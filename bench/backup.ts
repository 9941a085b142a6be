import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { openUpToDate } from '#db/connect.ts'
import { loadDemonstration } from '#demo/load.ts'
import { filesIn } from '#src/files.ts'
import { runCommand } from '../tests/support/command.ts'
import { databaseOn } from '../tests/support/database-url.ts'

/**
 * How long the built commands take to back the demonstration up, to restore it and to verify what was restored. Runs on
 * the embedded database, or with DATABASE_URL on that PostgreSQL server, in two databases that it makes and drops.
 */
const { DATABASE_URL: url } = process.env
const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'))
const administer = async (statement: string, names: readonly string[]) => {
  if (!url) return
  const admin = postgres(url, { max: 1, onnotice: () => {} })
  for (const name of names) await admin.unsafe(`${statement} redress_bench_${name}`)
  await admin.end()
}
const registerIn = (name: string): Register => ({
  DATA_DIR: join(folder, name),
  ...(url && { DATABASE_URL: databaseOn(url, `redress_bench_${name}`) }),
})
const both = ['source', 'target']

await administer('create database', both)
try {
  const [source, target] = both.map(registerIn) as [Register, Register]
  await load(source)
  console.log(`The demonstration on ${url ? 'a PostgreSQL server' : 'the embedded database'}`)
  const path = join(folder, 'register.tar')
  await timed('backup', [path], source)
  console.log(`${((await stat(path)).size / 1_000_000).toFixed(1)} MB`)
  await timed('restore', [path], target)
  await timed('verify', [], target)
} finally {
  await administer('drop database if exists', both)
  await rm(folder, { recursive: true, force: true })
}

type Register = { DATA_DIR: string; DATABASE_URL?: string }

async function load({ DATA_DIR: dataDir, DATABASE_URL: server }: Register): Promise<void> {
  const { db, close } = await openUpToDate({ databaseUrl: server ?? null, dataDir })
  await loadDemonstration({ db, files: filesIn(join(dataDir, 'files')) }, () => {})
  await close()
}

/** Prints what the command said and how long it took, its start among it. */
async function timed(name: string, args: readonly string[], register: Register): Promise<void> {
  const start = performance.now()
  const { code, said } = await runCommand(name, args, register)
  if (code !== 0) throw new Error(said)
  console.log(`${said.trim()}\n${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
