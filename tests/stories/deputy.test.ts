import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { openInformationRequest, recordChaser } from '#casework/information-request.ts'
import { sendMorningMails } from '#casework/morning.ts'
import type { Database } from '#db/connect.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import { findAddressToSend } from '#db/queries/mail-recipient.ts'
import { findPerson } from '#db/queries/person.ts'
import { auditPayloads, mails, securityEvents } from '#db/schema.ts'
import { londonInstant } from '#domain/calendar.ts'
import { readConfig } from '#src/config.ts'
import { filesIn } from '#src/files.ts'
import { paths } from '#src/paths.ts'
import { type Person, setUpCouncilForCases, type Told } from '../support/case-on-file.ts'
import { freshDatabase } from '../support/database.ts'
import { sendFrom } from '../support/filled-form.ts'
import { type Fields, openFrontDoor, type Visitor } from '../support/people.ts'
import { aSubmission, dayFields, mistakeBeside, saidAfter, wordsOn } from '../support/small-council.ts'
import { type Nouns, tellWholeCase } from '../support/whole-case.ts'

let database: Database
let folder: string
let told: Told
let signInAs: (person: Person) => Promise<Visitor>
let secret: Nouns
let unas: Nouns
const who: Partial<Record<Person, Visitor>> = {}
const as = (person: Person) => who[person]!
const id = (person: Person) => told.people[person]!
const moveTo = (day: string) => updateDemonstration(database.db, { day })

/** Mo is away from Monday 27 November to Friday 1 December 2023. Both cases are restricted, one names Lee, one Una. */
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const { db } = database
  told = await setUpCouncilForCases(db, folder)
  secret = (await tellWholeCase(told, { reference: '23 009 001', restricted: true })).nouns
  unas = (await tellWholeCase(told, { reference: '23 009 002', restricted: true, by: 'Una Officer' })).nouns
  await insertDemonstration(db, '2023-11-24')
  const door = openFrontDoor({ db, files: filesIn(folder), config: readConfig({}) })
  signInAs = (person) => door.signInAs(id(person))
  for (const person of Object.keys(told.people) as Person[]) who[person] = await signInAs(person)
}, 60_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const nominate = async (by: Person, deputy: Person | null) => {
  const path = paths.deputy(id('Mo Monitor'))
  const form = await as(by).visit(path)
  return sendFrom(as(by), form, path, { deputyId: deputy ? String(id(deputy)) : '' })
}

const act = (by: Visitor, officerId = id('Mo Monitor')) =>
  by.submit(paths.acting, { ...aSubmission(), officerId: String(officerId) })

const offersToAct = async (person: Person) =>
  wordsOn(await as(person).visit(paths.today)).includes('Act as Monitoring Officer for Mo Monitor')

const securityLog = async () =>
  (await database.db.select().from(securityEvents).orderBy(securityEvents.id)).flatMap(({ kind, note }) =>
    kind === 'acting as deputy' ? [note] : [],
  )

describe('the nomination', () => {
  test('is the Monitoring Officer’s, or an administrator’s for them, and nobody else’s', async () => {
    expect((await as('Una Officer').visit(paths.deputy(id('Mo Monitor')))).status).toBe(403)
    expect((await as('Ada Admin').visit(paths.deputy(id('Lee Officer')))).status).toBe(404)
    const own = await nominate('Mo Monitor', 'Una Officer')
    expect([own.location, saidAfter(own)]).toEqual([
      paths.absences,
      'Una Officer is the deputy of Mo Monitor',
    ])
    expect((await nominate('Ada Admin', null)).location).toBe(paths.person(id('Mo Monitor')))
    await nominate('Ada Admin', 'Una Officer')
    expect(wordsOn(await as('Ada Admin').visit(paths.person(id('Mo Monitor'))))).toContain(
      'Deputy Una Officer',
    )
    const mail = (await database.db.select().from(mails)).find(({ toName }) => toName === 'Una Officer')
    expect(mail).toMatchObject({ kind: 'security warning', linkPath: paths.acting })
  })

  test('is not of an administrator, who sees no case, nor of somebody unknown', async () => {
    const path = paths.deputy(id('Mo Monitor'))
    const form = await as('Ada Admin').visit(path)
    expect(form.text).not.toContain('Ada Admin, Administrator</option>')
    for (const deputyId of [String(id('Ada Admin')), String(id('Mo Monitor')), '99999', 'x']) {
      const page = await sendFrom(as('Ada Admin'), form, path, { deputyId })
      expect([page.status, mistakeBeside(page, 'deputyId')]).toEqual([422, 'Choose a deputy from the list'])
    }
  })

  test('that somebody else changed meanwhile comes back with both', async () => {
    const path = paths.deputy(id('Mo Monitor'))
    const old = await as('Mo Monitor').visit(path)
    await nominate('Ada Admin', 'Lee Officer')
    const page = await sendFrom(as('Mo Monitor'), old, path, { deputyId: String(id('Tom Transport')) })
    expect(page.status).toBe(409)
    expect(wordsOn(page)).toContain('Deputy Lee Officer Tom Transport')
    await nominate('Mo Monitor', 'Una Officer')
  })
})

