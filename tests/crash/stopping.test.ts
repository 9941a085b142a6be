import { mkdtemp, rm } from 'node:fs/promises'
import { type ClientRequest, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openServer } from '#db/connect.ts'
import { listFilesAfter } from '#db/queries/file.ts'
import { paths } from '#src/paths.ts'
import { freshServerDatabase } from '../support/database.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { type Remote, signInAt, type ToldRegister, tellRegister } from '../support/told-register.ts'

let dataDir: string
let database: Awaited<ReturnType<typeof freshServerDatabase>>
let register: ToldRegister
let server: RunningServer

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-stopping-'))
  database = await freshServerDatabase()
  register = await tellRegister(await openServer(database.url), dataDir)
})
afterEach(async () => {
  await server?.kill9()
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const start = async (settings: Record<string, string> = {}) => {
  server = await startServer({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...settings })
  return server
}
const signIn = () => signInAt(server.url, register.people['Sal Senlead']!)

type Upload = { sending: ClientRequest; rest: string; answered: Promise<number> }

/** An upload of which the larger part is still to come. */
function beginUpload({ cookie }: Remote): Upload {
  const boundary = 'of-the-form'
  const part = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const begin = `${part('nobodyElse', 'yes')}${part('as', 'files')}--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="slow.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n`
  const sending = request(server.url + paths.evidence(register.actionIds[2]!), {
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: server.url,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    },
  })
  sending.write(begin)
  const answered = new Promise<number>((resolve, reject) => {
    sending.once('response', (response) => resolve(response.resume().statusCode!))
    sending.once('error', reject)
  })
  answered.catch(() => {})
  return { sending, rest: `${'x'.repeat(50_000)}\n%%EOF\n\r\n--${boundary}--\r\n`, answered }
}

const names = async () => {
  const { db, close } = await openServer(database.url)
  const files = await listFilesAfter(db, null, 100)
  await close()
  return files.map(({ name }) => name)
}

describe('a process that is told to stop', () => {
  test('finishes a slow upload, meanwhile says that it is not ready, and ends well', async () => {
    await start()
    const remote = await signIn()
    const upload = beginUpload(remote)
    await pause(300)
    server.signal('SIGTERM')
    await pause(100)
    const ready = await remote.get(paths.ready)
    expect([ready.status, JSON.parse(ready.text)]).toEqual([
      503,
      { ready: false, wrong: ['Redress is stopping.'] },
    ])
    upload.sending.end(upload.rest)
    expect(await upload.answered).toBe(303)
    expect(await server.ended).toBe(0)
    expect(await names()).toContain('slow.pdf')
    expect(server.printed()).toContain('"message":"stopped"')
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends at once on %s when nothing is under way',
    async (signal) => {
      await start()
      const remote = await signIn()
      expect((await remote.get(paths.today)).status).toBe(200)
      const began = performance.now()
      server.signal(signal)
      expect(await server.ended).toBe(0)
      expect(performance.now() - began).toBeLessThan(3000)
    },
  )

  test('cuts off what takes longer than SHUTDOWN_SECONDS, of which nothing is kept', async () => {
    await start({ SHUTDOWN_SECONDS: '1' })
    const upload = beginUpload(await signIn())
    await pause(300)
    server.signal('SIGTERM')
    await expect(upload.answered).rejects.toThrow()
    expect(await server.ended).toBe(0)
    expect(server.printed()).toContain('what was still under way is cut off')
    expect(await names()).not.toContain('slow.pdf')
  })

  test('ends at once when it is told twice', async () => {
    await start({ SHUTDOWN_SECONDS: '60' })
    const upload = beginUpload(await signIn())
    await pause(300)
    server.signal('SIGTERM')
    await pause(300)
    server.signal('SIGTERM')
    expect(await server.ended).toBe(1)
    await expect(upload.answered).rejects.toThrow()
  })
})
