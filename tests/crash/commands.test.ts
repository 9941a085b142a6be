import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectEmbedded, connectServer, type Db, openEmbedded, openServer } from '#db/connect.ts'
import { addressesOfHolder } from '#db/lock.ts'
import { listApplied } from '#db/migrations.ts'
import { auditPayloads, files } from '#db/schema.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { alterBackup, oneByteOff } from '../support/altered-backup.ts'
import { runCommand } from '../support/command.ts'
import { emptyServerDatabase, freshServerDatabase } from '../support/database.ts'
import { startServer } from '../support/server.ts'
import { tellRegister } from '../support/told-register.ts'

let place: string
let dataDir: string
let drops: (() => Promise<void>)[]

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'redress-commands-'))
  dataDir = join(place, 'data')
  drops = []
})
afterEach(async () => {
  for (const drop of drops) await drop()
  await rm(place, { recursive: true, force: true })
})

async function urlOf(database: { url: string; drop: () => Promise<void> }): Promise<string> {
  drops.push(database.drop)
  return database.url
}
const emptyUrl = async () => urlOf(await emptyServerDatabase())

/** A register on the server in which a case is told, and the settings by which commands find it. */
async function registerOnServer() {
  const url = await urlOf(await freshServerDatabase())
  await tellRegister(await openServer(url), dataDir)
  return { DATA_DIR: dataDir, DATABASE_URL: url }
}

/** Changes a database behind the app, or reads of it. */
async function behindTheApp<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connectServer(url)
  try {
    return await work(db)
  } finally {
    await close()
  }
}

