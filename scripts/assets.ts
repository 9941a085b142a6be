import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist/assets')
const packages = join(root, 'node_modules')
const ours = join(root, 'views/assets')
const govuk = join(packages, 'govuk-frontend/dist/govuk')
const moj = join(packages, '@ministryofjustice/frontend/moj')
const htmx = join(packages, 'htmx.org/dist')

/** Our own styles in the order in which they apply: what holds everywhere before what holds for one medium. */
const styles = [
  'colours',
  'components',
  'words',
  'frame',
  'page-head',
  'columns',
  'due-date',
  'case-head',
  'steps',
  'case-page',
  'case-forms',
  'measure',
  'annual-letter',
  'register',
  'sign-in',
  'sending',
  'settings',
  'phone',
  'paper',
] as const

const manifest: Record<string, string> = {}

const read = (path: string) =>
  readFileSync(path, 'utf8').replace(/\/[/*][#@] ?sourceMappingURL=\S+(?: ?\*\/)?\s*$/, '')

/** A file's name carries the digest of its content, so that browsers may keep it and never show an old one. */
const put = (name: string, content: string) => {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const file = `${basename(name, extname(name))}-${digest}${extname(name)}`
  writeFileSync(join(target, file), content)
  manifest[name] = file
}

/** GOV.UK's typeface and crest are for GOV.UK alone: a council's page is set in Arial and bears no crest. */
const withoutGovukBrand = (css: string) => {
  const debranded = css
    .replace(/\/\*! Copyright[^*]*Calvert[^*]*\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,', '')
    .replaceAll('url(/assets/images/govuk-crest.svg)', 'none')
  if (/GDS Transport|Calvert|crest\.svg|\/assets\/fonts/.test(debranded))
    throw new Error('GOV.UK branding is left')
  return debranded
}

/** MOJ's few icons travel with its styles, found beside them whatever their digest. */
const withIcons = (css: string) =>
  css.replace(/url\(\/assets\/images\/([\w-]+\.svg)\)/g, (_, icon: string) => {
    if (!manifest[icon]) put(icon, read(join(moj, 'assets/images', icon)))
    return `url(${manifest[icon]})`
  })

const withImports = (script: string) =>
  script.replace(/from '\.\/([\w-]+\.js)'/g, (_, name: string) => `from './${manifest[name]}'`)

mkdirSync(target, { recursive: true })

put('govuk-frontend.css', withoutGovukBrand(read(join(govuk, 'govuk-frontend.min.css'))))
put('moj-frontend.css', withIcons(withoutGovukBrand(read(join(moj, 'moj-frontend.min.css')))))
put('redress.css', styles.map((name) => read(join(ours, 'styles', `${name}.css`))).join('\n'))
put('favicon.svg', read(join(ours, 'favicon.svg')))
put('htmx.js', read(join(htmx, 'htmx.min.js')))
put('govuk-frontend.js', read(join(govuk, 'govuk-frontend.min.js')))
put('early.js', read(join(ours, 'early.js')))
put('upload-progress.js', withImports(read(join(ours, 'upload-progress.js'))))
put('redress.js', withImports(read(join(ours, 'redress.js'))))

const manifestFile = join(target, 'manifest.json')
writeFileSync(`${manifestFile}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
renameSync(`${manifestFile}.new`, manifestFile)

const kept = new Set(['manifest.json', ...Object.values(manifest)])
for (const file of readdirSync(target)) if (!kept.has(file)) rmSync(join(target, file))
