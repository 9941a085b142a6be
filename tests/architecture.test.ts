import { describe, expect, test } from 'vitest'
import {
  declarationsOf,
  type Layer,
  layerOf,
  layers,
  namesImportedFrom,
  resolved,
  type Source,
  sources,
} from './support/sources.ts'

/** The layers that each layer may import by name, besides its own files. */
const mayImport: Record<Layer, readonly Layer[]> = {
  domain: [],
  db: ['domain'],
  casework: ['domain', 'db'],
  demo: ['domain', 'db', 'casework'],
  views: ['domain'],
  routes: ['domain', 'db', 'casework', 'demo', 'views'],
  src: ['domain', 'db', 'casework', 'demo', 'views', 'routes'],
}

const namedLayer = (specifier: string) => layers.find((layer) => specifier.startsWith(`#${layer}/`))

/** A file at the top of src/ may be imported by acts and routes while it knows no more layers than they do. */
function mayImportFromTop(layer: Layer, specifier: string): boolean {
  if (layer === 'views') return specifier === '#src/paths.ts'
  if (layer === 'domain' || layer === 'db' || layer === 'src') return false
  const file = sources.find(({ path }) => path === specifier.slice(1))
  const known = file?.imports.flatMap((imported) => namedLayer(imported) ?? []) ?? []
  return known.every((other) => mayImport[layer].includes(other))
}

/** Packages that one layer keeps to itself. */
const packagesOf: { fits: RegExp; belongsTo: (source: Source) => boolean }[] = [
  { fits: /^luxon$/, belongsTo: ({ path }) => path === 'src/domain/calendar.ts' },
  { fits: /^(drizzle-orm|postgres|@electric-sql)(\/|$)/, belongsTo: ({ layer }) => layer === 'db' },
  {
    fits: /^hono\/jsx/,
    belongsTo: ({ layer }) => layer === 'views' || layer === 'routes' || layer === 'src',
  },
  { fits: /^(hono|@hono)(\/|$)/, belongsTo: ({ layer }) => ['views', 'routes', 'src'].includes(layer) },
]

const everyImport = sources.flatMap((source) => source.imports.map((specifier) => ({ source, specifier })))
const told = (found: { source: Source; specifier: string }[]) =>
  found.map(({ source, specifier }) => `${source.path} imports ${specifier}`)

const codeThatFits = (pattern: RegExp, within: (source: Source) => boolean = () => true) =>
  sources.filter((source) => within(source) && pattern.test(source.code)).map(({ path }) => path)

