import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Db, openEmbedded, openServer } from '#db/connect.ts'
import { loadDemonstration } from '#demo/load.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'

/**
 * How long each page takes over a register of 20,000 cases: the demonstration, copied with new references. Runs on the
 * embedded database, or with DATABASE_URL on an empty database of a PostgreSQL server.
 */
const wanted = 20_000
const rounds = 15

const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'))
const { DATABASE_URL: url } = process.env
const { db, close } = url ? await openServer(url) : await openEmbedded(folder)
const files = filesIn(join(folder, 'files'))
await loadDemonstration({ db, files }, () => {})
const cases = await multiply(db)
console.log(`${cases} cases on ${url ? 'a PostgreSQL server' : 'the embedded database'}; milliseconds a page`)

const app = createApp({ db, files, config: readConfig({}) })
const ask = (path: string, init: RequestInit = {}) => app.request(`http://bench.test${path}`, init)

const cookieOf = async (userId: string) => {
  const signedIn = await ask(paths.signIn, {
    method: 'POST',
    headers: { Origin: 'http://bench.test' },
    body: new URLSearchParams({ userId }),
  })
  return signedIn.headers.get('Set-Cookie')!.split(';')[0]!
}
const people = { 'link officer': await cookieOf('2'), 'service lead': await cookieOf('4') }

const pages: [keyof typeof people, string][] = [
  ['link officer', paths.today],
  ['service lead', paths.today],
  ['link officer', paths.cases],
  ['link officer', '/cases?handler=2&open=yes'],
  ['link officer', '/cases?sort=reference'],
  ['link officer', '/cases?sort=received'],
  ['link officer', '/cases?words=blue+badge'],
  ['link officer', '/cases?words=23001283'],
  ['service lead', paths.cases],
  ['link officer', paths.case('23001283')],
  ['link officer', paths.casePart('23001283', 'actions')],
  ['link officer', paths.annualLetter('2023-24')],
]
for (const [part, path] of pages) {
  const times = await timesOf(path, people[part])
  console.log(`${part.padEnd(13)} ${path.padEnd(32)} median ${times.median}  worst ${times.worst}`)
}
await close()
await rm(folder, { recursive: true, force: true })

async function timesOf(path: string, cookie: string) {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    const answer = await ask(path, { headers: { Cookie: cookie } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    times.push(performance.now() - start)
  }
  const sorted = times.slice(1).sort((a, b) => a - b)
  return { median: sorted[Math.floor(sorted.length / 2)]!.toFixed(0), worst: sorted.at(-1)!.toFixed(0) }
}

/** Copies every case with its letters, requests, decision, actions and outcome until there are enough. */
async function multiply(db: Db): Promise<number> {
  const [{ own, most } = { own: 0, most: 0 }] = (await db
    .select({ own: sql<number>`count(*)::int`, most: sql<number>`max(id)::int` })
    .from(sql`cases`)) as { own: number; most: number }[]
  const copies = Math.ceil(wanted / own) - 1
  const shift = (column: string) => sql.raw(`${column} + g.n * 1000000`)
  const copy = (table: string, columns: string, values: ReturnType<typeof sql>) =>
    db.execute(
      sql`insert into ${sql.raw(table)} (${sql.raw(columns)}) overriding system value
        select ${values} from ${sql.raw(table)} t, generate_series(1, ${copies}::int) g(n) where t.id <= ${most * 1000}::int`,
    )
  await copy(
    'cases',
    'id, reference, complainant, summary, category, sub_category, directorate_id, service_id, handler_id, investigator, ombudsman_received_on, learned_on, sent_to_council, restricted, provenance',
    sql`${shift('t.id')}, lpad(((30 + g.n) * 1000000 + t.id)::text, 8, '0'), complainant, summary, category, sub_category, directorate_id, service_id, handler_id, investigator, ombudsman_received_on, learned_on, sent_to_council, restricted, provenance`,
  )
  const ofCase = (table: string, columns: string) =>
    copy(table, `id, case_id, ${columns}`, sql`${shift('t.id')}, ${shift('t.case_id')}, ${sql.raw(columns)}`)
  await ofCase(
    'correspondence',
    'direction, kind, channel, letter_on, exchanged_on, subject, note, recorded_by, recorded_at',
  )
  await ofCase(
    'information_requests',
    'kind, letter_on, received_on, stated_due_on, rule_due_on, answered_on',
  )
  await ofCase('decisions', 'version, kind, category, category_as_printed, reason, decided_on, received_on')
  await copy(
    'remedy_actions',
    'id, case_id, decision_id, number, text, kind, remedy_type, service_id, deadline_words, due_on, done_on',
    sql`${shift('t.id')}, ${shift('t.case_id')}, ${shift('t.decision_id')}, number, text, kind, remedy_type, service_id, deadline_words, due_on, done_on`,
  )
  await ofCase('compliance_packs', 'sent_on, sent_by, covering_note')
  await db.execute(
    sql`insert into pack_actions (pack_id, action_id) select pack_id + g.n * 1000000, action_id + g.n * 1000000
      from pack_actions, generate_series(1, ${copies}::int) g(n)`,
  )
  await ofCase('compliance_outcomes', 'label, recorded_on, note')
  await db.execute(sql`analyze`)
  return own * (copies + 1)
}
