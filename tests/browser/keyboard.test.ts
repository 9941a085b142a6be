import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { demonstrationPages } from '../support/demonstration-pages.ts'

const open = demonstrationPages()

/** What has the focus, as a person who sees or hears the page knows it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement
    if (!(here instanceof HTMLElement)) return ''
    const label =
      here instanceof HTMLInputElement || here instanceof HTMLSelectElement ? here.labels?.[0] : null
    return (label ?? here).innerText.replace(/\s+/g, ' ').trim()
  })

async function tabTo(page: Page, words: string | RegExp, most = 80): Promise<void> {
  const met: string[] = []
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (typeof words === 'string' ? now === words : words.test(now)) return
    met.push(now)
  }
  throw new Error(`Tab did not lead to ${words}, but to: ${met.join(' | ')}`)
}

/** A mark for the focus that is not its outline alone would be missed: it is seen, whatever has it. */
const showsFocus = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement
    if (!here) return false
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor } = getComputedStyle(here)
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    return outlined && (boxShadow !== 'none' || backgroundColor === 'rgb(255, 221, 0)')
  })

test('by keyboard alone: from the way in to a letter with a mistake in it', async () => {
  const page = await open()
  await page.goto(paths.signIn)
  await tabTo(page, /^Imogen Hartnell/)
  expect(await showsFocus(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.waitForURL(paths.today)

  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('Skip to main content')
  expect(await showsFocus(page)).toBe(true)
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main-content')
  await tabTo(page, 'New case', 1)

  await page.goto(paths.today)
  await tabTo(page, 'Cases')
  expect(await showsFocus(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.waitForURL(paths.cases)

  await tabTo(page, 'Search')
  await page.keyboard.type('24 901 877')
  await page.keyboard.press('Enter')
  await page.getByText('Showing 1 of 1 case').waitFor()
  await tabTo(page, '24 901 877')
  expect(await showsFocus(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.waitForURL(paths.case('24901877'))

  await tabTo(page, 'Why this date?')
  expect(await showsFocus(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText('Last day').first().waitFor()

  await tabTo(page, 'Log a letter in')
  await page.keyboard.press('Enter')
  await page.waitForURL(/correspondence/)
  await tabTo(page, 'Log it')
  await page.keyboard.press('Enter')
  await page.locator('.govuk-error-summary').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('govuk-error-summary')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('kind')
  expect(await page.locator('#kind').getAttribute('aria-describedby')).toContain('error')
  await page.context().close()
})

test('leaving a half-typed form asks first; sending it does not', async () => {
  const page = await open({ who: 'Imogen Hartnell' })
  const asked: string[] = []
  let leave = false
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await (leave ? dialog.accept() : dialog.dismiss())
  })
  const note = paths.notes('24901877')
  await page.goto(note)
  await page.locator('textarea').first().fill('Rang the service; they answer tomorrow.')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect.poll(() => asked).toEqual(['beforeunload'])
  expect(new URL(page.url()).pathname).toBe(note)
  expect(await page.locator('textarea').first().inputValue()).toContain('Rang the service')

  await page.locator('form[data-warns-on-leaving] button[type=submit]').first().click()
  await page.waitForURL((url) => url.pathname !== note)
  expect(asked).toEqual(['beforeunload'])

  await page.goto(note)
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.waitForURL((url) => url.pathname !== note)
  expect(asked, 'an untouched form').toEqual(['beforeunload'])

  leave = true
  await page.goto(note)
  await page.locator('textarea').first().fill('Never mind.')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.waitForURL((url) => url.pathname !== note)
  expect(asked).toEqual(['beforeunload', 'beforeunload'])
  await page.context().close()
})