const aMigrationToCome = sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('', 9000000000000)`
const latestMigration = sql`(select max(id) from drizzle.__drizzle_migrations)`

/** A recorded file of the register, as it lies on the disk. */
const aKeptFile = (url: string) =>
  behindTheApp(url, async (db) => {
    const [file] = await db.select().from(files).limit(1)
    return { ...file!, path: join(dataDir, 'files', file!.id.slice(0, 2), file!.id) }
  })

describe('a command that is stopped while the running app answers it', () => {
  const megabytes = 8

  /** Asks as a command does, reads nothing, and is gone. */
  async function askAndGo(path: string): Promise<void> {
    for (const socketPath of await addressesOfHolder(dataDir)) {
      await new Promise((resolve, reject) => {
        const asking = request({ socketPath, path })
        asking.once('response', (answer) => {
          answer.once('error', () => {})
          void pause(500).then(() => asking.destroy())
        })
        asking.once('close', resolve).once('error', reject)
        asking.end()
      })
    }
  }

  /** Larger than all that lies between the app and a command that does not read. */
  async function keepLargeFile(): Promise<void> {
    const { db, close } = await openEmbedded(dataDir)
    const bytes = Readable.from([randomBytes(megabytes * 1_000_000)])
    const kept = await filesIn(join(dataDir, 'files')).keep(bytes, { name: 'large.bin', type: 'text/plain' })
    await db.insert(files).values({ ...kept, keptBy: 1, keptAt: new Date() })
    await close()
  }

  test('leaves it running, and nothing behind', async () => {
    await tellRegister(await openEmbedded(dataDir), dataDir)
    await keepLargeFile()
    const server = await startServer({ DATA_DIR: dataDir })
    const leftovers = async () => (await readdir(dataDir)).filter((name) => name.startsWith('under-way-'))
    try {
      for (const path of ['/backup', '/verify']) {
        await askAndGo(path)
        await expect.poll(leftovers, { timeout: 30_000 }).toEqual([])
        expect((await fetch(server.url + paths.health)).status).toBe(200)
      }
      const { code, said } = await runCommand('backup', [join(place, 'next.tar')], { DATA_DIR: dataDir })
      expect([code, said]).toEqual([0, expect.stringContaining('is written.')])
    } finally {
      await server.kill9()
    }
  })
})

describe('a backup that cannot be written', () => {
  test('names what was left of another one, and leaves it there', async () => {
    const settings = await registerOnServer()
    const path = join(place, 'register.tar')
    await writeFile(`${path}.part`, 'Of another one')
    expect(await runCommand('backup', [path], settings)).toEqual({
      code: 2,
      said: expect.stringMatching(/^\s*\S+register\.tar\.part is there already: [^\n]+\n$/),
    })
    expect(await readFile(`${path}.part`, 'utf8')).toBe('Of another one')
  })

  test('names a folder that is not there', async () => {
    const settings = await registerOnServer()
    expect(await runCommand('backup', [join(place, 'nowhere', 'register.tar')], settings)).toEqual({
      code: 2,
      said: expect.stringMatching(/^\s*\S+nowhere is not a folder that this user may write in\.\s*$/),
    })
  })

  test('leaves nothing behind', async () => {
    const path = join(place, 'register.tar')
    const { code, said } = await runCommand('backup', [path], {
      DATA_DIR: dataDir,
      DATABASE_URL: await emptyUrl(),
    })
    expect([code, said]).toEqual([2, expect.stringContaining('there is nothing to back up')])
    expect((await readdir(place)).filter((name) => name.startsWith('register'))).toEqual([])
  })
})

describe('a kept file that cannot be read', () => {
  test('is named, and keeps nothing else from being backed up and verified', async () => {
    const settings = await registerOnServer()
    const { id, path, name } = await aKeptFile(settings.DATABASE_URL)
    await rm(path)
    await mkdir(path)
    const verified = await runCommand('verify', [], settings)
    expect(verified.said).toContain(`unreadable: ${id} "${name}"`)
    expect(verified.said).toMatch(/[2-9] files: [1-9] whole, 1 changed, missing or unreadable/)
    expect(verified.said).toContain('the chain is whole')
    expect(verified.code).toBe(1)
    const backedUp = await runCommand('backup', [join(place, 'register.tar')], settings)
    expect([backedUp.code, backedUp.said]).toEqual([1, expect.stringContaining(`${id} unreadable`)])
  })
})

describe('verifying', () => {
  test('finds that what an act said was deleted', async () => {
    const settings = await registerOnServer()
    await behindTheApp(settings.DATABASE_URL, (db) =>
      db.delete(auditPayloads).where(eq(auditPayloads.position, 3)),
    )
    const { code, said } = await runCommand('verify', [], settings)
    expect([code, said]).toEqual([1, expect.stringContaining('the chain breaks at act 3')])
    expect(said).not.toContain('All is well')
  })

  const cannotVerify = async (url: string, sentence: string) => {
    const before = await behindTheApp(url, listApplied)
    const { code, said } = await runCommand('verify', [], { DATA_DIR: dataDir, DATABASE_URL: url })
    expect([code, said.trim()]).toEqual([2, sentence])
    expect(await behindTheApp(url, listApplied)).toEqual(before)
  }

  test('calls a database without a register neither well nor its own', async () => {
    await cannotVerify(await emptyUrl(), 'The database has no tables of Redress: there is nothing to verify.')
  })

  test('leaves tables of another release as they are', async () => {
    const url = await urlOf(await freshServerDatabase())
    await behindTheApp(url, (db) => db.execute(aMigrationToCome))
    await cannotVerify(url, 'The tables are those of a newer Redress.')
    await behindTheApp(url, (db) =>
      db.execute(sql`delete from drizzle.__drizzle_migrations
        where id = ${latestMigration} or id = ${latestMigration} - 1`),
    )
    await cannotVerify(
      url,
      'The tables are those of an older Redress: start it again to bring them up to date.',
    )
  })
})

describe('a move of an embedded database that cannot be read ends, and says why', () => {
  const moved = async () => runCommand('move-to-server', [await emptyUrl()], { DATA_DIR: dataDir })

  test('without any tables', async () => {
    await (await connectEmbedded(dataDir)).close()
    expect(await moved()).toEqual({
      code: 2,
      said: expect.stringContaining('The database has no tables of Redress'),
    })
  }, 180_000)

  test('with tables of a newer release', async () => {
    const { db, close } = await openEmbedded(dataDir)
    await db.execute(aMigrationToCome)
    await close()
    expect(await moved()).toEqual({
      code: 2,
      said: expect.stringContaining('The database was made by a newer Redress than this one'),
    })
  }, 180_000)
})

describe('a restoring that fails', () => {
  test('says why, and empties a folder of files that lies elsewhere', async () => {
    const settings = await registerOnServer()
    const [whole, damaged] = [join(place, 'whole.tar'), join(place, 'damaged.tar')]
    expect((await runCommand('backup', [whole], settings)).code).toBe(0)
    let last = ''
    await alterBackup(whole, damaged, (name, bytes) => {
      if (name.startsWith('files/')) last = name
      return bytes
    })
    await alterBackup(whole, damaged, (name, bytes) => (name === last ? oneByteOff(bytes) : bytes))
    const [target, elsewhere] = [join(place, 'target'), join(place, 'elsewhere')]
    for (const folder of [target, elsewhere]) await mkdir(folder)
    await symlink(elsewhere, join(target, 'files'))
    const restored = await runCommand('restore', [damaged], {
      DATA_DIR: target,
      DATABASE_URL: await emptyUrl(),
    })
    expect([restored.code, restored.said]).toEqual([2, expect.stringContaining('in the backup is damaged.')])
    expect(await readdir(elsewhere)).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('a data folder is for its user alone', () => {
  const forOthers = async (folder: string) => (await stat(folder)).mode & 0o077

  const inIt = () => ['database', 'files'].map((name) => join(dataDir, name))

  test('from the beginning, and from the next start on where an earlier release made it', async () => {
    await tellRegister(await openEmbedded(dataDir), dataDir)
    for (const folder of [dataDir, ...inIt()]) expect([folder, await forOthers(folder)]).toEqual([folder, 0])
    for (const folder of inIt()) await chmod(folder, 0o755)
    await (await startServer({ DATA_DIR: dataDir })).stop()
    for (const folder of inIt()) expect([folder, await forOthers(folder)]).toEqual([folder, 0])
  })
})
