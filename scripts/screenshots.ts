import { mkdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Page } from 'playwright-core'
import { paths } from '#src/paths.ts'
import { openBrowser } from '../tests/support/browser.ts'
import { startServer } from '../tests/support/server.ts'

type Picture = {
  name: string
  who: string
  width: number
  height: number
  open: (page: Page) => Promise<unknown>
}

const pictures: readonly Picture[] = [
  {
    name: 'annual-letter',
    who: 'Imogen Hartnell',
    width: 1280,
    height: 1180,
    open: (page) => page.goto(paths.annualLetter('2023-24')),
  },
  {
    name: 'today',
    who: 'Imogen Hartnell',
    width: 1280,
    height: 1080,
    open: (page) => page.goto(paths.today),
  },
  {
    name: 'case',
    who: 'Imogen Hartnell',
    width: 1280,
    height: 1120,
    open: (page) => page.goto(paths.casePart('23001283', 'actions')),
  },
  {
    name: 'phone',
    who: 'Desmond Ashgrove',
    width: 390,
    height: 1040,
    open: async (page) => {
      await page.goto(paths.casePart('23904602', 'actions'))
      await page.locator('.card--late a[href$="/evidence"]').click()
    },
  },
]

const docs = join(import.meta.dirname, '../docs')

/** The README's pictures, taken of the demonstration as it is built now. Run `npm run screenshots` when a page changes. */
async function main(): Promise<void> {
  mkdirSync(docs, { recursive: true })
  const browser = await openBrowser()
  const server = await startServer()
  try {
    for (const { name, who, width, height, open } of pictures) {
      const page = await browser.newPage({ baseURL: server.url, viewport: { width, height } })
      await page.goto(paths.signIn)
      await page.getByRole('button', { name: who }).click()
      await open(page)
      await page.waitForLoadState()
      const path = join(docs, `${name}.png`)
      await page.screenshot({ path })
      console.log(`${relative(process.cwd(), path)}: ${Math.round(statSync(path).size / 1000)} kB`)
      await page.close()
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

await main()
