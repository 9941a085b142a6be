import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseAccess, cases } from '#db/schema.ts'
import { paths } from '#src/paths.ts'
import { freshDemonstration, type OpenStores } from '../support/demonstration.ts'
import { openFrontDoor, type Visitor } from '../support/people.ts'

let stores: OpenStores
let door: ReturnType<typeof openFrontDoor>
let officer: Visitor
beforeAll(async () => {
  stores = await freshDemonstration()
  door = openFrontDoor(stores)
  officer = await door.signIn('link officer')
}, 120_000)
afterAll(() => stores.close())

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim()

const words = async (visitor: Visitor, path: string): Promise<string> => {
  const page = await visitor.visit(path)
  expect(page.status, path).toBe(200)
  return plain(page.text)
}

/** The cells of a table by its id or caption, row by row, its head and its total line among them. */
function rowsOf(html: string, which: { id: string } | { caption: string }): string[][] {
  const table = [...html.matchAll(/<table[\s\S]*?<\/table>/g)]
    .map(([text]) => text)
    .find((text) =>
      'id' in which
        ? text.startsWith('<table') && text.slice(0, text.indexOf('>')).includes(`id="${which.id}"`)
        : plain(/<caption[\s\S]*?<\/caption>/.exec(text)?.[0] ?? '') === which.caption,
    )
  if (!table) throw new Error(`There is no table ${JSON.stringify(which)}`)
  return [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][\s\S]*?<\/t[hd]>/g)].map(([cell]) => plain(cell)),
  )
}

/** Every link of a page to the cases behind a figure, with the figure that it shows. */
const figureLinks = (html: string): { href: string; shows: number }[] =>
  [...html.matchAll(/<a href="(\/annual-letters\/[^"]*\/figures\/[^"]+)">([\s\S]*?)<\/a>/g)]
    .filter(([, href]) => !href!.includes('.csv'))
    .map(([, href, text]) => ({
      href: href!.replaceAll('&amp;', '&'),
      shows: Number(/\d+/.exec(plain(text!))![0]),
    }))

/** What a list says that it counts, and how many rows stand in it. */
async function listAt(visitor: Visitor, href: string) {
  const { status, text } = await visitor.visit(href)
  expect(status, href).toBe(200)
  const said = plain(/<p class="showing">[\s\S]*?<\/p>/.exec(text)?.[0] ?? '')
  const part = (name: string) => Number(new RegExp(`(\\d+) ${name}`).exec(said)?.[1] ?? 0)
  const rows = text.includes('id="cases"') ? rowsOf(text, { id: 'cases' }).slice(1) : []
  return {
    counts: Number(/^\d+/.exec(said)![0]),
    rows,
    restricted: part('restricted'),
    ofOtherServices: part('of other services'),
  }
}

