import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** PostgreSQL programs that a test server is made with. */
export type PostgresPrograms = { initdb: string; postgres: string }

/** Looks on PATH, and where Debian keeps the server's programs, the newest version first. */
export function findPostgres(): PostgresPrograms | null {
  const initdb = findProgram('initdb', debianVersions())
  const postgres = findProgram('postgres', debianVersions())
  return initdb && postgres ? { initdb, postgres } : null
}

/** The browser that CHROMIUM names, or the first one on PATH. */
export function findChromium(): string | null {
  if (process.env.CHROMIUM) return isProgram(process.env.CHROMIUM) ? process.env.CHROMIUM : null
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.map((name) => findProgram(name)).find((path) => path !== null) ?? null
}

function findProgram(name: string, further: string[] = []): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...further]
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null
}

function debianVersions(): string[] {
  try {
    const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => `/usr/lib/postgresql/${version}/bin`)
  } catch {
    return []
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
