import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { readConfig } from '#src/config.ts'
import { faultOf, sweepFiles, verifyFiles } from '#src/file-keeping.ts'
import { type FileStore, filesIn } from '#src/files.ts'
import { createLog } from '#src/log.ts'
import { paths } from '#src/paths.ts'
import { findActionFiles } from '../support/action-files.ts'
import { type Person, setUpCouncilForCases, type Told, tellLatePlan } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { multipart, openFrontDoor, origin, type Upload, type Visitor } from '../support/people.ts'

let database: Database
let folder: string
let files: FileStore
let told: Told
let pay900: number
let door: ReturnType<typeof openFrontDoor>
let sal: Visitor
const logged: string[] = []

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  files = filesIn(folder)
  told = await setUpCouncilForCases(database.db, folder)
  pay900 = (await tellLatePlan(told)).actionIds[2]!
  await insertDemonstration(database.db, '2023-11-30')
  await updateDemonstration(database.db, { loaded: true })
  const log = createLog('error', { write: (line) => logged.push(line) })
  const stores = { db: database.db, files, config: readConfig({ UPLOAD_MEGABYTES: '1' }) }
  door = openFrontDoor(stores, { log, metrics: null, stopping: () => false })
  sal = await door.signInAs(told.people['Sal Senlead' satisfies Person]!)
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const onDisk = async (): Promise<string[]> => {
  const shelves = (await readdir(folder)).filter((name) => name.length === 2)
  return (await Promise.all(shelves.map((shelf) => readdir(join(folder, shelf))))).flat().sort()
}
let before: string[]
beforeEach(async () => {
  before = await onDisk()
})

const text = (bytes: string) => new Uint8Array(Buffer.from(bytes, 'latin1'))
const aPdf = (name: string, size = 400): Upload => ({
  name,
  bytes: text(`%PDF-1.7\n%âãÏÓ\n${'x'.repeat(size)}\n%%EOF\n`),
  type: 'application/pdf',
})
const fields = { nobodyElse: 'yes', as: 'files' }
const send = (...some: Upload[]) => sal.upload(paths.evidence(pay900), fields, { files: some })
const entryNamed = (name: string) => {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(name.length, 26)
  return new Uint8Array(Buffer.concat([header, Buffer.from(name), Buffer.alloc(200, 1)]))
}

