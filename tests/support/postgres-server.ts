import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { findPostgres } from './programs.ts'

export type PostgresServer = { url: string; stop: () => Promise<void> }

type Account = { uid: number; gid: number }

/** The server forgets what it wrote when the machine stops: tests need speed, not safety. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
  max_parallel_workers_per_gather: '0',
  shared_buffers: '128MB',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_messages: 'fatal',
}

/** A PostgreSQL server of one's own in a temporary folder. stop() ends it and deletes the folder. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const programs = findPostgres()
  if (!programs) throw new Error('Install PostgreSQL 15 or newer, so that initdb and postgres are on PATH.')
  const account = accountToRunAs()
  const folder = mkdtempSync(join(tmpdir(), 'redress-postgres-'))
  const password = randomBytes(16).toString('hex')
  if (account) chownSync(folder, account.uid, account.gid)
  const data = initialise(programs.initdb, folder, password, account)
  const port = await freePort()
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    await end(server)
    await rm(folder, { recursive: true, force: true })
  }
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  try {
    await untilItAnswers(url, server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

/** PostgreSQL refuses to run as root: then it runs as the account that Debian made for it, or as nobody. */
function accountToRunAs(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  const of = (name: string): Account => ({ uid: idOf('-u', name), gid: idOf('-g', name) })
  try {
    return of('postgres')
  } catch {
    return of('nobody')
  }
}

/** ICU's order of words, as an English council's server would have it: unlike the embedded database's order of bytes. */
function initialise(initdb: string, folder: string, password: string, account: Account | undefined): string {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-GB']
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  execFileSync(initdb, ['-D', data, '--no-sync', ...order, ...access], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return data
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    if (server.exitCode !== null) throw new Error('PostgreSQL ended as soon as it was started.')
    const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
    try {
      await client`select 1`
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      await client.end({ timeout: 1 })
    }
  }
}

/** SIGQUIT: without a last checkpoint, since nothing is to be kept. */
const end = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGQUIT')
  })
