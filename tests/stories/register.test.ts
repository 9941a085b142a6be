import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { listUsers } from '#db/queries/user.ts'
import { shippedCalendar } from '#src/council-calendar.ts'
import { paths } from '#src/paths.ts'
import { freshDemonstration, type OpenStores } from '../support/demonstration.ts'
import { openFrontDoor, type Visitor } from '../support/people.ts'

let stores: OpenStores
let officer: Visitor
beforeAll(async () => {
  stores = await freshDemonstration()
  officer = await openFrontDoor(stores).signIn('link officer')
}, 120_000)
afterAll(() => stores.close())

const referencesOn = (text: string) =>
  [...text.matchAll(/class="reference"[^>]*>(\d\d \d{3} \d{3}[a-z]?)</g)].map(([, reference]) => reference!)

const total = (text: string) => Number(/page-head__lede">(\d+) case/.exec(text)?.[1])

const linkTo = (text: string, rel: 'next' | 'prev') =>
  new RegExp(`href="([^"]+)" rel="${rel}"`).exec(text)?.[1]?.replaceAll('&amp;', '&')

/** Every page of a list, following its own links. */
async function allPages(person: Visitor, path: string): Promise<string[]> {
  const found: string[] = []
  for (let at: string | undefined = path; at; ) {
    const { text, status } = await person.visit(at)
    expect(status).toBe(200)
    found.push(...referencesOn(text))
    at = linkTo(text, 'next')
  }
  return found
}

const rowsOf = async (person: Visitor, path: string): Promise<Record<string, string>[]> =>
  parse((await person.visit(path)).text, { bom: true, columns: true })

describe('searching', () => {
  test.each(['23 001 283', '23001283', '23-001-283', 'about 23 001 283 please'])(
    'finds the case by its reference written as %s',
    async (words) => {
      const { text } = await officer.visit(`/cases?words=${encodeURIComponent(words)}`)
      expect(referencesOn(text)).toEqual(['23 001 283'])
    },
  )

  test('finds references by their beginning', async () => {
    const found = await allPages(officer, '/cases?words=23%20001')
    expect(found).toEqual(['23 001 147', '23 001 283'])
  })

  test('finds words by their beginning, and all of them together', async () => {
    const { text } = await officer.visit('/cases?words=blue%20badg')
    expect(referencesOn(text).length).toBeGreaterThan(0)
    expect(total((await officer.visit('/cases?words=blue%20xyzzy')).text)).toBe(0)
  })

  test.each(["'; drop table cases; --", '!!! & | ( :*', '<script>alert(1)</script>', '\\', '%', '💥'])(
    'takes %s as mere words',
    async (words) => {
      const { status, text } = await officer.visit(`/cases?words=${encodeURIComponent(words)}`)
      expect(status).toBe(200)
      expect(text).not.toContain('<script>alert')
    },
  )
})

describe('sorting and paging', () => {
  test.each(['deadline', 'reference', 'received', 'decided', 'complainant', 'service', 'stage', 'handler'])(
    'by %s, up and down, every case stands on exactly one page',
    async (sort) => {
      const query = 'decided=2023-24&decision=Upheld'
      const up = await allPages(officer, `/cases?${query}&sort=${sort}&direction=up`)
      const down = await allPages(officer, `/cases?${query}&sort=${sort}&direction=down`)
      expect(new Set(up).size).toBe(up.length)
      expect(up).toHaveLength(total((await officer.visit(`/cases?${query}`)).text))
      expect(down).toEqual(up.toReversed())
    },
  )

  test('a place beyond the last case begins again', async () => {
    const after = Buffer.from(JSON.stringify({ key: '', reference: '99999999' })).toString('base64url')
    const { status, text } = await officer.visit(`/cases?sort=reference&after=${after}`)
    expect(status).toBe(200)
    expect(referencesOn(text)).toEqual(referencesOn((await officer.visit('/cases?sort=reference')).text))
  })

  test.each([
    '/cases?category=%00',
    '/cases?words=%00',
    `/cases?after=${Buffer.from('{"key":"\\u0000","reference":"x"}').toString('base64url')}`,
    '/annual-letters/2023-24/figures/upheld?service=%00',
    '/annual-letters/2023-24/figures/upheld?directorate=%00',
  ])('%s is no failure', async (address) => {
    expect((await officer.visit(address)).status).toBeLessThan(500)
  })

  test('the page before shows what it showed', async () => {
    const first = await officer.visit('/cases?sort=reference')
    const second = await officer.visit(linkTo(first.text, 'next')!)
    const back = await officer.visit(linkTo(second.text, 'prev')!)
    expect(referencesOn(back.text)).toEqual(referencesOn(first.text))
    expect(linkTo(back.text, 'prev')).toBeUndefined()
  })

  test('a place that is no place is a mistake beside the list, not a failure', async () => {
    for (const after of ['nonsense', 'e30', Buffer.from('[1]').toString('base64url')]) {
      const { status, text } = await officer.visit(`/cases?after=${after}`)
      expect(status).toBe(422)
      expect(text).toContain('This place in the list is not known')
    }
  })
})

describe('filtering', () => {
  test.each([
    ['decided=2023-24&decision=Upheld', 76],
    ['decided=2023-24&decision=Not+upheld', 18],
    ['decided=2023-24', 285],
    ['decided=2022-23', 229],
    ['decided=2021-22', 182],
  ])('%s leaves the cases that the figures count', async (query, cases) => {
    const officerOf = await openFrontDoor(stores).signIn('monitoring officer')
    expect(total((await officerOf.visit(`/cases?${query}`)).text)).toBe(cases)
  })

  test('stages add up to all cases, and open ones are those not closed', async () => {
    const page = await officer.visit('/cases')
    const stages = [...page.text.matchAll(/name="stage" type="checkbox" value="([^"]+)"/g)].map(
      ([, stage]) => stage!,
    )
    expect(stages).toHaveLength(9)
    const counts = new Map<string, number>()
    for (const stage of stages) {
      counts.set(stage, total((await officer.visit(`/cases?stage=${encodeURIComponent(stage)}`)).text))
    }
    const sum = [...counts.values()].reduce((a, b) => a + b, 0)
    expect(sum).toBe(total(page.text))
    expect(total((await officer.visit('/cases?open=yes')).text)).toBe(sum - counts.get('Closed')!)
  })

  test('a filter that is not on the list is a mistake beside its field, and the rest still holds', async () => {
    const { status, text } = await officer.visit('/cases?decision=Partly+upheld&decided=2023-24')
    expect(status).toBe(422)
    expect(text).toContain('Choose a decision from the list')
    expect(text).toContain('<title>Error: Cases - Redress</title>')
  })

  test('nothing found says so and leads back', async () => {
    const { text } = await officer.visit('/cases?words=xyzzy')
    expect(text).toContain('No case fits')
  })
})

