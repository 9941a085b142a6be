import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordPublishedFigures } from '#casework/published-figure.ts'
import { listPublishedFigures, listPublishedYears } from '#db/queries/published-figure.ts'
import { paths } from '#src/paths.ts'
import {
  aSubmission,
  mistakeBeside,
  openSmallCouncil,
  type SmallCouncil,
  saidAfter,
  wordsOn,
} from '../support/small-council.ts'

const ours = 'Borsetshire County Council'
let council: SmallCouncil
beforeAll(async () => {
  council = await openSmallCouncil()
  const source = { id: 'letter-2024', title: 'Annual letter 2023-24', date: '17 July 2024', url: '' }
  const figure = { table: 'measures', row: 'upheld rate', column: '', place: 'page 1', source: source.id }
  await recordPublishedFigures(await council.desk('Lee Officer'), source, [
    { ...figure, authority: ours, year: '2023-24', value: 81, printed: '81%' },
    { ...figure, authority: 'County Councils', year: '2023-24', value: 85, printed: '85%' },
  ])
}, 60_000)
afterAll(() => council.close())

const address = paths.settingsPart('appearance')
const send = (fields: Record<string, string>) =>
  council.as('Ada Admin').submit(address, { ...aSubmission(), council: ours, version: '0', ...fields })
const green = { whose: 'council', began: '#12436d', colour: '#006435', picked: '#12436d' }

describe('a colour in which people could not read', () => {
  test.each([
    { colour: '#ffdd00', says: /^White text on this colour has a contrast of 1\.3 to 1/ },
    { colour: '#767676', says: /^Links in this colour on the page’s background/ },
    { colour: 'green', says: /^Enter a hash and six figures/ },
    { colour: '#12436d;}body{display:none', says: /^Enter a hash and six figures/ },
  ])('is refused beside its field, and kept as typed: $colour', async ({ colour, says }) => {
    const page = await send({ ...green, colour })
    expect([page.status, mistakeBeside(page, 'colour')]).toEqual([422, expect.stringMatching(says)])
    expect(page.text).toContain(`value="${colour}"`)
  })
})

describe('a colour that can be read', () => {
  test('is shown on a check page, by a stylesheet of its own, before any page wears it', async () => {
    const check = await send(green)
    expect(wordsOn(check)).toContain('Colour #12436d → #006435 White text on it 7.3 to 1')
    const preview = await council.as('Ada Admin').visit(paths.appearancePreview('#006435'))
    expect(preview.text).toBe('.appearance-preview{--brand:#006435;--brand-soft:#e8f1ed}')
    expect(preview.headers.get('Content-Type')).toContain('text/css')
    expect((await council.as('Ada Admin').visit(paths.today)).text).not.toContain('/appearance.css')
  })

  test('is worn by every page from then on, also by that on which people sign in', async () => {
    expect(saidAfter(await send({ ...green, confirmed: 'yes' }))).toContain('saved')
    for (const path of [paths.today, paths.signIn]) {
      const page = await council.as('Vi Viewer').visit(path)
      expect(page.text).toContain('<link rel="stylesheet" href="/appearance.css?v=1"/>')
      expect(page.text).toContain('<meta name="theme-color" content="#006435"/>')
      expect(page.headers.get('Content-Security-Policy')).toContain("style-src 'self'")
    }
    const styles = await council.stranger.visit(paths.appearanceCssOf(1))
    expect(styles.text).toBe(':root{--brand:#006435;--brand-soft:#e8f1ed}')
    expect(styles.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect((await council.stranger.visit(paths.appearanceCssOf(7))).headers.get('Cache-Control')).toBe(
      'no-store',
    )
  })

  test('a form opened before that comes back with both versions', async () => {
    const page = await send({ ...green, colour: '#5b2c6f', confirmed: 'yes' })
    expect(page.status).toBe(409)
    expect(wordsOn(page)).toContain('Colour #006435 #5b2c6f')
  })

  test('gives way to the picked one, unless both were changed and differ', async () => {
    const picked = { ...green, version: '1', began: '#006435', picked: '#5b2c6f' }
    expect(wordsOn(await send(picked))).toContain('Colour #006435 → #5b2c6f')
    const page = await send({ ...picked, colour: '#000000' })
    expect(mistakeBeside(page, 'colour')).toContain('Two colours are given')
  })

  test('and is given up for the product’s own', async () => {
    await send({ whose: 'product', version: '1', confirmed: 'yes' })
    const page = await council.as('Vi Viewer').visit(paths.today)
    expect(page.text).toContain('<meta name="theme-color" content="#12436d"/>')
  })
})

describe('the council under another name', () => {
  const renamed = 'Borsetshire Council'
  const figures = async (name: string) =>
    listPublishedFigures((await council.desk('Ada Admin')).db, [name], ['2023-24'])

  test.each(['County Councils', ''])('not “%s”', async (name) => {
    const page = await send({ whose: 'product', version: '2', council: name })
    expect([page.status, mistakeBeside(page, 'council')]).toEqual([422, expect.any(String)])
  })

  test('keeps the figures that were published of it', async () => {
    const form = { whose: 'product', version: '2', council: renamed }
    expect(wordsOn(await send(form))).toContain(`${ours} → ${renamed}`)
    expect((await send({ ...form, confirmed: 'yes' })).status).toBe(303)
    expect((await council.as('Vi Viewer').visit(paths.today)).text).toContain(renamed)
    expect((await figures(renamed)).map(({ printed, place }) => [printed, place])).toEqual([
      ['81%', 'page 1'],
    ])
    expect(await figures(ours)).toEqual([])
    expect(await listPublishedYears((await council.desk('Ada Admin')).db, renamed)).toEqual(['2023-24'])
  })
})
