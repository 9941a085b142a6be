import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { paths } from '#src/paths.ts'
import { widths } from '../support/browser.ts'
import { demonstrationPages } from '../support/demonstration-pages.ts'

const open = demonstrationPages()

const withAndWithout = [
  { scripts: 'with scripts', javaScript: true },
  { scripts: 'without scripts', javaScript: false },
]

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const told = async (page: Page) => (await page.locator('.govuk-notification-banner').innerText()).trim()
const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF ${name}\n`,
  ),
})

describe.each(withAndWithout)('a link officer’s morning, $scripts', ({ javaScript }) => {
  const imogen = () => open({ who: 'Imogen Hartnell', javaScript })

  test('opens on what is overdue, and every date says why', async () => {
    const page = await imogen()
    await expect.poll(() => heading(page).innerText()).toBe('Monday 9 September 2024')
    expect(await page.locator('.tile').first().innerText()).toMatch(/^3\s+enquiries overdue$/)

    await follow(page, '24 901 877')
    expect(new URL(page.url()).pathname).toBe('/cases/24901877/requests')
    expect(await page.locator('main').innerText()).toContain(
      'Warning of witness summons received on 5 September 2024',
    )

    const why = page.locator('.case-head details').first()
    await why.locator('summary').click()
    expect(await why.innerText()).toMatch(/Last day\s+Monday 2 September 2024|Last day\s+2 September 2024/)
    await page.context().close()
  })

  test('finds a case by its number, filters, sorts and turns the page', async () => {
    const page = await imogen()
    await follow(page, 'Cases')
    await page.getByLabel('Search', { exact: true }).fill('24902310')
    await press(page, 'Apply filters')
    await page.waitForURL(/words=24/)
    await page.getByText('Showing 1 of 1 case').waitFor()
    await page.goBack()
    await page.getByText(/Showing 25 of 7\d\d cases/).waitFor()

    await page.getByLabel('Service', { exact: true }).selectOption({ label: 'Special Educational Needs' })
    await page.getByLabel('Decision', { exact: true }).selectOption('Upheld')
    await press(page, 'Apply filters')
    await page.waitForURL(/decision=Upheld/)
    await page.getByText('Remove this filter Special Educational Needs').waitFor()
    await follow(page, /^Case$/)
    await page.locator('th[aria-sort="ascending"]', { hasText: 'Case' }).waitFor()
    const first = await page.locator('td .reference').first().innerText()
    await follow(page, 'Next page')
    await page.waitForURL(/after=/)
    await page.getByRole('link', { name: 'Previous page' }).waitFor()
    expect((await page.locator('td .reference').first().innerText()) > first).toBe(true)
    await page.context().close()
  })

  test('keeps a view of the register, and takes it away again', async () => {
    const page = await imogen()
    await page.goto(paths.casesLike('overdue=yes&decision=Upheld'))
    await page.locator('summary', { hasText: 'Save this view' }).click()
    await page.getByLabel('Name of the view').fill('Upheld and overdue')
    await press(page, 'Save view')
    const kept = page.getByRole('link', { name: 'Upheld and overdue', exact: true })
    await kept.waitFor()
    expect(await kept.getAttribute('aria-current')).toBe('page')
    await press(page, 'Remove the view Upheld and overdue')
    await kept.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('goes from the annual letter to a figure, and from the figure to its cases', async () => {
    const page = await imogen()
    await follow(page, 'Annual letter')
    await expect.poll(() => heading(page).innerText()).toBe('Annual letter 2023-24')
    await follow(page, /^76$/)
    expect(await heading(page).innerText()).toBe('Upheld, 2023-24')
    expect(await page.locator('main').innerText()).toContain('76 cases: 74 listed, 2 restricted')
    const reference = await page.locator('td a.reference, th a.reference').first().innerText()
    await follow(page, reference)
    expect(await heading(page).innerText()).toBe(reference)
    await page.context().close()
  })

  test('logs a letter with its file, and reads it on the timeline', async () => {
    const page = await imogen()
    const subject = `Our reasons, ${javaScript ? 'typed' : 'sent'} on Monday`
    await page.goto(paths.case('24902310'))
    await press(page, 'Log a letter out')
    await press(page, 'Log it')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    expect(await page.title()).toMatch(/^Error: /)
    await page.getByLabel('What is it?').selectOption('other letter')
    await page.getByLabel('Subject').fill(subject)
    await page.locator('input[type=file]').setInputFiles(pdf('Reasons.pdf'))
    await press(page, 'Log it')
    await page.waitForURL(paths.case('24902310'))
    expect(await told(page)).toContain('Other letter logged, sent on 9 September 2024')
    expect(await page.locator('.moj-timeline').first().innerText()).toContain(subject)
    await page.getByRole('link', { name: 'Reasons.pdf' }).first().waitFor()
    await page.context().close()
  })
})

test('with scripts the register changes in place, and back brings the earlier one', async () => {
  const page = await open({ who: 'Imogen Hartnell' })
  await page.goto(paths.cases)
  await page.evaluate(() => document.documentElement.setAttribute('data-still-here', ''))
  await page.getByLabel('Search', { exact: true }).fill('24 902 310')
  await press(page, 'Apply filters')
  await page.getByText('Showing 1 of 1 case').waitFor()
  expect(page.url()).toContain('words=24')
  expect(await page.locator('html[data-still-here]').count()).toBe(1)
  await page.goBack()
  await page.getByText(/Showing 25 of/).waitFor()
  expect(await page.getByLabel('Search', { exact: true }).inputValue()).toBe('')
  await page.context().close()
})

describe.each([
  { ...withAndWithout[0]!, reference: '24900512' },
  { ...withAndWithout[1]!, reference: '24902377' },
])('a decision, $scripts', ({ javaScript, reference }) => {
  test('is checked, put right and only then recorded', async () => {
    const page = await open({ who: 'Imogen Hartnell', javaScript })
    await page.goto(paths.decisions(reference))
    await page.getByLabel(javaScript ? 'Final' : 'Draft', { exact: true }).check()
    await page.locator('#decidedOn-day').fill('31')
    await page.locator('#decidedOn-month').fill('6')
    await page.locator('#decidedOn-year').fill('2024')
    await page.getByLabel('Not upheld', { exact: true }).check()
    await press(page, 'Continue')
    const mistakes = page.locator('.govuk-error-summary a')
    await mistakes.first().waitFor()
    expect(await page.locator('#decidedOn-day').inputValue()).toBe('31')
    await page.locator('#decidedOn-day').fill('9')
    await page.locator('#decidedOn-month').fill('9')
    await page.getByLabel('Reason (Not upheld)').selectOption({ index: 1 })
    await press(page, 'Continue')

    if (javaScript) {
      await expect.poll(() => heading(page).innerText()).toBe('Check the final decision')
      await press(page, 'Change')
      expect(await page.getByLabel('Not upheld', { exact: true }).isChecked()).toBe(true)
      await press(page, 'Continue')
      await press(page, 'Confirm and save')
    }
    await page.waitForURL((url) => !url.pathname.endsWith('/decisions'))
    expect(await told(page)).toMatch(/decision/i)
    await page.goto(paths.casePart(reference, 'decision'))
    expect(await page.locator('.card').first().innerText()).toContain('9 September 2024')
    await page.context().close()
  })
})

describe('a service lead on a phone', () => {
  const leads = [
    {
      ...withAndWithout[0]!,
      who: 'Desmond Ashgrove',
      reference: '23 904 602',
      action: 'Place the complainant',
    },
    {
      ...withAndWithout[1]!,
      who: 'Marigold Penhallow',
      reference: '23 903 318',
      action: 'Issue the final amended',
    },
  ]
  test.each(leads)(
    'sends proof and marks the action done, $scripts',
    async ({ javaScript, who, ...work }) => {
      const page = await open({ who, width: widths.phone, javaScript })
      await follow(page, work.reference)
      const card = page.locator('.card', { hasText: work.action }).first()
      await card.getByRole('button', { name: 'Add evidence' }).click()
      expect(await heading(page).innerText()).toContain(work.action)

      await press(page, 'Send as done')
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      const mistakes = await page.locator('.govuk-error-summary').innerText()
      expect(mistakes).toContain('Choose the files')
      expect(mistakes).toContain('Confirm that the files hold nobody else’s personal data')

      await page.locator('input[type=file]').setInputFiles([pdf('Record.pdf'), pdf('Covering letter.pdf')])
      await page.getByLabel('These files hold nobody else’s personal data').check()
      await press(page, 'Send as done')
      await page.waitForURL(/\/actions/)
      expect(await told(page)).toContain('is marked done')
      expect(await told(page)).toContain('The 2 files are in')
      expect(await page.locator('.card', { hasText: work.action }).first().innerText()).toContain(
        'Covering letter.pdf',
      )
      await page.context().close()
    },
  )

  test('sees the work of their own services, and no other', async () => {
    const page = await open({ who: 'Desmond Ashgrove', width: widths.phone })
    await page.goto(paths.cases)
    const services = await page.locator('td[data-label="Service"]').allInnerTexts()
    expect(services.length).toBeGreaterThan(5)
    expect(services.filter((service) => !service.startsWith('Children Social Work Services'))).toEqual([])
    const answer = await page.goto(paths.case('24902310'))
    expect(answer?.status()).toBe(404)
    await page.context().close()
  })
})

describe.each(withAndWithout)('the Monitoring Officer, $scripts', ({ javaScript }) => {
  const cordelia = () => open({ who: 'Cordelia Vane-Lovell', javaScript })

  test('goes through the upheld decisions, restricted ones too', async () => {
    const page = await cordelia()
    await follow(page, 'All upheld decisions')
    await page.getByText('Remove this filter Upheld').waitFor()
    const restricted = page.locator('tr', { hasText: '· restricted' }).first()
    for (let turned = 0; turned < 6 && (await restricted.count()) === 0; turned++) {
      const here = page.url()
      await follow(page, 'Next page')
      await page.waitForURL((url) => url.href !== here)
      await page.locator('.showing').waitFor()
    }
    const reference = await restricted.locator('a.reference').innerText()
    await restricted.locator('a.reference').click()
    expect(await heading(page).innerText()).toBe(reference)
    expect(await page.locator('.case-head').innerText()).toContain('Restricted')

    const others = await open({ who: 'Philippa Wainscott', javaScript })
    expect((await others.goto(new URL(page.url()).pathname))?.status()).toBe(404)
    await others.context().close()
    await page.context().close()
  })

  test('reviews a file that a service sent in', async () => {
    const page = await cordelia()
    await page.goto(paths.casePart(javaScript ? '23905261' : '23904377', 'actions'))
    const review = page.getByRole('link', { name: /^Review / }).first()
    const name = (await review.innerText()).replace(/^Review\s+/, '')
    await review.click()
    expect(await heading(page).innerText()).toBe(`Review ${name}`)
    await page.getByLabel('Yes, clear it').check()
    await press(page, 'Save the review')
    await page.waitForURL(/\/actions/)
    expect(await told(page)).toContain(`${name} is cleared`)
    await page.context().close()
  })
})

describe.each(withAndWithout)('the administrator, $scripts', ({ javaScript, scripts }) => {
  test('adds a person, and records when they are away', async () => {
    const page = await open({ who: 'Rowan Fairweather', javaScript })
    await follow(page, 'Settings')
    await follow(page, 'People')
    await press(page, 'Add a person')
    const name = `Verity ${scripts}`
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('E-mail address').fill('imogen.hartnell@redress.example.org')
    await page.getByLabel('Service lead').check()
    await page.getByLabel('Highways & Transportation').check()
    await press(page, 'Add this person')
    const taken = page.locator('#email-error')
    expect(await taken.innerText()).toContain('Somebody else has the address')
    await page.getByLabel('E-mail address').fill(`verity.${javaScript}@redress.example.org`)
    await press(page, 'Add this person')
    expect(await told(page)).toContain(`${name} was added`)
    expect(await page.locator('dl').innerText()).toContain('Highways & Transportation')

    await press(page, 'Record an absence')
    const days = { firstOn: ['9', '9', '2024'], lastOn: ['13', '9', '2024'] }
    for (const [field, parts] of Object.entries(days)) {
      for (const [place, part] of ['day', 'month', 'year'].entries()) {
        await page.locator(`#${field}-${part}`).fill(parts[place]!)
      }
    }
    await page.getByLabel('Who covers?').selectOption({ label: 'Marigold Penhallow' })
    await press(page, 'Record')
    expect(await told(page)).toContain(`${name} is away from 9 September 2024 to 13 September 2024`)
    await follow(page, 'People')
    const row = page.locator('tr', { hasText: name })
    expect(await row.innerText()).toContain('Away until 13 September 2024, Marigold Penhallow covers')
    await page.context().close()
  })
})

test('the demonstration’s day is moved to the next deadline', async () => {
  const page = await open({ who: 'Imogen Hartnell' })
  await press(page, 'Next deadline')
  await expect.poll(() => heading(page).innerText()).toBe('Tuesday 10 September 2024')
  await page.context().close()
})
