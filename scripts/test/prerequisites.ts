import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium, findPostgres } from '../../tests/support/programs.ts'

const needs = [
  { name: 'PostgreSQL 15 or newer (initdb and postgres)', package: 'postgresql', find: findPostgres },
  { name: 'Chromium (on PATH, or named by CHROMIUM)', package: 'chromium', find: findChromium },
]

/** Gives null when all is there; otherwise one line that says what to install. Root on Debian installs it here. */
export function missingPrerequisites(): string | null {
  const missing = needs.filter(({ find }) => find() === null)
  if (missing.length === 0) return null
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    install(missing.map((need) => need.package))
  }
  const names = needs.filter(({ find }) => find() === null).map(({ name }) => name)
  return names.length === 0 ? null : `Install what the tests need: ${names.join('; ')}.`
}

/** RUNLEVEL=1 tells Debian's packages to start no service: the tests start a server of their own. */
function install(packages: string[]): void {
  console.log(`Installing ${packages.join(' and ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  if (apt('update')) apt('install', '-y', '--no-install-recommends', ...packages)
}
