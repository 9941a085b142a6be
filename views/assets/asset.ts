import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where `npm run build` puts styles and scripts: the same folder from the source and from the compiled app. */
const manifestPath = () => {
  const places = ['../../dist/assets/manifest.json', '../../assets/manifest.json'] as const
  const found = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path))
  if (!found) throw new Error('The styles and scripts are not built: run "npm run build" once')
  return found
}

let manifest: Record<string, string> | undefined

/** The URL of one of our styles or scripts; its name changes with its content, so browsers may keep it for ever. */
export const asset = (name: string): string => {
  manifest ??= JSON.parse(readFileSync(manifestPath(), 'utf8')) as Record<string, string>
  const file = manifest[name]
  if (!file) throw new Error(`No asset is called ${name}`)
  return `/assets/${file}`
}

/** The folder that is served as /assets. */
export const assetFolder = (): string => dirname(manifestPath())
