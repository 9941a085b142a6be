import { afterAll, beforeAll, expect, test } from 'vitest'
import { mapCategory } from '#casework/category-map.ts'
import { listCategoryMap } from '#db/queries/category-map.ts'
import { findService } from '#db/queries/service.ts'
import { findUser, insertUser } from '#db/queries/user.ts'
import { paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'

let story: Story
let ada: Browser
beforeAll(async () => {
  story = await beginStory('2024-09-09')
  ada = await story.person('Ada Admin')
}, 60_000)
afterAll(() => story.close())

const page = paths.settingsPart('category-map')
const pageOn = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${page}?${new URLSearchParams({ 'on-day': date, 'on-month': month, 'on-year': year })}`
}

const sen = 'Special educational needs'
const transport = 'School transport'

test('the map begins with what the council was set up with, and the Ombudsman’s categories can be loaded', async () => {
  await ada.opens(page)
  expect(ada.reads()).toMatch(/As of 9 September 2024: 1 with a service, 0 without/)
  await ada.presses('Load the Ombudsman’s categories')
  expect(ada.reads()).toMatch(
    /As of 9 September 2024: \d+ with a service, \d+ without\. Without a service Category/,
  )
  expect(ada.reads()).not.toContain('are not in the map')
  const map = await listCategoryMap(story)
  expect(map.filter(({ subCategory }) => subCategory === sen)).toHaveLength(1)
})

test('a blue badge is adult care to the Ombudsman and a service of our own from a day', async () => {
  await ada.opens(paths.newCategory)
  await ada.presses('Add it to the map', {
    category: 'Adult care services',
    subCategory: 'Blue badges',
    service: String(story.services[transport]),
    from: '2024-01-01',
  })
  expect(ada.reads()).toContain('Adult care services: Blue badges is in the map')
  await ada.clicks('Blue badges (Adult care services)')
  await ada.presses('Save', { service: String(story.services.Highways), from: '2024-07-01' })
  expect(ada.reads()).toMatch(
    /What the map said .*1 July 2024 Highways Ada Admin.*1 January 2024 School transport/,
  )
})

test.each([
  [
    '2023-12-31',
    /Without a service .*Adult care services Blue badges \(Adult care services\) No entry on this day/,
  ],
  ['2024-06-30', /Blue badges \(Adult care services\) School transport 1 January 2024/],
  ['2024-09-09', /Blue badges \(Adult care services\) Highways 1 July 2024/],
])('as of %s it says so', async (on, words) => {
  await ada.opens(pageOn(on))
  expect(ada.reads()).toMatch(words)
  await ada.clicks('By our service')
  expect(ada.reads()).toMatch(words.source.includes('Without') ? words : /Adult care services: Blue badges/)
})

test.each([
  ['2024-05-01', transport],
  ['2024-07-01', 'Highways'],
])('a case that was learned of on %s gets %s, which answered then', async (learnedOn, service) => {
  const lee = await story.person('Lee Officer')
  await lee.opens(paths.newCase)
  await lee.presses('Record the case', {
    reference: `24 000 ${learnedOn.slice(5, 7)}0`,
    complainant: 'Mr Y',
    category: 'Adult care services',
    subCategory: 'blue badges',
    learnedOn,
  })
  expect(lee.reads()).toContain(`${service} was taken as its service, from its category`)
})

test.each([
  [{ category: '', subCategory: 'X', service: 'none' }, 'Choose a category'],
  [{ category: 'Housing', newCategory: 'Homes', subCategory: 'X', service: 'none' }, 'not both'],
  [
    { category: 'Education', subCategory: 'special EDUCATIONAL needs', service: 'none' },
    'This is in the map already',
  ],
  [{ category: 'Education', subCategory: 'X', service: '' }, 'Choose a service, or that none answers'],
  [{ category: 'Education', subCategory: 'X', service: '1', from: '2018-03-31' }, 'began on 1 April 2018'],
  [{ category: 'Education', subCategory: 'X', service: '1', from: '2024-02-31' }, 'must be a real date'],
])('%j is not added', async (typed, mistake) => {
  const before = await listCategoryMap(story)
  await ada.opens(paths.newCategory)
  await ada.presses('Add it to the map', typed)
  expect([ada.status(), ada.reads()]).toEqual([422, expect.stringContaining(mistake)])
  expect(await listCategoryMap(story)).toEqual(before)
})

test('an entry that somebody else wrote meanwhile is shown beside one’s own, and nothing is written', async () => {
  const badges = { category: 'Adult care services', subCategory: 'Blue badges' }
  const its = (await listCategoryMap(story)).filter(({ subCategory }) => subCategory === 'Blue badges')
  await ada.opens(paths.mappedCategory(its[0]!.id))
  const desk = story.at('Ada Admin', '2024-09-09')
  await mapCategory(desk, { ...badges, serviceId: null, validFrom: '2024-09-01' }, its.at(-1)!.id)
  await ada.presses('Save', { service: String(story.services[sen]), from: '2024-09-09' })
  expect(ada.status()).toBe(409)
  expect(ada.reads()).toMatch(/Ada Admin changed this .*Service No service Special educational needs/)
  const unread = (await listCategoryMap(story)).filter(({ subCategory }) => subCategory === 'Blue badges')
  expect(unread).toHaveLength(its.length + 1)
  await ada.presses('Save')
  expect(ada.reads()).toContain('Special educational needs answers for it from 9 September 2024')
})

test('of a whole category, its own last author is named', async () => {
  const ada = story.at('Ada Admin', '2024-09-09')
  const abeId = await insertUser(story.db, {
    name: 'Abe Admin',
    email: 'abe@example.gov.uk',
    role: 'administrator',
  })
  const abe = { ...ada, user: await findUser(story.db, abeId, ada.today) }
  const whole = (category: string) => ({
    category,
    subCategory: '',
    serviceId: story.services.Highways!,
    validFrom: '2024-09-02',
  })
  await mapCategory(ada, whole('Allotments'), 0)
  const first = (await listCategoryMap(story)).find(({ category }) => category === 'Allotments')!
  const browser = await story.person('Ada Admin')
  await browser.opens(paths.mappedCategory(first.id))
  await mapCategory(abe, whole('Allotments'), first.id)
  await mapCategory(ada, whole('Markets'), 0)
  await browser.presses('Save', { service: 'none', from: '2024-09-09' })
  expect(browser.status()).toBe(409)
  expect(browser.reads()).toContain('Abe Admin changed this')
})

test('a day that is none is asked for again', async () => {
  await ada.opens(pageOn('2024-02-31'))
  expect([ada.status(), ada.reads()]).toEqual([422, expect.stringContaining('The day must be a real date')])
})

test('a service that merges takes its categories with it, from the day of the merger', async () => {
  await ada.opens(paths.serviceMerger(story.services[transport]!))
  await ada.presses('Go on', { others: [String(story.services[sen])], into: 'this', from: '2024-09-02' })
  expect(ada.reads()).toMatch(/Categories of the map [1-9]/)
  await ada.presses('Merge the services')
  expect((await findService(story, story.services[sen]!)).validTo).toBe('2024-09-01')
  await ada.opens(page)
  const row = (service: string, since: string) => new RegExp(`${sen} \\(Education\\) ${service} ${since}`)
  expect(ada.reads()).toMatch(row(transport, '2 September 2024'))
  await ada.opens(pageOn('2024-09-01'))
  expect(ada.reads()).toMatch(row(sen, '1 April 2018'))
})

test.each([
  ['2024-08-30', 'which answers today'],
  ['2024-09-04', 'which answered then'],
])(
  'a case that was learned of on %s and is entered after the merger gets the service %s',
  async (learnedOn) => {
    const lee = await story.person('Lee Officer')
    await lee.opens(paths.newCase)
    await lee.presses('Record the case', {
      reference: `24 001 ${learnedOn.slice(5, 7)}${learnedOn.slice(9)}`,
      complainant: 'Mr Z',
      category: 'Education',
      subCategory: sen,
      learnedOn,
    })
    expect(lee.reads()).toContain(`${transport} was taken as its service, from its category`)
  },
)
