import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environment } from '#src/config.ts'

test('the README has every setting with its default, and no other', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const configuration = readme.split('## Configuration')[1]!.split('\n## ')[0]!
  const told = [...configuration.matchAll(/^\| `(\w+)` \| (?:`([^`]+)`|none) \| \S/gm)].map(
    ([, name, standard]) => [name, standard ?? 'none'],
  )
  const settings = Object.entries(environment.shape).map(([name, setting]) => {
    const standard: unknown = setting.parse(undefined)
    return [name, standard === undefined ? 'none' : String(standard)]
  })
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(settings))
  expect(told).toHaveLength(settings.length)
})

test('every script runs in any shell: none begins by setting something', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  expect(Object.values<string>(scripts).filter((script) => /^\s*\w+=/.test(script))).toEqual([])
})
