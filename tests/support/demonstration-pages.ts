import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { openBrowser, openPage, signIn, widths } from './browser.ts'
import { type RunningServer, startDemonstration } from './server.ts'

type As = { who?: string; width?: number; javaScript?: boolean }

/** For one test file: the built product on a demonstration of its own, and pages of it for whoever signs in. */
export function demonstrationPages(): (as?: As) => Promise<Page> {
  let server: RunningServer | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    server = await startDemonstration(inject('loadedDemonstration'))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  return async ({ who, width = widths.desk, javaScript } = {}) => {
    const page = await openPage(browser!, { at: server!.url, width, javaScript })
    if (who) await signIn(page, who)
    return page
  }
}
