import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Fixture = { name: string; html: string }

const require = createRequire(import.meta.url)

/** The markup that GOV.UK Frontend itself publishes for a component, by the name of its example. */
export const published = (component: string, example: string): string => {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`)
  const { fixtures } = JSON.parse(readFileSync(path, 'utf8')) as { fixtures: Fixture[] }
  const fixture = fixtures.find(({ name }) => name === example)
  if (!fixture) throw new Error(`${component} has no example "${example}"`)
  return fixture.html
}

const characters: Record<string, string> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
}

const plain = (text: string) =>
  text.replace(/&(quot|lt|gt|amp|#34|#39);/g, (entity) => characters[entity] ?? entity)

const attribute = /([^\s=/]+)(?:="([^"]*)")?/g

const inOrder = (key: string | undefined, value: string) =>
  key === 'class' ? value.split(/\s+/).sort().join(' ') : value

const tagInOrder = (name: string, rest: string) => {
  const attributes = [...rest.replace(/\/$/, '').matchAll(attribute)].map(
    ([, key, value]) => `${key}="${inOrder(key, plain(value ?? '').trim())}"`,
  )
  return `<${[name, ...attributes.sort()].join(' ')}>`
}

/** The same page is the same list of tags and words, whatever the spaces and the order of attributes. */
export const pieces = (html: string): string[] =>
  [...html.matchAll(/<(\/?[\w-]+)([^>]*)>|([^<]+)/g)]
    .map(([, name, rest, text]) =>
      name
        ? tagInOrder(name, rest ?? '')
        : plain(text ?? '')
            .replace(/\s+/g, ' ')
            .trim(),
    )
    .filter((piece) => piece !== '' && piece !== '</path>' && piece !== '</input>')