describe('the deputy', () => {
  test('may not act before the Monitoring Officer is away, and nobody else may at all', async () => {
    const form = {
      ...aSubmission(),
      ...dayFields('firstOn', '2023-11-27'),
      ...dayFields('lastOn', '2023-12-01'),
      coverId: '',
      note: '',
    }
    expect((await as('Mo Monitor').submit(paths.newAbsence, form)).status).toBe(303)
    expect(await offersToAct('Una Officer')).toBe(false)
    expect((await act(as('Una Officer'))).status).toBe(422)
    await moveTo('2023-11-27')
    expect(await offersToAct('Una Officer')).toBe(true)
    for (const person of ['Lee Officer', 'Sal Senlead', 'Vi Viewer', 'Ada Admin', 'Mo Monitor'] as const) {
      expect([person, await offersToAct(person), (await act(as(person))).status]).toEqual([
        person,
        false,
        422,
      ])
    }
    for (const officerId of [id('Una Officer'), id('Ada Admin'), 99999]) {
      expect((await act(as('Una Officer'), officerId)).status).toBe(422)
    }
  })

  test('acts with the Monitoring Officer’s sight and acts, and the history says for whom', async () => {
    const una = as('Una Officer')
    expect((await una.visit(paths.case(secret.cases))).status).toBe(404)
    expect(saidAfter(await act(una))).toContain('You act for Mo Monitor')

    const today = wordsOn(await una.visit(paths.today))
    expect(today).toContain('Una Officer, acting for Mo Monitor, Monitoring Officer')
    expect(today).toMatch(/Latest upheld decisions.*23 009 001 Mrs 23 009 001 · restricted/)
    expect((await una.visit(paths.case(secret.cases))).status).toBe(200)
    expect((await una.visit(paths.newCase)).status).toBe(403)
    expect((await una.visit(paths.settings)).status).toBe(403)
    expect((await una.visit(paths.deputy(id('Mo Monitor')))).status).toBe(403)

    const review = paths.evidenceReview(secret['evidence-versions'])
    const cleared = await sendFrom(una, await una.visit(review), review, { verdict: 'cleared' })
    expect(cleared.status, wordsOn(cleared)).toBe(303)
    const history = wordsOn(await una.visit(paths.casePart(secret.cases, 'history')))
    expect(history).toContain('Una Officer, acting for Mo Monitor Cleared “Apology to her son.pdf”')
    expect((await verifyChain(database.db)).broken).toBeNull()
    expect((await act(una)).status).not.toBe(303)
  })

  test('does not clear what they uploaded themselves', async () => {
    const una = as('Una Officer')
    const page = await una.visit(paths.evidenceReview(unas['evidence-versions']))
    expect(wordsOn(page)).toContain('Una Officer, acting for Mo Monitor')
    const form = { ...aSubmission(), verdict: 'cleared' }
    const sent = await una.submit(paths.evidenceReview(unas['evidence-versions']), form)
    expect(sent.status).not.toBe(303)
    expect(wordsOn(await una.visit(paths.casePart(unas.cases, 'history')))).not.toContain(
      'acting for Mo Monitor Cleared',
    )
  })

  test('acts in the one browser in which they said so, until they stop', async () => {
    const other = await signInAs('Una Officer')
    expect((await other.visit(paths.case(secret.cases))).status).toBe(404)
    const una = as('Una Officer')
    expect(saidAfter(await una.submit(paths.actingEnd, {}))).toContain('You no longer act for Mo Monitor')
    expect((await una.visit(paths.case(secret.cases))).status).toBe(404)
    expect((await una.visit(paths.newCase)).status).toBe(200)
    expect((await una.submit(paths.actingEnd, {})).status).toBe(409)
  })

  test('gets the Monitoring Officer’s mails meanwhile, of a restricted case by its reference alone, and of the morning', async () => {
    const day = '2023-11-28'
    const desk = told.at('Lee Officer', day)
    const given = { complainant: 'Mrs Secret', category: 'Education', learnedOn: day, restricted: true }
    const { caseId } = await recordCase(desk, { ...given, reference: '23 009 003' })
    const upheld = {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: day,
    } as const
    await recordDecision(desk, caseId, upheld)
    const mailsOn = async () =>
      (await database.db.select().from(mails).orderBy(mails.id)).filter(({ subject }) =>
        /009 003/.test(subject),
      )
    const [mail, ...others] = await mailsOn()
    expect(others).toEqual([])
    expect(mail).toMatchObject({
      kind: 'upheld decision',
      toName: 'Una Officer',
      subject: expect.not.stringMatching(/Secret/),
    })
    expect(mail!.body).toContain('You get this in place of Mo Monitor, who is away.')
    expect(mail!.body).not.toContain('Secret')
    expect(await findAddressToSend(database.db, mail!, '2023-12-01')).toMatch(/^una/)
    expect(await findAddressToSend(database.db, mail!, '2023-12-04')).toBeNull()

    const undecided = await recordCase(desk, { ...given, reference: '23 009 004' })
    const { requestId } = await openInformationRequest(desk, undecided.caseId, {
      kind: 'investigation enquiry',
      receivedOn: day,
      statedDueOn: day,
    })
    await recordChaser(desk, requestId, { kind: 'warning of witness summons', receivedOn: day })
    const morning = { ...told.at('Lee Officer', '2023-11-29'), now: londonInstant('2023-11-29', '07:00') }
    await sendMorningMails(morning)
    const written = (await database.db.select().from(mails)).filter(({ kind }) => kind === 'morning')
    expect(written.map(({ toName }) => toName)).not.toContain('Mo Monitor')
    const unas = written.find(({ toName }) => toName === 'Una Officer')
    expect(unas?.body).toMatch(/23 009 004.*You cover for Mo Monitor/)
  })

  test('acts no longer once the absence is over, nor when the next one begins', async () => {
    const una = as('Una Officer')
    await act(una)
    await moveTo('2023-12-01')
    expect((await una.visit(paths.case(secret.cases))).status).toBe(200)
    await moveTo('2023-12-02')
    expect((await una.visit(paths.case(secret.cases))).status).toBe(404)
    await moveTo('2023-12-01')
    expect((await una.visit(paths.case(secret.cases))).status).toBe(404)
    expect((await securityLog()).at(-1)).toBe('Stopped acting for Mo Monitor.')
  })

  test('acts no longer once the nomination is withdrawn', async () => {
    const una = as('Una Officer')
    await act(una)
    expect((await una.visit(paths.case(secret.cases))).status).toBe(200)
    await nominate('Ada Admin', null)
    const refused = await Promise.all(Array.from({ length: 3 }, () => una.visit(paths.case(secret.cases))))
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404])
    expect((await securityLog()).slice(-3)).toEqual([
      'Began to act for Mo Monitor.',
      'The nomination of a deputy was withdrawn.',
      'Stopped acting for Mo Monitor.',
    ])
    expect((await verifyChain(database.db)).broken).toBeNull()
  })
})

