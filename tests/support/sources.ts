import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A source file of the product, with what it imports. */
export type Source = { path: string; layer: Layer; text: string; code: string; imports: string[] }

export const layers = ['domain', 'db', 'casework', 'demo', 'routes', 'views', 'src'] as const
/** 'src' is what lies at the top of src/, the commands and the backup: it composes the layers. */
export type Layer = (typeof layers)[number]

/** The layer that a file belongs to, by its folder. */
export function layerOf(path: string): Layer {
  if (path.startsWith('views/')) return 'views'
  const [, folder, file] = path.split('/')
  return file === undefined || folder === 'commands' || folder === 'backup'
    ? 'src'
    : (layers.find((layer) => layer === folder) ?? unknownLayer(path))
}

function unknownLayer(path: string): never {
  throw new Error(`${path} belongs to no layer`)
}

/** Where a relative import leads, as a path of the repository. */
export const resolved = (from: string, specifier: string): string =>
  posix.join(posix.dirname(from), specifier)

/** The top-level declarations of a file: its name, whether others can call it, and its whole text. */
export const declarationsOf = ({ code }: Source): { name: string; exported: boolean; text: string }[] =>
  code.split(/^(?=(?:export )?(?:async )?(?:const|function|class|type) )/m).flatMap((text) => {
    const head = /^(export )?(?:async )?(?:const|function\*?|class) (\w+)/.exec(text)
    return head ? [{ name: head[2]!, exported: head[1] !== undefined, text }] : []
  })

/** The names that a file imports from modules whose specifier begins so. */
export const namesImportedFrom = ({ code }: Source, beginning: string): string[] =>
  [...code.matchAll(/import\s*(type\s)?\s*\{([^}]*)\}\s*from\s*'([^']+)'/g)]
    .filter(([, onlyTypes, , specifier = '']) => !onlyTypes && specifier.startsWith(beginning))
    .flatMap(([, , names = '']) => names.split(','))
    .map((name) => name.trim().split(/\s+as\s+/)[0]!)
    .filter((name) => name !== '' && !name.startsWith('type '))

const importsOf = (text: string): string[] => [
  ...[...text.matchAll(/^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm)].map(
    ([, found]) => found!,
  ),
  ...[...text.matchAll(/^import\s*['"]([^'"]+)['"]/gm)].map(([, found]) => found!),
  ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map(([, found]) => found!),
]

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

export const sources: Source[] = ['src', 'views']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path, layer: layerOf(path), text, code: withoutComments(text), imports: importsOf(text) }
  })
