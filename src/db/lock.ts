import { createHash } from 'node:crypto'
import { realpath, unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The longest path that every system takes for a local socket. */
const longestSocketPath = 100

/**
 * Takes the data folder for this process, and gives the way to let it go. The lock is a listening local socket, so it
 * dies with the process, however that ends. Throws when another process has the folder.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = await socketPathOf(folder)
  const server = await listen(path, folder)
  return () => new Promise((released) => server.close(() => released()))
}

async function socketPathOf(folder: string): Promise<string> {
  const real = await realpath(folder)
  const name = `redress-${createHash('sha256').update(real).digest('hex').slice(0, 24)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const beside = join(real, 'lock')
  return beside.length <= longestSocketPath ? beside : join(tmpdir(), name)
}

async function listen(path: string, folder: string): Promise<Server> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const server = await tryToListen(path)
    if (server) return server
    if (await answers(path)) {
      throw new Error(`The data folder ${folder} is in use by another process.`)
    }
    await unlink(path).catch(() => {})
  }
  throw new Error(`The data folder ${folder} could not be locked.`)
}

const tryToListen = (path: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
