import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { stages } from '#domain/case.ts'
import { caseParts, paths } from '#src/paths.ts'
import { type Found, followLinks, pagesOfTheApp } from '../support/addresses.ts'
import {
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScroll,
  signIn,
  widths,
} from '../support/browser.ts'
import { demonstrationPages } from '../support/demonstration-pages.ts'

const openPage = demonstrationPages()
const open = (who: string, width: number) => openPage({ who, width })

/** Cases in every stage, so that every form has a case that offers it. */
const lists = [
  ...stages.map((stage) => paths.casesLike(new URLSearchParams({ stage }).toString())),
  paths.casesLike('overdue=yes'),
  paths.today,
]
/** With a file to review. */
const cases = [paths.casePart('23904377', 'actions'), ...lists]

type Looked = { page: Page; complaints: string[]; accessible: boolean }

/** What a page of any part shows, and what a browser says to it. */
async function examine({ page, complaints, accessible }: Looked, address: string): Promise<void> {
  await page.goto(address)
  const headings = await page.locator('h1').allInnerTexts()
  const begins = headings[0]?.replace(/\s+/g, ' ').trim().slice(0, 40)
  expect.soft(headings, `level one headings of ${address}`).toHaveLength(1)
  expect.soft(await page.title(), `title of ${address}`).toContain(begins)
  await expectNoSidewaysScroll(page)
  if (accessible) await expectAccessible(page)
  expect.soft(complaints.splice(0), `the browser on ${address}`).toEqual([])
}

const everybody = [
  { part: 'a link officer', who: 'Imogen Hartnell', from: cases, width: widths.desk, alsoAt: widths.phone },
  { part: 'a service lead', who: 'Desmond Ashgrove', from: cases, width: widths.phone },
  { part: 'the Monitoring Officer', who: 'Cordelia Vane-Lovell', from: cases, width: widths.desk },
  { part: 'a viewer', who: 'Jasper Lowmeadow', from: lists, width: widths.phone },
  { part: 'an administrator', who: 'Rowan Fairweather', from: [paths.today], width: widths.desk },
]

/** 210 mm less its margins of 16 mm, at 96 pixels to the inch. */
const widthOfA4 = 672

const reached = new Map<string, Found>()

describe.each(everybody)('for $part', ({ who, part, from, width, alsoAt }) => {
  test('every link leads to a page', async () => {
    const page = await open(who, widths.desk)
    const found = await followLinks(page, from)
    reached.set(part, found)
    await page.context().close()
    expect(found.broken).toEqual([])
  }, 120_000)

  test.each([width, ...(alsoAt ? [alsoAt] : [])])(
    'every page reads well at %i pixels',
    async (across) => {
      const page = await open(who, across)
      const looked = { page, complaints: consoleErrors(page), accessible: across === width }
      for (const [, [address]] of reached.get(part)!.addresses) {
        if (address) await examine(looked, address)
      }
      await page.context().close()
    },
    300_000,
  )
})

test('every page of the app is reached by a link, by one part or another', () => {
  const byLinks = new Set([...reached.values()].flatMap(({ addresses }) => [...addresses.keys()]))
  const withoutLinks = pagesOfTheApp().filter((route) => !byLinks.has(route))
  const forMachinesAndProviders = [
    '/health',
    '/ready',
    '/metrics',
    '/sign-in/provider',
    '/sign-in/provider/callback',
  ]
  const ofWhatTheDemonstrationLacks = [
    '/mails/:id',
    '/settings/mail/mails/:id',
    '/settings/council-days/:id/removal',
    '/settings/directory-groups/:id/change',
    '/settings/directory-groups/:id/removal',
  ]
  const others = [...forMachinesAndProviders, ...ofWhatTheDemonstrationLacks]
  expect(others.filter((route) => !withoutLinks.includes(route))).toEqual([])
  expect(withoutLinks.filter((route) => !others.includes(route))).toEqual([
    paths.signIn,
    paths.signInLinks,
    paths.signInLink(':token'),
    paths.savedViews,
  ])
})

const told = ['23001283', '24901877']
test.each(Object.values(widths))(
  'a whole case reads well at %i pixels',
  async (across) => {
    const page = await open('Imogen Hartnell', across)
    const looked = { page, complaints: consoleErrors(page), accessible: across === widths.phone }
    for (const reference of told) {
      for (const part of caseParts) await examine(looked, paths.casePart(reference, part))
    }
    await page.context().close()
  },
  120_000,
)

test.each(Object.values(widths))(
  'the way in and the ways to say no read well at %i pixels',
  async (across) => {
    const page = await openPage({ width: across })
    const looked = { page, complaints: consoleErrors(page), accessible: true }
    await examine(looked, paths.signIn)
    await signIn(page, 'Jasper Lowmeadow')
    await examine(looked, paths.newCase)
    await examine(looked, '/no-such-page')
    await page.context().close()
  },
)

test.each([
  paths.case('23001283'),
  paths.casePart('24902310', 'actions'),
  paths.annualLetter('2023-24'),
  paths.annualTables('2023-24'),
])('%s fits on A4 paper, without what can only be pressed', async (address) => {
  const page = await open('Imogen Hartnell', widthOfA4)
  await page.emulateMedia({ media: 'print' })
  await page.goto(address)
  await expectNoSidewaysScroll(page)
  for (const screenOnly of ['nav', 'form', 'button', '.govuk-button', '.product-footer']) {
    expect.soft(await page.locator(screenOnly).filter({ visible: true }).count(), screenOnly).toBe(0)
  }
  await page.context().close()
})
