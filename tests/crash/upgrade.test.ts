import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isNotNull, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectEmbedded, connectServer, openServer } from '#db/connect.ts'
import { insertMail } from '#db/queries/mail.ts'
import { mailAttempts, mails } from '#db/schema.ts'
import { paths } from '#src/paths.ts'
import { runCommand } from '../support/command.ts'
import { emptyServerDatabase, freshServerDatabase } from '../support/database.ts'
import { writeFirstRelease } from '../support/older-release.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { startMailServer } from '../support/smtp-server.ts'
import { signInAt } from '../support/told-register.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-upgrade-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** What the first release wrote is on the pages of this one, and work goes on. */
async function expectAllThere(server: RunningServer): Promise<void> {
  try {
    const lee = await signInAt(server.url, 2)
    const register = await lee.get(paths.cases)
    expect([register.status, register.text]).toEqual([200, expect.stringContaining('Mrs Older')])
    const notes = paths.notes('23001283')
    const note = { text: 'Written today', submission: crypto.randomUUID() }
    expect((await lee.post(notes, note)).status).toBe(303)
    const file = await lee.get(paths.case('23001283'))
    for (const words of ['Written long ago', 'Written today', 'Highways']) expect(file.text).toContain(words)
    const admin = await signInAt(server.url, 1)
    expect((await admin.get(paths.settings)).status).toBe(200)
  } finally {
    await server.kill9()
  }
}

describe('data of the first release', () => {
  test('in a folder is brought up to date by the start', async () => {
    const { db, close } = await connectEmbedded(dataDir)
    await writeFirstRelease(db)
    await close()
    await expectAllThere(await startServer({ DATA_DIR: dataDir }))
  })

  test('in a backup gets the tables of its time first, and comes up to date then', async () => {
    const [old, fresh] = [await emptyServerDatabase(), await emptyServerDatabase()]
    const { db, close } = connectServer(old.url)
    await writeFirstRelease(db)
    await close()
    const path = join(dataDir, 'old.tar')
    const backup = await runCommand('backup', [path], { DATA_DIR: dataDir, DATABASE_URL: old.url })
    expect(backup.said).toContain(`${path} is written.`)
    const settings = { DATA_DIR: dataDir, DATABASE_URL: fresh.url }
    expect((await runCommand('restore', [path], settings)).said).toContain('Restored and verified')
    await expectAllThere(await startServer(settings))
    for (const { drop } of [old, fresh]) await drop()
  })
})

const aMail = {
  kind: 'test message' as const,
  to: { userId: null, name: 'Person', address: 'person@example.org' },
  subject: 'A test',
  body: 'Of the mail',
}

describe('a start that cannot be', () => {
  const failure = async (settings: Record<string, string>): Promise<string> => {
    const error = await startServer({ DATA_DIR: dataDir, ...settings }).then(
      () => new Error('It started'),
      (error: Error) => error,
    )
    return error.message
  }

  test('is refused for a database of a newer release, in one sentence', async () => {
    const { url, drop } = await freshServerDatabase()
    const { db, close } = await openServer(url)
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('', 9000000000000)`,
    )
    await close()
    expect(await failure({ DATABASE_URL: url })).toContain(
      'The database at DATABASE_URL was made by a newer Redress than this one',
    )
    await drop()
  })

  test('is refused for a folder of another version of the engine, with the way on', async () => {
    await mkdir(join(dataDir, 'database'))
    await writeFile(join(dataDir, 'database', 'PG_VERSION'), '17\n')
    expect(await failure({})).toContain('Take a backup with the Redress that made it (npm run backup)')
  })

  test('says that the database cannot be reached, does not know us, or is not there', async () => {
    const { url, drop } = await freshServerDatabase()
    const changed = (change: (address: URL) => void) => {
      const address = new URL(url)
      change(address)
      return failure({ DATABASE_URL: address.href })
    }
    expect(await changed((address) => (address.port = '1'))).toContain('DATABASE_URL cannot be reached')
    expect(await changed((address) => (address.password = 'wrong'))).toContain('does not take this user name')
    expect(await changed((address) => (address.pathname = '/nowhere'))).toContain('has no such database')
    await drop()
  })

  test('says that DATA_DIR is no folder to write in', async () => {
    await writeFile(join(dataDir, 'a file'), '')
    expect(await failure({ DATA_DIR: join(dataDir, 'a file', 'data') })).toContain(
      'DATA_DIR must be a folder',
    )
  })

  test('says that the port is taken, and has sent no mail before', async () => {
    const { url, drop } = await freshServerDatabase()
    const { db, close } = await openServer(url)
    const mailServer = await startMailServer({ slowMs: 40 })
    for (let nth = 1; nth <= 20; nth += 1) await insertMail({ db, now: new Date() }, aMail)
    const busy = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => busy.once('listening', resolve))
    const { port } = busy.address() as { port: number }
    const settings = { DATABASE_URL: url, PORT: String(port), SMTP_URL: mailServer.url }
    expect(await failure(settings)).toContain(`Port ${port} is in use`)
    expect(mailServer.arrived).toEqual([])
    expect(await db.$count(mails, isNotNull(mails.claimedBy))).toBe(0)
    expect(await db.$count(mailAttempts)).toBe(0)
    busy.close()
    await mailServer.stop()
    await close()
    await drop()
  })
})
