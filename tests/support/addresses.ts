import type { Page } from 'playwright-core'
import type { Stores } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'

/** The pages of the app, as its own list of routes has them: '/cases/:reference'. */
export function pagesOfTheApp(): string[] {
  const app = createApp({ config: readConfig({}) } as Stores)
  const asked = app.routes.filter(({ method, path }) => method === 'GET' && !/\*|\.css$/.test(path))
  return [...new Set(asked.map(({ path }) => path))]
}

/** route → the first addresses of it that links lead to; links that lead to no page, and from where. */
export type Found = { addresses: Map<string, string[]>; broken: string[] }

const mostOfRoute = 8
const mostOfRouteOnPage = 2

/** Follows links as the person who is signed in, a few of each kind on each page, beginning with the given addresses. */
export async function followLinks(page: Page, from: readonly string[]): Promise<Found> {
  const routes = pagesOfTheApp().map((path) => ({ path, fits: asPattern(path) }))
  const routeOf = (address: string) =>
    routes.find(({ fits }) => fits.test(address.split('?')[0] ?? ''))?.path ?? address
  const addresses = new Map<string, string[]>()
  const broken: string[] = []
  const waiting = from.map((address) => ({ address, on: 'the start' }))
  const met = new Set(from)
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, on } = next
    const route = routeOf(address)
    const known = addresses.get(route) ?? []
    if (known.length >= mostOfRoute) continue
    const answer = await page.request.get(address)
    if (!answer.ok()) broken.push(`${address} answers ${answer.status()} (linked on ${on})`)
    if (!answer.ok() || !answer.headers()['content-type']?.startsWith('text/html')) {
      addresses.set(route, known)
      continue
    }
    addresses.set(route, [...known, address])
    const followed = new Map<string, number>()
    for (const link of linksIn(await answer.text())) {
      const times = followed.get(routeOf(link)) ?? 0
      if (met.has(link) || times >= mostOfRouteOnPage) continue
      met.add(link)
      followed.set(routeOf(link), times + 1)
      waiting.push({ address: link, on: address })
    }
  }
  return { addresses, broken }
}

/** '/cases/:reference' fits '/cases/23001283', and what Hono writes as ':reference{…}' too. */
const asPattern = (path: string) => new RegExp(`^${path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`)

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