describe('a nomination', () => {
  const mo = () => paths.personChange(id('Mo Monitor'))
  const change = async (given: Fields) =>
    sendFrom(as('Ada Admin'), await as('Ada Admin').visit(mo()), mo(), { ...given, confirmed: 'yes' })

  test.each([
    {
      what: 'another part',
      away: { role: 'viewer' } as Fields,
      back: { role: 'monitoring officer' } as Fields,
    },
    { what: 'no access', away: { active: 'no' }, back: { active: 'yes' } },
  ])('ends with the office, for $what, and does not come back with it', async ({ away, back }) => {
    await nominate('Ada Admin', 'Una Officer')
    const una = as('Una Officer')
    await act(una)
    expect((await una.visit(paths.case(secret.cases))).status).toBe(200)
    expect((await change(away)).status).toBe(303)
    expect((await una.visit(paths.case(secret.cases))).status).toBe(404)
    expect((await change(back)).status).toBe(303)
    expect(await findPerson(database, id('Mo Monitor'))).toMatchObject({
      role: 'monitoring officer',
      active: true,
      deputyId: null,
    })
    expect(await offersToAct('Una Officer')).toBe(false)
    const log = await database.db.select().from(securityEvents).orderBy(securityEvents.id)
    expect(log.map(({ note }) => note).join()).toContain(
      'The nomination of Una Officer as deputy ended with the office.',
    )
    const acts = await database.db.select().from(auditPayloads)
    expect(JSON.stringify(acts)).toContain('"deputy":"Una Officer"')
  })
})

test.each(['', '0', '-1', '1e9', '99999999999', '<script>', '2\u0000'])(
  'a form made by hand that names %j as the one to act for is refused',
  async (officerId) => {
    const page = await as('Una Officer').submit(paths.acting, { officerId })
    expect(page.status).toBe(422)
    expect(page.text).not.toContain('<script>alert')
  },
)
