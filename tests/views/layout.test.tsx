import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asset, assetFolder } from '#views/assets/asset.ts'
import { Layout, type LayoutProps } from '#views/layout.tsx'

const root = join(import.meta.dirname, '../..')

beforeAll(() => {
  execFileSync(process.execPath, [
    join(root, 'node_modules/tsx/dist/cli.mjs'),
    join(root, 'scripts/assets.ts'),
  ])
})

const page = (props: Partial<LayoutProps> = {}) =>
  String(
    <Layout
      title="Cases"
      council="Kent County Council"
      homePath="/"
      signOutPath="/sign-out"
      person={{ name: 'Ruth Allen', part: 'link officer', href: '/sessions' }}
      navigation={[
        { href: '/', text: 'Today' },
        { href: '/cases', text: 'Cases', current: 'page' },
        { href: '/actions', text: 'Actions', count: 6, countWords: 'to review' },
      ]}
      {...props}
    >
      <h1>Cases</h1>
    </Layout>,
  )

describe('the frame of a page', () => {
  test('says in its title what the page is, and first that there is a mistake', () => {
    expect(page()).toContain('<title>Cases - Redress</title>')
    expect(page({ error: true })).toContain('<title>Error: Cases - Redress</title>')
  })

  test('marks where a person is, and says how many things wait', () => {
    expect(page()).toContain('href="/cases" aria-current="page"')
    expect(page()).toContain('(6 to review)')
  })

  test('signs out by a posted form', () => {
    expect(page()).toContain('<form class="post-link" method="post" action="/sign-out">')
    expect(page({ person: null })).not.toContain('Sign out')
  })

  test('says which day the demonstration lives on, only in the demonstration', () => {
    const demo = {
      day: '2024-09-09',
      dayWords: 'Monday 9 September 2024',
      dayPath: '/demo/day',
      movable: true,
    }
    expect(page({ demo })).toContain('<strong>Monday 9 September 2024</strong>')
    expect(page({ demo })).toContain('name="to" value="next deadline"')
    expect(page()).not.toContain('Demonstration')
  })

  test('has no style or script within it, so that the strictest content policy holds', () => {
    expect(
      page({ demo: { day: '2024-09-09', dayWords: 'Monday', dayPath: '/demo/day', movable: true } }),
    ).not.toMatch(/ style=|<style| on\w+="|<script(?! src=)/)
  })

  test('escapes what people typed', () => {
    expect(page({ council: '<b>Kent</b>' })).toContain('&lt;b&gt;Kent&lt;/b&gt;')
  })
})

describe('styles and scripts', () => {
  const names = [
    'govuk-frontend.css',
    'moj-frontend.css',
    'redress.css',
    'early.js',
    'redress.js',
    'htmx.js',
    'favicon.svg',
  ]

  test.each(names)('%s is there under a name that carries its digest', (name) => {
    const file = asset(name).replace('/assets/', '')
    expect(file).toMatch(/-[0-9a-f]{10}\.\w+$/)
    expect(existsSync(join(assetFolder(), file))).toBe(true)
  })

  test.each(names.filter((name) => name.endsWith('.css')))(
    '%s bears no brand of GOV.UK and asks for nothing that is not there',
    (name) => {
      const css = readFileSync(join(assetFolder(), asset(name).replace('/assets/', '')), 'utf8')
      expect(css).not.toMatch(/GDS Transport|crest\.svg|@font-face/)
      for (const [, file] of css.matchAll(/url\(([^)]+)\)/g))
        expect(existsSync(join(assetFolder(), file ?? ''))).toBe(true)
    },
  )

  test('our script finds the components by their digest', () => {
    const script = readFileSync(join(assetFolder(), asset('redress.js').replace('/assets/', '')), 'utf8')
    expect(script).toContain(asset('govuk-frontend.js').replace('/assets/', './'))
  })

  test('an asset that is not there is a mistake of ours', () => {
    expect(() => asset('nothing.css')).toThrow('No asset is called nothing.css')
  })
})