const csvAt = async (visitor: Visitor, path: string) => {
  const { status, text, headers } = await visitor.visit(path)
  expect(status, path).toBe(200)
  expect(headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
  return parse(text, { bom: true, columns: true }) as Record<string, string>[]
}

describe('the annual letter says the figures of Kent’s three years', () => {
  test.each([
    { year: '2023-24', figure: '81%', says: '76 of 94 investigations' },
    { year: '2023-24', figure: '98%', says: '62 of 63 outcomes' },
    { year: '2023-24', figure: '3%', says: '2 of 76 upheld decisions' },
    { year: '2022-23', figure: '87%', says: '53 of 61 investigations' },
    { year: '2022-23', figure: '100%', says: '51 of 51 outcomes' },
    { year: '2022-23', figure: '8%', says: '4 of 53 upheld decisions' },
    { year: '2021-22', figure: '68%', says: '65 of 95 investigations' },
  ])('$year: $figure, $says', async ({ year, figure, says }) => {
    const { text } = await officer.visit(paths.annualLetter(year))
    const cards = [...text.matchAll(/<section class="card measure-card">[\s\S]*?<\/section>/g)]
    const card = cards.map(([card]) => card).find((card) => plain(card).includes(says))
    expect(card, says).toBeDefined()
    expect(plain(/measure-card__rate">([\s\S]*?)<\/p>/.exec(card!)![1]!)).toBe(figure)
  })

  test.each([
    { year: '2023-24', upheld: '4.8', similar: '4.5', range: '1,567,011 and 1,600,000' },
    { year: '2022-23', upheld: '3.4', similar: '3.4', range: '1,536,232 and 1,582,089' },
  ])('$year: $upheld upheld per 100,000, with the population and a check of it', async (expected) => {
    const page = await words(officer, paths.annualLetter(expected.year))
    expect(page).toContain(
      `${expected.upheld} upheld per 100,000 residents; the letter ${expected.upheld}, the same; County Councils ${expected.similar}`,
    )
    expect(page).toContain('1,576,100 residents')
    expect(page).toContain('2021 Census')
    expect(page).toContain(`between ${expected.range}. Ours lies within.`)
  })

  test('all three measures of 2023-24 agree with the letter of 17 July 2024', async () => {
    const page = await words(officer, paths.annualLetter('2023-24'))
    expect(page).toContain('1 April 2023 to 31 March 2024. Letter of 17 July 2024.')
    expect(page).toContain('All three measures agree with our cases.')
  })

  test('the averages of County Councils stand beside ours', async () => {
    const page = await words(officer, paths.annualLetter('2023-24'))
    expect(page).toContain('Our cases81%The letter81%County Councils85%2022-23 (ours)87%')
  })

  test('a year of which no measures were published says so', async () => {
    const page = await words(officer, paths.annualLetter('2021-22'))
    expect(page).toContain('The Ombudsman’s measures for this year are not recorded.')
  })

  test('a year without a case says in words that there is no rate', async () => {
    const page = await words(officer, paths.annualLetter('2015-16'))
    expect(page).toContain('No investigations were completed in this period')
    expect(page).toContain('No recommendations were due for compliance in this period')
    expect(page).toContain('No complaints were upheld in this period')
  })

  test('the running year is shown so far, and its letter is awaited', async () => {
    const page = await words(officer, paths.annualLetter('2024-25'))
    expect(page).toContain('Annual letter 2024-25 so far')
    expect(page).toContain('The year is not over')
    expect(page).not.toContain('agree with our cases')
  })
})

describe('ways to the letters', () => {
  test('the annual letter opens at the last year that has a letter', async () => {
    const { status, location } = await officer.visit(paths.annualLetters)
    expect([status, location]).toEqual([302, paths.annualLetter('2023-24')])
  })

  test('each year with cases or published figures is linked', async () => {
    const { text } = await officer.visit(paths.annualLetter('2022-23'))
    for (const year of ['2021-22', '2022-23', '2023-24', '2024-25'])
      expect(text).toContain(`href="${paths.annualLetter(year)}"`)
  })

  test.each(['2023-25', '2023', '23-24', 'last', '2025-26', '2099-00', '0000-01'])(
    'there is no letter of %s',
    async (year) => {
      for (const path of [paths.annualLetter(year), paths.annualTables(year), paths.publishedFigures(year)])
        expect((await officer.visit(path)).status).toBe(404)
      expect((await officer.visit(paths.figure(year, 'upheld'))).status).toBe(404)
    },
  )

  test('there is no figure of another name, and no part sent perhaps', async () => {
    expect((await officer.visit('/annual-letters/2023-24/figures/maladministration')).status).toBe(404)
    expect((await officer.visit(`${paths.figure('2023-24', 'upheld')}?sent=perhaps`)).status).toBe(404)
  })
})

describe('decisions over three years beside table 17', () => {
  test('theirs stand apart from ours, in the same columns', async () => {
    const { text } = await officer.visit(paths.annualLetter('2023-24'))
    expect(rowsOf(text, { caption: 'As the Ombudsman published them' }).slice(1)).toEqual([
      ['2023-24', '76', '18', '2', '101', '16', '91', '304'],
      ['2022-23', '53', '8', '7', '91', '8', '62', '229'],
      ['2021-22', '65', '30', '0', '75', '2', '10', '182'],
    ])
    expect(rowsOf(text, { caption: 'Our cases' }).slice(1)).toEqual([
      ['2023-24', '76', '18', '0', '100', '0', '91', '285'],
      ['2022-23', '53', '8', '7', '91', '8', '62', '229'],
      ['2021-22', '65', '30', '0', '75', '2', '10', '182'],
    ])
    expect(plain(text)).toContain('table 17')
  })

  test('2023-24 reads 304 of theirs against 285 of ours, by label', async () => {
    const { text } = await officer.visit(paths.annualLetter('2023-24'))
    const lines = rowsOf(text, { caption: 'Decisions 2023-24, by label' })
    expect(lines.slice(1)).toEqual([
      ['Upheld', '76', '76', '0 (the same)'],
      ['Not upheld', '18', '18', '0 (the same)'],
      ['Advice given', '2', '0', '+2 (differs)'],
      ['Closed after enquiries', '101', '100', '+1 (differs)'],
      ['Incomplete or invalid', '16', '0', '+16 (differs)'],
      ['Referred back', '91', '91', '0 (the same)'],
      ['Total', '304', '285', '+19 (differs)'],
    ])
    expect(plain(text)).toContain('probably ended by the Ombudsman and never sent to the council')
    expect(plain(text)).toContain('not certain')
  })

  test('the upheld rate over the years is a drawing and a table, with the change of 2022-23', async () => {
    const { text } = await officer.visit(paths.annualLetter('2023-24'))
    expect(rowsOf(text, { caption: 'Upheld rate by year' }).slice(1)).toEqual([
      ['2021-22', '68% 65 of 95', 'Not recorded', '71%'],
      ['2022-23', '87% 53 of 61', '87%', '80%'],
      ['2023-24', '81% 76 of 94', '81%', '85%'],
    ])
    expect(plain(text)).toContain('From 2022-23: fewer borderline cases from here.')
    expect(plain(text)).toContain('paragraphs 9.2 and 9.3')
  })
})

describe('every figure opens the cases that make it', { timeout: 120_000 }, () => {
  test.each([
    paths.annualLetter('2023-24'),
    paths.annualLetter('2022-23'),
    paths.annualLetter('2021-22'),
    paths.annualLetter('2024-25'),
    paths.annualTables('2023-24'),
    paths.annualTables('2024-25'),
  ])('on %s', async (path) => {
    const { text } = await officer.visit(path)
    const links = new Map(figureLinks(text).map((link) => [`${link.href} ${link.shows}`, link]))
    expect(links.size).toBeGreaterThan(10)
    for (const { href, shows } of links.values()) {
      const list = await listAt(officer, href)
      const listed = list.rows.length + list.restricted
      expect({ href, counts: list.counts, listed }).toEqual({ href, counts: shows, listed: shows })
    }
  })

  test('each case says why it counts', async () => {
    const { rows } = await listAt(officer, paths.figure('2023-24', 'not-upheld'))
    for (const row of rows) expect(row.at(-1)).toMatch(/^Not upheld on \d{1,2} \w+ 202[34]$/)
    const remedied = await listAt(officer, paths.figure('2023-24', 'satisfactory-remedies'))
    for (const row of remedied.rows) expect(row.at(-1)).toMatch(/^Upheld on .*remedied/)
    const { rows: not } = await listAt(officer, paths.figure('2023-24', 'not-satisfied'))
    expect(not.map((row) => row.at(-1))).toEqual([
      expect.stringMatching(/^Outcome recorded .*: Remedy not complete and not satisfied; not satisfied$/),
    ])
  })

  test('a figure of no cases says so', async () => {
    const page = await words(officer, paths.figure('2023-24', 'advice-given'))
    expect(page).toContain('No case makes this figure')
  })
})

describe('the tables by directorate and service', () => {
  const numbers = (row: readonly string[]) => row.slice(1).map(Number)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

  test.each(['2021-22', '2022-23', '2023-24', '2024-25'])('%s: every sum adds up', async (year) => {
    const { text } = await officer.visit(paths.annualTables(year))
    const whole = rowsOf(text, { id: 'all-directorates' }).slice(1)
    const ids = [...text.matchAll(/id="(directorate-\d+)"/g)].map(([, id]) => id!)
    expect(ids).toHaveLength(whole.length - 1)
    const totals = ids.map((id) => rowsOf(text, { id }).at(-1)!)
    expect(totals.map(numbers)).toEqual(whole.slice(0, -1).map(numbers))
    for (const table of [whole, ...ids.map((id) => rowsOf(text, { id }).slice(1))]) {
      const lines = table.map(numbers)
      for (const line of lines) expect(line.at(-1)).toBe(sum(line.slice(0, -1)))
      const last = lines.at(-1)!
      for (const column of last.keys())
        expect(last[column]).toBe(sum(lines.slice(0, -1).map((line) => line[column]!)))
    }
  })

  test('2023-24 gives tables 18 to 21, with the missing one as “Service not recorded”', async () => {
    const { text } = await officer.visit(paths.annualTables('2023-24'))
    const byName = Object.fromEntries(
      [...text.matchAll(/id="(directorate-\d+)"/g)]
        .flatMap(([, id]) => rowsOf(text, { id: id! }))
        .map(([name, ...cells]) => [name!, cells]),
    )
    expect(rowsOf(text, { id: 'all-directorates' }).slice(1)).toEqual([
      ['Adult Social Care and Health', '20', '7', '23', '15', '65'],
      ['Chief Executive and Deputy Chief Executive Departments', '0', '2', '3', '1', '6'],
      ['Children, Young People and Education', '56', '5', '51', '70', '182'],
      ['Growth, Environment and Transport', '0', '4', '23', '5', '32'],
      ['All directorates', '76', '18', '100', '91', '285'],
    ])
    expect(byName['Special Educational Needs']).toEqual(['41', '2', '13', '41', '97'])
    expect(byName['Service not recorded']).toEqual(['1', '0', '0', '0', '1'])
    expect(byName['Closed by the Ombudsman, not sent to the council']).toEqual(['0', '0', '3', '27', '30'])
  })

  test('where a printed table does not add up, the page says by how much: table 18 alone', async () => {
    const { text } = await officer.visit(paths.annualTables('2023-24'))
    expect(text.match(/The printed table does not add up/g)).toHaveLength(1)
    expect(plain(text)).toContain('Upheld: the figures add up to 55, and 56 is printed.')
    expect(plain(text)).toContain('Total: the figures add up to 181, and 182 is printed.')
  })

  test('received by subject stands as published, with ours below', async () => {
    const { text } = await officer.visit(paths.annualTables('2023-24'))
    const lines = rowsOf(text, { id: 'received' })
    expect(lines[0]).toEqual(['Subject', '2023-24', '2022-23', '2021-22'])
    expect(lines).toContainEqual(["Education and children's services", '186', '146', '96'])
    expect(lines).toContainEqual(['Total published', '304', '243', '182'])
    expect(lines.at(-1)![0]).toBe('In our register')
  })
})

describe('the published figures of a year', () => {
  test('the council, its type and the nation are three things, each figure with source and place', async () => {
    const page = await words(officer, paths.publishedFigures('2023-24'))
    expect(page).toMatch(/Kent County Council.*Authorities of the same type: averages.*England/)
    expect(page).toContain('Averages, as printed for County Councils')
    expect(page).toContain('Upheld rate81%Complaints upheld')
    expect(page).toContain('Annual Review letter 2023-24 to Kent County Council (17 July 2024)')
    expect(page).toMatch(/England.*Upheld rate84%.*paragraph 9\.6/)
    expect(await words(officer, paths.publishedFigures('2022-23'))).toContain(
      'No national figure is recorded for 2022-23',
    )
  })

  test('other councils stand beside ours, the lowest upheld rate first', async () => {
    const { text } = await officer.visit(paths.publishedFigures('2023-24'))
    const tables = ['peers', 'other-councils'].filter((id) => text.includes(`id="${id}"`))
    const councils = tables.flatMap((id) => rowsOf(text, { id }).slice(1))
    const counties = rowsOf(text, { id: 'peers' }).map(([name]) => name)
    expect(counties).toContain('Kent County Council')
    expect(counties).toContain('Devon County Council')
    expect(counties).not.toContain('Bromley Council')
    expect(councils.length).toBeGreaterThan(counties.length)
    for (const id of tables) {
      const [head = [], ...rows] = rowsOf(text, { id })
      const rates = rows
        .map((row) => row[head.indexOf('Upheld rate')]!)
        .filter((rate) => rate !== '–')
        .map((rate) => Number(rate.replace('%', '')))
      expect(rates).toEqual([...rates].sort((one, other) => one - other))
    }
  })
})

describe('the same list for each part', () => {
  const upheld = paths.figure('2023-24', 'upheld')
  const upheldCsv = paths.figureCsv('2023-24', 'upheld')

  test('the download has the rows of the page, for everybody who may read it', async () => {
    for (const role of ['link officer', 'service lead', 'monitoring officer', 'viewer'] as const) {
      const person = await door.signIn(role)
      const { rows } = await listAt(person, upheld)
      const csv = await csvAt(person, upheldCsv)
      expect(csv.map((row) => [row.Reference, row['Why it counts']])).toEqual(
        rows.map((row) => [row[0], row.at(-1)]),
      )
    }
  })

  test('a viewer reads no complainant, in the page or the download, and opens no case', async () => {
    const viewer = await door.signIn('viewer')
    const { text } = await viewer.visit(upheld)
    expect(text).not.toContain('Complainant')
    expect(text).not.toMatch(/href="\/cases\/\d/)
    const [officersRow] = await csvAt(officer, upheldCsv)
    expect(Object.keys(officersRow!)).toContain('Complainant')
    expect(officersRow!.Complainant).not.toBe('')
    const [viewersRow] = await csvAt(viewer, upheldCsv)
    expect(Object.keys(viewersRow!)).not.toContain('Complainant')
    const download = (await viewer.visit(upheldCsv)).text
    for (const { Complainant: name } of await csvAt(officer, upheldCsv)) {
      expect(text).not.toContain(`>${name}<`)
      expect(download).not.toContain(`,${name},`)
    }
  })

  test('what could run as a formula in a spreadsheet is a text in the download', async () => {
    const [row] = await csvAt(officer, upheldCsv)
    const reference = row!.Reference!.replaceAll(' ', '')
    const name = (complainant: string) =>
      stores.db.update(cases).set({ complainant }).where(eq(cases.reference, reference))
    await name('=HYPERLINK("http://evil.example")')
    const [escaped] = await csvAt(officer, upheldCsv)
    expect(escaped!.Complainant).toBe(`'=HYPERLINK("http://evil.example")`)
    await name(row!.Complainant!)
  })

  test('an administrator reads every figure, and is shown no list', async () => {
    const administrator = await door.signIn('administrator')
    const { text } = await administrator.visit(paths.annualLetter('2023-24'))
    expect(plain(text)).toContain('76 of 94 investigations')
    expect(figureLinks(text)).toEqual([])
    expect(figureLinks((await administrator.visit(paths.annualTables('2023-24'))).text)).toEqual([])
    expect((await administrator.visit(upheld)).status).toBe(403)
    expect((await administrator.visit(upheldCsv)).status).toBe(403)
  })

  test('a service lead sees their own cases, and how many are of other services', async () => {
    const lead = await door.signIn('service lead')
    const list = await listAt(lead, upheld)
    expect(list.counts).toBe(76)
    expect(list.rows.length).toBeGreaterThan(0)
    expect(list.ofOtherServices).toBeGreaterThan(0)
    expect(list.rows.length + list.restricted + list.ofOtherServices).toBe(76)
  })

  test('a restricted case counts for everybody, and is listed for whom it is open to', async () => {
    const all = await csvAt(officer, upheldCsv)
    const reference = all[0]!.Reference!
    const stored = reference.replaceAll(' ', '')
    await stores.db.update(cases).set({ restricted: true }).where(eq(cases.reference, stored))
    const [found] = await stores.db.select({ id: cases.id }).from(cases).where(eq(cases.reference, stored))
    await stores.db.delete(caseAccess).where(eq(caseAccess.caseId, found!.id))
    const before = all.length
    const closed = await listAt(officer, upheld)
    expect(closed.counts).toBe(76)
    expect(closed.rows).toHaveLength(before - 1)
    expect(closed.rows.map(([first]) => first)).not.toContain(reference)
    const monitoringOfficer = await listAt(await door.signIn('monitoring officer'), upheld)
    expect(monitoringOfficer.rows).toHaveLength(76)
    expect(monitoringOfficer.restricted).toBe(0)
    await stores.db.update(cases).set({ restricted: false }).where(eq(cases.reference, stored))
  })
})