describe('a file is taken for what its bytes are', () => {
  const disguised = 'does not hold what its ending'
  test.each<[string, Upload, string]>([
    ['a program called a PDF', { name: 'a.pdf', bytes: text('MZ\x90\0\x03\0\0\0\x04') }, disguised],
    ['a page called a PDF', { name: 'a.pdf', bytes: '<!doctype html><script>alert(1)</script>' }, disguised],
    ['a page before a PDF', { name: 'a.pdf', bytes: '<script>alert(1)</script>\n%PDF-1.7\n' }, disguised],
    ['a drawing with script', { name: 'a.svg', bytes: '<svg onload="alert(1)"/>' }, 'not a kind of file'],
    [
      'a drawing called a picture',
      { name: 'a.png', bytes: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>' },
      disguised,
    ],
    ['a GIF that is a script too', { name: 'a.jpg', bytes: 'GIF89a/*\0\0*/=1;alert(1)' }, disguised],
    ['a GIF', { name: 'a.gif', bytes: 'GIF89a\x01\0\x01\0' }, 'not a kind of file'],
    ['a page', { name: 'a.html', bytes: '<p>' }, 'not a kind of file'],
    ['a name without an ending', { name: 'pdf', bytes: '%PDF-1.7' }, 'not a kind of file'],
    ['any archive called a Word file', { name: 'a.docx', bytes: entryNamed('evil.js') }, disguised],
    ['bytes called a text', { name: 'a.txt', bytes: text('a\0b') }, disguised],
    ['nothing', { name: 'a.pdf', bytes: '' }, 'is empty'],
  ])('%s is refused in words', async (_, file, why) => {
    const page = await send(file)
    expect(page.status).toBe(422)
    expect(page.text).toContain(file.name)
    expect(page.text).toContain(why)
    expect(await onDisk()).toEqual(before)
  })

  test.each<[string, Upload]>([
    ['a PDF', aPdf('a.pdf')],
    ['a PDF after empty lines', { name: 'b.PDF', bytes: '\r\n\n%PDF-1.4\n' }],
    ['a PDF after a byte order mark', { name: 'c.pdf', bytes: text('\xef\xbb\xbf%PDF-1.4\n') }],
    ['a text in UTF-16', { name: 'd.txt', bytes: new Uint8Array(Buffer.from('\ufeffPaid £900', 'utf16le')) }],
    ['a text in Latin-1', { name: 'e.csv', bytes: text('payee,\xa3\nMrs X,900\n') }],
    ['a Word file', { name: 'f.docx', bytes: entryNamed('[Content_Types].xml') }],
    ['an e-mail', { name: 'g.eml', bytes: 'From: a@example.gov.uk\r\n\r\nPaid.' }],
  ])('%s is taken', async (_, file) => {
    expect((await send(file)).status).toBe(303)
    expect(await onDisk()).toHaveLength(before.length + 1)
  })
})

describe('a file that is too large', () => {
  test('is refused in words, and nothing of it or its neighbours stays', async () => {
    const page = await send(aPdf('small.pdf'), aPdf('large.pdf', 1_000_000))
    expect(page.status).toBe(422)
    expect(page.text).toContain('large.pdf is larger than 1 MB')
    expect(await onDisk()).toEqual(before)
  })

  test('is taken at exactly the limit', async () => {
    const { bytes } = aPdf('', 0)
    const page = await send(aPdf('just.pdf', 999_999 - bytes.length))
    expect(page.status).toBe(303)
  })

  test('and too many at once', async () => {
    const page = await send(...Array.from({ length: 21 }, (_, place) => aPdf(`${place}.pdf`)))
    expect(page.status).toBe(422)
    expect(page.text).toContain('Send 20 files at a time at most')
    expect(await onDisk()).toEqual(before)
  })

  test('and texts without end', async () => {
    const page = await sal.upload(
      paths.evidence(pay900),
      { ...fields, note: Array(4).fill('x'.repeat(400_000)) },
      {},
    )
    expect(page.status).toBe(413)
  })
})

test('fields may have any name', async () => {
  const hostile = { ...fields, constructor: 'a', __proto__: 'b', toString: 'c' }
  expect((await sal.upload(paths.evidence(pay900), hostile, { constructor: [aPdf('x.pdf')] })).status).toBe(
    422,
  )
  expect(await onDisk()).toEqual(before)
})

describe('a form that breaks off', () => {
  test('leaves nothing on the disk and nothing recorded', async () => {
    const whole = new Request(`${origin}/`, {
      method: 'POST',
      body: multipart(fields, { files: [aPdf('a.pdf', 90_000)] }),
    })
    const body = Buffer.from(await whole.arrayBuffer())
    const cookie = await cookieOf('Sal Senlead')
    const broken = Readable.from(
      (async function* () {
        yield body.subarray(0, 60_000)
        await new Promise((soon) => setTimeout(soon, 50))
        throw new Error('The connection broke')
      })(),
    )
    const answer = await door.app.request(`${origin}${paths.evidence(pay900)}`, {
      method: 'POST',
      body: Readable.toWeb(broken) as ReadableStream,
      headers: { Origin: origin, Cookie: cookie, 'Content-Type': whole.headers.get('Content-Type')! },
      ...{ duplex: 'half' },
    })
    expect(answer.status).toBe(400)
    expect(await onDisk()).toEqual(before)
  })

  test.each([0.3, 0.6, 0.99])('also when only %d of it comes and the rest never does', async (part) => {
    const whole = new Request(`${origin}/`, {
      method: 'POST',
      body: multipart(fields, { files: [aPdf('a.pdf', 9_000)] }),
    })
    const body = new Uint8Array(await whole.arrayBuffer())
    const answer = await door.app.request(`${origin}${paths.evidence(pay900)}`, {
      method: 'POST',
      body: body.subarray(0, Math.floor(body.length * part)),
      headers: {
        Origin: origin,
        Cookie: await cookieOf('Sal Senlead'),
        'Content-Type': whole.headers.get('Content-Type')!,
      },
    })
    expect(answer.status).toBe(400)
    expect(await onDisk()).toEqual(before)
  })
})

const cookieOf = async (person: Person): Promise<string> => {
  const page = await door.stranger.submit(paths.signIn, { userId: String(told.people[person]) })
  return page.headers.get('Set-Cookie')!.split(';')[0]!
}

describe('bytes that nothing recorded', () => {
  const aged = async (path: string) => {
    const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000)
    await utimes(path, twoDaysAgo, twoDaysAgo)
  }
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)

  test('are swept when they are older than a day; what is recorded or young stays', async () => {
    const describe = { name: 'a.pdf', type: 'application/pdf' }
    const [old, young] = [
      await files.keep(Readable.from(['old']), describe),
      await files.keep(Readable.from(['young']), describe),
    ]
    await aged(pathOf(old.id))
    const part = `${pathOf(old.id)}.part`
    await writeFile(part, 'half')
    await aged(part)
    const youngPart = `${pathOf(young.id)}.part`
    await writeFile(youngPart, 'half')
    for (const id of before) await aged(pathOf(id))
    await writeFile(join(folder, 'stray'), 'not a shelf')

    const stores = { db: database.db, files }
    const recorded = before.length
    expect(await sweepFiles(stores, new Date())).toBeGreaterThanOrEqual(2)
    await rm(join(folder, 'stray'))
    const left = await onDisk()
    expect(left).not.toContain(old.id)
    expect(left).not.toContain(`${old.id}.part`)
    expect(left).toContain(young.id)
    expect(left).toContain(`${young.id}.part`)
    expect(left.length).toBeLessThanOrEqual(recorded + 2)
    for await (const { fault } of verifyFiles(stores)) expect(fault).toBeNull()
    await rm(youngPart)
    await files.remove(young.id)
  })

  test('nothing is swept from the folder of another register', async () => {
    const theirs = filesIn(join(folder, 'theirs'))
    await theirs.belongsTo('another register')
    const { id } = await theirs.keep(Readable.from(['theirs']), { name: 'a.pdf', type: 'application/pdf' })
    await aged(join(folder, 'theirs', id.slice(0, 2), id))
    expect(await sweepFiles({ db: database.db, files: theirs }, new Date())).toBe(0)
    expect(await theirs.sha256Of(id)).toMatch(/^[0-9a-f]{64}$/)
    await rm(join(folder, 'theirs'), { recursive: true })
  })

  test('in a folder that is not there yet there is nothing to sweep', async () => {
    const nowhere = filesIn(join(folder, 'nowhere'))
    expect(await sweepFiles({ db: database.db, files: nowhere }, new Date())).toBe(0)
  })
})