describe('imports run one way', () => {
  test('there are sources to read, and each file is in a layer', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(everyImport.length).toBeGreaterThan(100)
  })

  test('a layer knows only those before it', () => {
    const forbidden = everyImport.filter(({ source: { layer }, specifier }) => {
      const named = namedLayer(specifier)
      if (!named) return specifier.startsWith('#')
      if (named === 'src') return !mayImportFromTop(layer, specifier)
      return !mayImport[layer].includes(named)
    })
    expect(told(forbidden)).toEqual([])
  })

  test('a relative import stays in its layer: another layer is imported by name', () => {
    const leaving = everyImport.filter(
      ({ source, specifier }) =>
        specifier.startsWith('.') && layerOf(resolved(source.path, specifier)) !== source.layer,
    )
    expect(told(leaving)).toEqual([])
  })

  test('luxon is the calendar’s alone, the database’s packages are db’s, and the web is for routes and views', () => {
    const strays = everyImport.filter(({ source, specifier }) =>
      packagesOf.some(({ fits, belongsTo }) => fits.test(specifier) && !belongsTo(source)),
    )
    expect(told(strays)).toEqual([])
  })

  test('the domain and the views reach for no clock, disk, network or environment', () => {
    const pure = ({ layer }: Source) => layer === 'domain' || layer === 'views'
    const node = everyImport.filter(
      ({ source, specifier }) =>
        pure(source) && /^node:(?!crypto$)/.test(specifier) && !mayReadAssets(source),
    )
    expect(told(node)).toEqual([])
    expect(codeThatFits(/\bDate\.now\(|\bnew Date\(\)|\bprocess\.env\b|\bfetch\(/, pure)).toEqual([])
  })

  /** Fingerprints of styles and scripts are read from the folder that the build wrote. */
  const mayReadAssets = ({ path }: Source) => path === 'views/assets/asset.ts'
})

describe('plain TypeScript', () => {
  test('nothing is any', () => {
    expect(codeThatFits(/(?:[:<|&,(]|\bas|=>)\s*any\b(?=\s*[[\]>,;)=|&{}\n]|$)/)).toEqual([])
  })

  test('there is no drawer for odds and ends', () => {
    const drawer = /(^|\/)(utils?|helpers?|common|misc|shared|lib)(\/|\.tsx?$)/
    expect(sources.map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([])
  })

  test('everything exported has a name', () => {
    expect(codeThatFits(/^export default\b/m)).toEqual([])
  })
})

describe('one way to write', () => {
  const writes = /\b(?:db|tx)\s*\.\s*(?:insert|update|delete)\s*\(/
  const queries = ({ path }: Source) => path.startsWith('src/db/queries/')

  test('rows are inserted, updated and deleted in db/queries only', () => {
    expect(codeThatFits(writes, queries).length).toBeGreaterThan(5)
    expect(codeThatFits(writes, (source) => !queries(source))).toEqual([])
  })

  test('tables are known to db only', () => {
    const strays = everyImport.filter(
      ({ source, specifier }) => source.layer !== 'db' && specifier.startsWith('#db/schema'),
    )
    expect(told(strays)).toEqual([])
  })

  test('transactions begin in perform, where whole histories are loaded, and where tables are made or dumped', () => {
    expect(codeThatFits(/\.transaction\s*\(/)).toEqual([
      'src/casework/perform.ts',
      'src/db/dump.ts',
      'src/db/migrations.ts',
      'src/demo/load.ts',
    ])
  })

  /** Names that a text calls, among those given. */
  const calledIn = (text: string, names: Iterable<string>) =>
    [...names].filter((name) =>
      new RegExp(`\\b${name}\\s*\\(`).test(
        text.replace(/^(?:export )?(?:async )?(?:const|function\*?) \w+/, ''),
      ),
    )

  /** The queries that write, also through another one of their file. */
  const writingQueries = new Set(sources.filter(queries).flatMap((source) => [...writersIn(source, [])]))

  function writersIn(source: Source, known: Iterable<string>): Set<string> {
    const writers = new Set(known)
    for (let before = -1; before !== writers.size; ) {
      before = writers.size
      for (const { name, text } of declarationsOf(source)) {
        if (writes.test(text) || calledIn(text, writers).length > 0) writers.add(name)
      }
    }
    return writers
  }

  test('every act that writes goes through perform', () => {
    const acts = sources
      .filter(({ layer, path }) => layer === 'casework' && path !== 'src/casework/perform.ts')
      .flatMap((source) => {
        const imported = namesImportedFrom(source, '#db/queries/').filter((name) => writingQueries.has(name))
        const writers = writersIn(source, imported)
        return declarationsOf(source)
          .filter(({ exported, name }) => exported && writers.has(name))
          .map(({ name, text }) => ({
            act: `${name} in ${source.path}`,
            performs: /\bperform(BySystem)?\(/.test(text),
          }))
      })
    expect(acts.length).toBeGreaterThan(15)
    const strays = acts.filter(({ performs }) => !performs).map(({ act }) => act)
    expect(strays.filter((stray) => !(stray in noActs))).toEqual([])
  })

  /** What writes inside the act of another, or for nobody who could act, each for its reason. */
  const noActs: Record<string, string> = {
    'beginSession in src/casework/session.ts':
      'every way of signing in is an act, and begins a session by it',
    'writePerson in src/casework/person-change.ts':
      'an administrator changes somebody by one act, the directory by another',
    'warn in src/casework/security-event.ts': 'whoever is refused at the door is nobody, and does no act',
    'keepProviderSignIn in src/casework/provider-sign-in.ts':
      'whoever sets out for the provider is nobody yet',
    'endProviderSignIn in src/casework/provider-sign-in.ts':
      'whoever comes back from the provider is nobody yet',
    'countTry in src/casework/security-event.ts': 'a try is counted whatever becomes of it',
  }

  /** Written without an act, each for its reason. */
  const withoutAct: Record<string, string> = {
    'src/routes/middleware/signed-in.ts writes by updateSessionSeen': 'that a session is in use is no act',
    'src/demo/load.ts writes by insertDemonstration':
      'the mark that this is a demonstration comes before anybody',
    'src/demo/load.ts writes by updateDemonstration':
      'the mark that all of it is there comes after everybody',
    ...Object.fromEntries(
      [
        'deleteEndedSessions',
        'deleteProviderSignIns',
        'deleteSecurityEvents',
        'deleteSignInLinks',
        'deleteSignIns',
        'deleteTries',
        'emptyMails',
      ].map((query) => [
        `src/retention.ts writes by ${query}`,
        'what is past its period goes by itself; who set the period is in the audit trail',
      ]),
    ),
    ...Object.fromEntries(
      [
        'claimDueMails',
        'claimMail',
        'giveUpExpiredMails',
        'updateMailNotTaken',
        'updateMailSent',
        'updateMailsOutOfHours',
        'updateMailWithheld',
      ].map((query) => [
        `src/post.ts writes by ${query}`,
        'what the outbox did with a mail is kept with the mail; whose act caused it is in the audit trail',
      ]),
    ),
  }

  test('only acts call a query that writes', () => {
    const strays = sources
      .filter(({ layer }) => !['db', 'casework'].includes(layer))
      .flatMap((source) =>
        namesImportedFrom(source, '#db/queries/')
          .filter((name) => writingQueries.has(name))
          .map((name) => `${source.path} writes by ${name}`),
      )
    expect(strays.filter((stray) => !(stray in withoutAct))).toEqual([])
  })
})

describe('what a browser is given keeps to the content security policy', () => {
  const pages = ({ path }: Source) => path.endsWith('.tsx')

  test('no inline styles', () => {
    expect(codeThatFits(/\sstyle=|<style\b/, pages)).toEqual([])
  })

  test('no inline event handlers, and nothing that htmx would evaluate', () => {
    expect(codeThatFits(/\son[a-z]+=|\bhx-on\b|["'`{]js:|javascript:/i, pages)).toEqual([])
  })

  test('every script comes from a file', () => {
    const inline = sources
      .filter(pages)
      .filter(({ code }) => [...code.matchAll(/<script\b[^>]*>/g)].some(([tag]) => !/\ssrc=/.test(tag)))
    expect(inline.map(({ path }) => path)).toEqual([])
  })

  test('nothing goes to the page unescaped', () => {
    expect(
      codeThatFits(/dangerouslySetInnerHTML|\braw\(/, ({ layer }) => layer === 'views' || layer === 'routes'),
    ).toEqual([])
  })
})
