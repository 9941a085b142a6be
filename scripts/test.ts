import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgresServer } from '../tests/support/postgres-server.ts'
import { missingPrerequisites } from './test/prerequisites.ts'

/** Everything that has to hold, the quick checks first. The first that fails ends the run with its exit code. */
const folder = mkdtempSync(join(tmpdir(), 'redress-tests-'))
const results = join(folder, 'results.json')

const steps: { name: string; command: string[] }[] = [
  { name: 'format and lint', command: ['biome', 'ci'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'nothing unused', command: ['knip'] },
  { name: 'migrations', command: ['tsx', 'scripts/test/migrations.ts'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  {
    name: 'tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  },
]

const times: { name: string; seconds: string }[] = []
let running: ChildProcess | null = null
let interrupted = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true
    running?.kill(signal)
  })
}

async function main(): Promise<number> {
  const missing = missingPrerequisites()
  if (missing) {
    console.error(missing)
    return 1
  }
  const server = await timed('PostgreSQL', startPostgresServer)
  try {
    const env = { ...process.env, TEST_DATABASE_URL: server.url }
    const code = await runAll(env)
    tell()
    return code
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runAll(env: NodeJS.ProcessEnv): Promise<number> {
  for (const { name, command } of steps) {
    console.log(`\n== ${name}`)
    const code = interrupted ? 130 : await timed(name, () => run(command, env))
    if (code !== 0) {
      console.error(`\nStopped at: ${name}`)
      return code
    }
  }
  return 0
}

/** The tools lie in node_modules/.bin, which npm puts first on PATH. */
const run = ([command = '', ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    running = spawn(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
    running.once('error', reject)
    running.once('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)))
  })

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now()
  try {
    return await work()
  } finally {
    times.push({ name, seconds: ((performance.now() - start) / 1000).toFixed(1) })
  }
}

function tell(): void {
  console.log('')
  for (const { name, seconds } of times) console.log(`${name.padEnd(18)}${seconds.padStart(7)} s`)
  const counted = countTests()
  if (!counted) return
  const { passed, failed, other } = counted
  if (other > 0) console.log(`Skipped: ${other}`)
  console.log(`Tests: ${passed} passed, ${failed} failed`)
}

function countTests(): { passed: number; failed: number; other: number } | null {
  try {
    const counted = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>
    const { numPassedTests: passed = 0, numFailedTests: failed = 0, numTotalTests: total = 0 } = counted
    return { passed, failed, other: total - passed - failed }
  } catch {
    return null
  }
}

process.exitCode = await main()
