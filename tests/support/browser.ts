import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { paths } from '#src/paths.ts'
import { findChromium } from './programs.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine, headless. Close it in afterAll. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('Install Chromium, or name it by CHROMIUM.')
  return chromium.launch({ executablePath, args: flags })
}

/** A desk's screen and a phone's, in pixels across. */
export const widths = { desk: 1280, phone: 390 } as const

type Visit = { at: string; width?: number; javaScript?: boolean }

/** A page of its own, with cookies of its own, whose addresses are relative to where the server is. */
export async function openPage(
  browser: Browser,
  { at, width = widths.desk, javaScript = true }: Visit,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: at,
    viewport: { width, height: width === widths.phone ? 844 : 900 },
    javaScriptEnabled: javaScript,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Chooses a person of the demonstration. */
export async function signIn(page: Page, who: string): Promise<void> {
  await page.goto(paths.signIn)
  await page.getByRole('button', { name: who }).click()
  await page.waitForURL(paths.today)
}

/** No page has frames; without them axe needs no second page for each that it reads. */
const noFrames = true

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every rule of WCAG 2.2 AA that a machine can check, and axe's best practice. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(noFrames).analyze()
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  )
  expect(told.join('\n'), `axe on ${page.url()}`).toBe('')
}

/** Nothing is wider than the screen: nobody has to scroll sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen)
}

/**
 * What the browser complains of on this page from now on: errors of scripts, things not found, and whatever the content
 * security policy stopped. That a page itself answered 4xx is no complaint: forms with a mistake do.
 */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = []
  const answered = new Set<string>()
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() >= 400) answered.add(response.url())
  })
  page.on('console', (message) => {
    const ofThePage =
      message.text().startsWith('Failed to load resource') && answered.has(message.location().url)
    const stopped = /Content[ -]Security[ -]Policy/i.test(message.text())
    if ((message.type() === 'error' && !ofThePage) || stopped) errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}
