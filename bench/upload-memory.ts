import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { startServer } from '../tests/support/server.ts'

/** What one large upload costs the built server in memory: a 200 MB PDF through the form, as a service lead sends it. */
const megabytes = 200
const mostGrowth = 120

const folder = await mkdtemp(join(tmpdir(), 'redress-upload-'))
const settings = { DATA_DIR: folder, UPLOAD_MEGABYTES: '300' }
// Loading the demonstration takes memory of its own: the upload is measured in a process that has not done it.
await (await startServer(settings)).stop()
const server = await startServer(settings)
try {
  const cookie = await signIn('Service lead')
  const action = await anActionToProve(cookie)
  const before = memory('VmRSS')
  const started = performance.now()
  const sampled = { most: before }
  const sampling = setInterval(() => {
    sampled.most = Math.max(sampled.most, memory('VmRSS'))
  }, 20)
  const status = await upload(action, cookie)
  clearInterval(sampling)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const growth = Math.max(sampled.most, memory('VmRSS')) - before
  console.log(`${megabytes} MB answered ${status} in ${seconds} s`)
  console.log(`memory before ${before} MB, at most ${before + growth} MB: ${growth} MB more`)
  process.exitCode = status === 303 && growth < mostGrowth ? 0 : 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

/** In MB, as the kernel counts it. */
function memory(what: 'VmRSS'): number {
  const [, kilobytes = '0'] =
    new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1000)
}

async function signIn(part: string): Promise<string> {
  const page = await (await fetch(`${server.url}/sign-in`)).text()
  const [, userId] =
    new RegExp(`name="userId" value="(\\d+)"/><button[^>]*><strong>[^<]*</strong><span>${part}`).exec(page) ??
    []
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url },
    body: new URLSearchParams({ userId: userId ?? '' }),
  })
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

/** The first action that this person is offered to prove, on any case that has actions to send. */
async function anActionToProve(cookie: string): Promise<string> {
  const get = async (path: string) => (await fetch(server.url + path, { headers: { Cookie: cookie } })).text()
  const list = await get('/cases?stage=Remedy+outstanding')
  for (const [, reference] of list.matchAll(/href="\/cases\/(\d+)"/g)) {
    const [path] = /\/remedy-actions\/\d+\/evidence/.exec(await get(`/cases/${reference}/actions`)) ?? []
    if (path) return path
  }
  throw new Error('Nobody is asked for evidence in the demonstration.')
}

async function upload(path: string, cookie: string): Promise<number> {
  const boundary = 'redress-bench'
  const going = request(server.url + path, {
    method: 'POST',
    headers: {
      Cookie: cookie,
      Origin: server.url,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Transfer-Encoding': 'chunked',
    },
  })
  const answered = new Promise<number>((resolve, reject) => {
    going.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject)
  })
  await pipeline(Readable.from(formOf(boundary)), going)
  return answered
}

function* formOf(boundary: string): Generator<Buffer> {
  const field = (name: string, value: string) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  yield field('nobodyElse', 'yes')
  yield field('as', 'files')
  yield Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="large.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n`,
  )
  const chunk = Buffer.alloc(1_000_000, 'x')
  for (let sent = 0; sent < megabytes; sent += 1) yield chunk
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}
