import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '#db/queries/audit-event.ts'
import { files as fileTable, submissions } from '#db/schema.ts'
import { type Random, randomFrom } from '#demo/random.ts'
import { caseParts, paths } from '#src/paths.ts'
import { type FormOnPage, formFor } from '../support/form-on-page.ts'
import { filledIn, onTheWire, type Sent, spoilt } from '../support/hostile.ts'
import {
  expectHarmless,
  type HostileCouncil,
  openHostileCouncil,
  othersOf,
  type Sender,
  senders,
} from '../support/hostile-council.ts'
import { type Answer, send } from '../support/raw-request.ts'
import { addressOf, everyRoute, methodOf, patternOf } from '../support/routes.ts'
import { type Nouns, wholeCaseDay } from '../support/whole-case.ts'
import { written } from '../support/written.ts'

/** Forms of a register in earnest, which hostile-door.test.ts sends. */
const inEarnest = [paths.signInLinks, paths.signInLink(':token')]
/** Buttons that end the very session by which they are sent, or give it another part. */
const waysOut = [paths.signOut, paths.sessionsEnd, paths.sessionEnd(':id'), paths.acting, paths.actingEnd]
const forms = everyRoute.filter(
  (route) => methodOf(route) === 'POST' && ![...waysOut, ...inEarnest].includes(patternOf(route)),
)
const submissionsInAll = 2000
const each = Math.ceil(submissionsInAll / forms.length)

let council: HostileCouncil
beforeAll(async () => {
  council = await openHostileCouncil()
})
beforeEach(() => council.signEverybodyIn())
afterAll(() => council.close())

/** A form in front of somebody who may send it. */
type Opened = { person: Sender; path: string; form: FormOnPage }

/** Everybody's forms of a case at an address: on its own page, or on the register where it has none. */
async function formsOf(nouns: Nouns, pattern: string): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const person of senders) {
    const others = await othersOf(council, person, pattern)
    const path = addressOf(pattern, nouns, others)
    const places = [path, paths.cases, paths.absenceChange(others.absences), paths.settingsPart('mail')]
    for (const place of [...places, paths.mailInOutbox(others.mails ?? '1')]) {
      const page = await send(council.app, council.cookie(person), { path: place })
      const form = page.status === 200 ? formFor(page.text, path) : null
      if (!form) continue
      opened.push({ person, path, form })
      break
    }
  }
  return opened
}

/** The forms at an address, of a new case where that of the one before is done with. */
async function opener(pattern: string) {
  let nouns = await council.aWholeCase(pattern)
  return async (): Promise<Opened[]> => {
    const opened = await formsOf(nouns, pattern)
    if (opened.length > 0) return opened
    nouns = await council.aWholeCase(pattern)
    return formsOf(nouns, pattern)
  }
}

describe.each(forms)('bad submissions to %s', (route) => {
  test(`${each} of them: none fails, and what is refused has written nothing`, async () => {
    const random = randomFrom(route)
    const opens = await opener(patternOf(route))
    let open = await opens()
    expect(open.length, 'somebody is shown this form').toBeGreaterThan(0)
    for (let number = 1; number <= each; number += 1) {
      const { person, path, form } = random.pick(open)
      const sent = spoilt(random, form, filledIn(random, form, wholeCaseDay), await strangeThings(random))
      const wire = onTheWire(random, sent, form)
      const what = `submission ${number} by ${person}: ${inShort(sent, wire.headers)}`
      const before = await written(council.db)
      const began = performance.now()
      const answer = await send(council.app, council.cookie(person), { method: 'POST', path, ...wire })
      expect(performance.now() - began, `${what}: milliseconds`).toBeLessThan(10_000)
      expectHarmless(answer, what)
      const after = await written(council.db)
      if (answer.status !== 303 && answer.status !== 204) expect(after, what).toEqual(before)
      const wrote = Object.keys(after).some((table) => after[table] !== before[table])
      expect(after.audit_events !== before.audit_events, `${what}: the audit trail has it`).toBe(wrote)
      const comesBack = wrote ? null : formAgain(random, answer, path)
      if (wrote) open = await opens()
      else if (comesBack) open = [...open.slice(-3), { person, path, form: comesBack }]
    }
  }, 300_000)
})

/** The page that came back, when it is a form to go on from: the next step, or the same one with what was typed. */
function formAgain(random: Random, { status, text }: Answer, path: string): FormOnPage | null {
  const goesOn = (status === 200 || status === 422) && text.length < 200_000 && random.chance(0.5)
  return goesOn ? formFor(text, path) : null
}

async function strangeThings(random: Random) {
  const keys = await council.db.select({ key: submissions.key }).from(submissions).limit(20)
  return {
    ids: Object.values(council.another),
    usedKeys: keys.map(({ key }) => key).slice(0, random.whole(0, 20)),
  }
}

const inShort = (sent: Sent[], headers: Record<string, string>) =>
  JSON.stringify([headers, sent.map(([name, value]) => [name.slice(0, 40), value.slice(0, 80)])]).slice(
    0,
    3000,
  )

describe('a form made by hand', () => {
  const post = (person: Sender, path: string, fields: Record<string, string>) =>
    send(council.app, council.cookie(person), { method: 'POST', path, body: new URLSearchParams(fields) })

  test.each([
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
  ])('does not lead from signing in to another site by %j', async (returnTo) => {
    const answer = await post('Lee Officer', paths.signIn, { userId: '1', returnTo })
    expect([answer.status, answer.location]).toEqual([303, paths.today])
  })

  test.each(['open=yes\nSet-Cookie: hostile=1', 'words=é ﷺ', '\0', '%', 'open=yes#<script>'])(
    'keeps a view of %j as an address of ours',
    async (query) => {
      const answer = await post('Lee Officer', paths.savedViews, { name: 'By hand', query })
      expect(answer.status).toBe(303)
      expect(answer.location).toMatch(/^\/cases(\?[!-~]*)?$/)
      expectHarmless(await send(council.app, council.cookie('Lee Officer'), { path: paths.cases }), query)
    },
  )

  test('with the key of another form is refused, whoever sent that one', async () => {
    const submission = crypto.randomUUID()
    expect(
      (await post('Lee Officer', paths.savedViews, { name: 'Once', query: '', submission })).status,
    ).toBe(303)
    const before = await written(council.db)
    const notes = paths.notes(council.another.cases)
    expect((await post('Lee Officer', notes, { text: 'Again', submission })).status).toBe(409)
    expect(
      (await post('Sal Senlead', paths.savedViews, { name: 'Mine too', query: '', submission })).status,
    ).toBe(409)
    expect(await written(council.db)).toEqual(before)
  })
})

describe('after all of them', () => {
  test('the audit trail is one unbroken chain', async () => {
    expect((await verifyChain(council.db)).broken).toBeNull()
  })

  test('every file on the disk is recorded, and none is under way', async () => {
    const recorded = (await council.db.select({ id: fileTable.id }).from(fileTable)).map(({ id }) => id)
    const kept: string[] = []
    for await (const { id, underWay } of council.files.list()) kept.push(underWay ? `${id}, under way` : id)
    expect(kept.toSorted()).toEqual(recorded.toSorted())
  })

  test('every part of every case can be read, and nothing that was typed runs', async () => {
    for (const reference of council.references) {
      for (const part of caseParts) {
        const page = await send(council.app, council.cookie('Lee Officer'), {
          path: paths.casePart(reference, part),
        })
        expectHarmless(page, `${reference} ${part}`)
        expect(page.status, `${reference} ${part}`).toBe(200)
      }
    }
  }, 300_000)
})
