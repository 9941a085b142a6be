import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNode } from './process.ts'

const entry = join(import.meta.dirname, '../../dist/src/server.js')

/** The built product as a process of its own. */
export type RunningServer = {
  pid: number
  url: string
  dataDir: string
  printed: () => string
  /** SIGTERM, as a service manager would; deletes the data folder if it was made for this server. */
  stop: () => Promise<number | null>
  kill9: () => Promise<number | null>
  signal: (signal: NodeJS.Signals) => void
  ended: Promise<number | null>
}

type Setting = { DATABASE_URL?: string; DATA_DIR?: string } & Record<string, string | undefined>

/** Starts the built product on a free port, in a folder of its own where none is given, and waits for its address. */
export async function startServer(settings: Setting = {}): Promise<RunningServer> {
  if (!existsSync(entry)) throw new Error('Build the product first: npm run build')
  const ownFolder = settings.DATA_DIR ? null : await mkdtemp(join(tmpdir(), 'redress-data-'))
  const dataDir = settings.DATA_DIR ?? ownFolder!
  const { TEST_DATABASE_URL: _server, DATABASE_URL: _database, NODE_ENV: _mode, ...env } = process.env
  const product = startNode(['--enable-source-maps', entry], {
    env: { ...env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...settings, DATA_DIR: dataDir },
  })
  const end = async (signal: NodeJS.Signals) => {
    const killer = setTimeout(() => void product.kill('SIGKILL'), 30_000)
    const code = await product.kill(signal)
    clearTimeout(killer)
    if (ownFolder) await rm(ownFolder, { recursive: true, force: true })
    return code
  }
  try {
    const line = await product.line(address, startsWithinMs)
    return {
      pid: product.pid,
      url: address.exec(line)![1]!,
      dataDir,
      printed: () => `${product.lines.join('\n')}\n${product.errors()}`,
      stop: () => end('SIGTERM'),
      kill9: () => product.kill('SIGKILL'),
      signal: (signal) => process.kill(product.pid, signal),
      ended: product.ended,
    }
  } catch (error) {
    await end('SIGKILL')
    throw error
  }
}

/** A first start loads the demonstration. */
const startsWithinMs = 300_000

/** The built product on a copy of a demonstration that was loaded before. Deletes the copy when it stops. */
export async function startDemonstration(loaded: string): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'redress-demonstration-'))
  await cp(loaded, dataDir, { recursive: true })
  const server = await startServer({ DATA_DIR: dataDir })
  const stop = async () => {
    const code = await server.stop()
    await rm(dataDir, { recursive: true, force: true })
    return code
  }
  return { ...server, stop }
}

const address = /Redress is at (http:\/\/\S+)/
