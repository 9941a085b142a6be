import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import {
  consoleErrors,
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openPage,
  widths,
} from '../support/browser.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { startMailServer, type TestMailServer } from '../support/smtp-server.ts'

const command = join(import.meta.dirname, '../../dist/src/commands/first-administrator.js')
const first = [
  '--council',
  'Borsetshire County Council',
  '--name',
  'Ada Admin',
  '--email',
  'ada@example.gov.uk',
]

let dataDir: string
let printed: string
let mailServer: TestMailServer
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'redress-first-'))
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir }
  printed = (await promisify(execFile)(process.execPath, [command, ...first], { env })).stdout
  mailServer = await startMailServer()
  server = await startServer({ DATA_DIR: dataDir, SMTP_URL: mailServer.url })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await mailServer?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const linkIn = (text: string): string => /\/sign-in\/links\/[\w-]{43}/.exec(text.replace(/=\r?\n/g, ''))![0]
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

async function readsWell(page: Page) {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
}

test('the first administrator comes in by the link that the command prints, and again by one that is mailed', async () => {
  expect(printed).toContain('Borsetshire County Council is set up, and Ada Admin is its administrator.')
  const page = await openPage(browser, { at: server.url, width: widths.phone })
  const complaints = consoleErrors(page)
  await page.goto(linkIn(printed))
  await readsWell(page)
  await press(page, 'Sign in')
  await page.waitForURL(paths.today)

  await page.getByRole('link', { name: 'Ada Admin, Administrator' }).click()
  expect(await heading(page)).toBe('Where you are signed in')
  await page.getByText('This browser').waitFor()
  await readsWell(page)
  await press(page, 'Sign out everywhere')
  await page.waitForURL(paths.signIn)
  await readsWell(page)

  await page.getByLabel('Your e-mail address at work').fill('ada@example.gov.uk')
  await press(page, 'Send me a link')
  await page.waitForURL(paths.signInLinks)
  await readsWell(page)
  await expect.poll(() => mailServer.arrived.length, { timeout: 20_000 }).toBe(1)
  const link = linkIn(mailServer.arrived[0]!.raw)
  await page.goto(link)
  await press(page, 'Sign in')
  await page.waitForURL(paths.today)

  await page.goto(link)
  expect(await heading(page)).toBe('This link was used already')
  await readsWell(page)
  expect(complaints).toEqual([])
  await page.context().close()
})
