import type { Hono } from 'hono'
import type { App, Stores } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { readConfig } from '#src/config.ts'
import { paths } from '#src/paths.ts'
import { type Nouns, nothing } from './whole-case.ts'

/** Every route of the app as 'GET /cases/:reference', each once, without what only stands before routes. */
export function routesOf(app: Hono<App>): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()
}

/** Of a demonstration. The app is enough to list them; nothing is asked of it. */
export const everyRoute = routesOf(createApp({ config: readConfig({}) } as Stores))

export const methodOf = (route: string) => route.split(' ')[0] as 'GET' | 'POST'
export const patternOf = (route: string) => route.split(' ')[1]!

/** What stands in addresses that name no part of a case. */
export type Others = {
  'saved-views': string
  people: string
  absences: string
  'monitoring-officers': string
  'directory-groups': string
  services?: string
  directorates?: string
  mails?: string
  'council-days'?: string
}

const letters = { 'annual-letters': '2023-24', populations: '2023-24', figures: 'received' }

/** What every council has from the start, and the case of these tests is not told by. */
const lists = {
  links: 'unknown',
  sessions: '999999',
  mails: '999999',
  'request-periods': 'prematurity-check',
  'decision-reasons': '6',
  'outcome-labels': '3',
  services: '1',
  directorates: '1',
  'category-map': '1',
  'remedy-types': '6',
  retention: 'mails',
  'council-days': '1',
}

/** Does an address of this kind name a case or something of one? */
export const namesACase = (pattern: string) => parametersOf(pattern).some((noun) => noun in nothing)

const parametersOf = (pattern: string) => [...pattern.matchAll(/([\w-]+)\/:\w+/g)].map(([, noun]) => noun!)

/** The address that a pattern stands for: each :id is that of the noun before it. */
export function addressOf(pattern: string, nouns: Nouns, others: Others): string {
  const known: Record<string, string> = { ...nouns, ...letters, ...lists, ...others }
  return pattern.replace(/([\w-]+)\/:\w+/g, (_, noun: string) => {
    const value = known[noun]
    if (value === undefined) throw new Error(`No ${noun} to fill into ${pattern}`)
    return `${noun}/${value}`
  })
}

/** Downloads of personal data: that somebody took them is written down. */
export const isExport = (route: string) =>
  [paths.casesCsv, paths.figureCsv(':year', ':key')].some((path) => route === `GET ${path}`)
