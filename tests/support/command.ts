import { join } from 'node:path'
import { startNode } from './process.ts'

/** Runs a compiled command of the product: its exit code, and all that it said. */
export async function runCommand(
  name: string,
  args: readonly string[],
  settings: { DATA_DIR: string; DATABASE_URL?: string },
): Promise<{ code: number | null; said: string }> {
  const { TEST_DATABASE_URL: _server, DATABASE_URL: _database, ...env } = process.env
  const path = join(import.meta.dirname, `../../dist/src/commands/${name}.js`)
  const command = startNode(['--enable-source-maps', path, ...args], { env: { ...env, ...settings } })
  const code = await command.ended
  return { code, said: `${command.lines.join('\n')}\n${command.errors()}` }
}