describe('a file that is handed out', () => {
  const download = async (name: string) => {
    await send(aPdf(name))
    const [file] = await findActionFiles(database.db, pay900)
    return { file: file!, page: await sal.visit(paths.file(file!.id)) }
  }

  test('goes as an attachment that no browser opens, sniffs or runs', async () => {
    const { page } = await download('plain.pdf')
    expect(page.status).toBe(200)
    expect(page.text).toContain('%PDF-1.7')
    expect(page.headers.get('Content-Disposition')).toBe(
      'attachment; filename="plain.pdf"; filename*=UTF-8\'\'plain.pdf',
    )
    expect(page.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'")
    expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(page.headers.get('Cache-Control')).toContain('no-store')
  })

  test.each([
    ['a "quoted" name.pdf', 'a _quoted_ name.pdf', 'a%20%22quoted%22%20name.pdf'],
    [
      'Entschädigung £900 (1).pdf',
      'Entschadigung _900 (1).pdf',
      'Entsch%C3%A4digung%20%C2%A3900%20%281%29.pdf',
    ],
    ['日本.pdf', '__.pdf', '%E6%97%A5%E6%9C%AC.pdf'],
    ["it's.pdf", "it's.pdf", 'it%27s.pdf'],
    ['gpj\u202efdp.pdf', 'gpjfdp.pdf', 'gpjfdp.pdf'],
  ])('bears its name %s safely', async (name, plain, extended) => {
    const { page } = await download(name)
    expect(page.headers.get('Content-Disposition')).toBe(
      `attachment; filename="${plain}"; filename*=UTF-8''${extended}`,
    )
  })

  test('is refused, reported and found by the check when its bytes have changed', async () => {
    const { file } = await download('changed.pdf')
    const path = join(folder, file.id.slice(0, 2), file.id)
    await writeFile(path, '%PDF-1.7 something else')
    const page = await sal.visit(paths.file(file.id))
    expect(page.status).toBe(500)
    expect(page.text).toContain('This file has changed')
    expect(page.text).toContain('changed.pdf')
    expect(logged.join()).toContain(file.id)
    expect(await faultOf({ files }, file)).toBe('changed')
    await rm(path)
    expect((await sal.visit(paths.file(file.id))).text).toContain('This file is missing')
    const faults = []
    for await (const { file, fault } of verifyFiles({ db: database.db, files }))
      if (fault) faults.push(file.name)
    expect(faults).toEqual(['changed.pdf'])
    await mkdir(path)
    expect((await sal.visit(paths.file(file.id))).text).toContain('This file cannot be read')
    expect(await faultOf({ files }, file)).toBe('unreadable')
    await rm(path, { recursive: true })
  })

  test('is found for nobody who may not see its case', async () => {
    const { file } = await download('seen.pdf')
    const asked = async (person: Person) =>
      (await (await door.signInAs(told.people[person]!)).visit(paths.file(file.id))).status
    expect(await asked('Lee Officer')).toBe(200)
    expect(await asked('Mo Monitor')).toBe(200)
    expect(await asked('Rob Roads')).toBe(404)
    expect(await asked('Vi Viewer')).toBe(404)
    expect(await asked('Ada Admin')).toBe(404)
    expect((await sal.visit('/files/../../etc/passwd')).status).toBe(404)
  })
})

test('the command that checks the files says where there are none to check', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'redress-verify-'))
  const run = spawnSync('npx', ['tsx', '--conditions=source', 'src/commands/verify.ts'], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: empty },
    encoding: 'utf8',
  })
  expect(run.stderr).toContain('has no embedded database')
  expect(run.status).toBe(2)
  await rm(empty, { recursive: true })
}, 60_000)
