import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, realpath, unlink } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The longest path that every system takes for a local socket. */
const longestSocketPath = 100
const attempts = 8

/** A data folder that is this process's alone. */
export type Lock = {
  release: () => Promise<void>
  /** Answers what processes of the same user ask of whoever has the folder. */
  answer: (listener: RequestListener) => void
}

/**
 * Takes the data folder for this process. Whoever wants the folder listens on a socket
 * of its own first and looks for others then: of two, at least one sees the other and steps back. A socket dies with
 * its process, however that ends. Throws when another process has the folder.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const real = await realpath(folder)
  if (process.platform === 'win32') return lockPipe(real, folder)
  const place = await placeOfSockets(real)
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const own = randomUUID().slice(0, 8)
    const server = await listen(join(place, own))
    if (!(await othersAnswer(place, own))) return lockOf(server)
    await close(server)
    if (attempt < attempts) await pause(10 + Math.random() * 30 * attempt)
  }
  throw inUse(folder)
}

const inUse = (folder: string) => new Error(`The data folder ${folder} is in use by another process.`)

const lockOf = (server: Server): Lock => ({
  release: () => close(server),
  answer: (listener) => {
    server.removeAllListeners('request').on('request', listener)
  },
})

/** The addresses at which whoever has a folder may answer; those of dead processes among them. */
export async function addressesOfHolder(folder: string): Promise<string[]> {
  const real = await realpath(folder).catch(() => null)
  if (real === null) return []
  if (process.platform === 'win32') return [pipeOf(real)]
  const place = await placeOfSockets(real)
  return (await readdir(place)).map((name) => join(place, name))
}

const nameOf = (real: string) => `redress-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`

const pipeOf = (real: string) => `\\\\.\\pipe\\${nameOf(real)}`

/** A named pipe is one process's alone, and Windows removes it with the process. */
async function lockPipe(real: string, folder: string): Promise<Lock> {
  const server = await listen(pipeOf(real)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? inUse(folder) : error
  })
  return lockOf(server)
}

async function placeOfSockets(real: string): Promise<string> {
  const beside = join(real, 'locks')
  const place = beside.length + 9 <= longestSocketPath ? beside : join(tmpdir(), nameOf(real))
  await mkdir(place, { recursive: true, mode: 0o700 })
  return place
}

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((_request, response) => response.writeHead(503).end())
    server.once('error', reject)
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })

const close = (server: Server): Promise<void> =>
  new Promise((closed) => {
    server.close(() => closed())
    server.closeAllConnections()
  })

async function othersAnswer(place: string, own: string): Promise<boolean> {
  const others = (await readdir(place)).filter((name) => name !== own)
  const answers = await Promise.all(others.map((name) => answersOrIsRemoved(join(place, name))))
  return answers.includes(true)
}

/** Names are never used twice, so the socket of a dead process can be removed without a race. */
async function answersOrIsRemoved(path: string): Promise<boolean> {
  if (await answers(path)) return true
  await unlink(path).catch(() => {})
  return false
}

/** Only a refused connection means that nobody is there: a process that is too busy to answer has the folder still. */
const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    )
  })
