import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Generates migrations into a copy of drizzle/. A new one means that the tables were changed and no migration made. */
const copy = mkdtempSync(join(tmpdir(), 'redress-migrations-'))
try {
  cpSync('drizzle', copy, { recursive: true })
  const before = readdirSync(copy)
  const flags = [
    '--dialect=postgresql',
    '--schema=./src/db/schema.ts',
    '--casing=snake_case',
    `--out=${copy}`,
  ]
  const generation = spawnSync('npx', ['drizzle-kit', 'generate', ...flags], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const made = readdirSync(copy).filter((name) => !before.includes(name))
  if (generation.status !== 0 || made.length > 0) {
    console.error(generation.status === 0 ? '' : `${generation.stdout}${generation.stderr}`)
    console.error('The tables have changed without a migration. Run: npx drizzle-kit generate')
    process.exitCode = 1
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