describe('taking the list away', () => {
  test('the CSV holds exactly the cases of the list, in its order', async () => {
    const query = 'decided=2023-24&decision=Upheld&sort=decided&direction=up'
    const rows = await rowsOf(officer, `/cases.csv?${query}`)
    expect(rows.map((row) => row.Reference)).toEqual(await allPages(officer, `/cases?${query}`))
  })

  test('a cell that a spreadsheet would run is only text', async () => {
    const [, , user] = await listUsers(stores.db)
    const desk = {
      ...stores,
      user: { ...user!, services: [] },
      today: '2024-09-09',
      now: new Date('2024-09-09T09:00:00Z'),
      calendar: shippedCalendar,
    }
    await recordCase(desk, {
      reference: '24 999 991',
      complainant: '=HYPERLINK("http://evil.example")',
      category: 'Education',
      learnedOn: '2024-09-09',
    })
    const [row] = await rowsOf(officer, '/cases.csv?words=24999991')
    expect(row?.Complainant).toBe('\'=HYPERLINK("http://evil.example")')
  })
})

describe('saved views', () => {
  test('a view is kept under its name, replaced by the same name, and removed', async () => {
    await officer.submit(paths.savedViews, { name: 'Late ones', query: 'overdue=yes' })
    await officer.submit(paths.savedViews, { name: 'Late ones', query: 'overdue=yes&open=yes' })
    const { text } = await officer.visit('/cases?overdue=yes&open=yes')
    expect(text.match(/Late ones<\/a>/g)).toHaveLength(1)
    const other = await openFrontDoor(stores).signIn('link officer', 1)
    expect((await other.visit('/cases')).text).not.toContain('Late ones')
    const removal = /action="(\/saved-views\/\d+\/removal)"/.exec(text)![1]!
    expect((await other.submit(removal, {})).status).toBe(404)
    await officer.submit(removal, {})
    expect((await officer.visit('/cases')).text).not.toContain('Late ones')
  })

  test('a view without a name is a mistake, and nothing typed is lost', async () => {
    const page = await officer.submit(paths.savedViews, { name: ' ', query: 'overdue=yes' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Give the view a name')
    expect(page.text).toContain('name="query" value="overdue=yes"')
  })
})

describe('who sees what', () => {
  test('a viewer sees the list without complainants, in the page, the search and the CSV', async () => {
    const viewer = await openFrontDoor(stores).signIn('viewer')
    const { text } = await viewer.visit('/cases')
    expect(text).not.toMatch(/\b(Mrs|Mr|Ms|Miss) [A-Z]\b/)
    expect(total((await viewer.visit('/cases?words=Mrs')).text)).toBe(0)
    const byName = await viewer.visit('/cases?sort=complainant')
    const place = new URL(linkTo(byName.text, 'next')!, 'http://x').searchParams.get('after')!
    expect(Buffer.from(place, 'base64url').toString()).toMatch(/^{"key":"","reference":"\d{8}[a-z]?"}$/)
    const rows = await rowsOf(viewer, '/cases.csv?decided=2023-24')
    expect(rows.length).toBeGreaterThan(200)
    expect(Object.keys(rows[0]!)).not.toContain('Complainant')
  })

  test('a service lead sees the cases of their own services alone', async () => {
    const lead = await openFrontDoor(stores).signIn('service lead')
    const rows = await rowsOf(lead, '/cases.csv')
    const all = await rowsOf(officer, '/cases.csv')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(all.length)
    const others = rows.filter((row) => row.Service !== 'Special Educational Needs')
    expect(others.length).toBeLessThan(rows.length / 10)
  })
})
