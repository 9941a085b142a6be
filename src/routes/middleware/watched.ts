import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { paths } from '#src/paths.ts'
import type { App, Request, Watch } from '../app.ts'

/** Names a request, and when it is answered says so in one line and in the metrics: which route, never which case. */
export const watched = ({ log, metrics }: Watch, trustedProxies: number) =>
  createMiddleware<App>(async (c, next) => {
    const began = performance.now()
    c.set('requestId', requestIdOf(c, trustedProxies))
    c.set('log', log.child({ request: c.var.requestId }))
    await next()
    c.header('X-Request-Id', c.var.requestId)
    const route = routeOf(c)
    const method = knownMethods.includes(c.req.method) ? c.req.method : 'other'
    const answered = { method, route, status: c.res.status, ms: Math.round(performance.now() - began) }
    c.var.log[ofNoInterest.includes(route) ? 'debug' : 'info'](answered, 'answered')
    metrics?.count(answered)
  })

const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const assets = `${paths.assets}/*`
const ofNoInterest: readonly string[] = [paths.health, paths.ready, paths.metrics, assets]

/** Only a proxy of our own may name a request, and only by what looks like an id. */
function requestIdOf(c: Request, trustedProxies: number): string {
  const given = trustedProxies > 0 ? c.req.header('X-Request-Id') : undefined
  return given && /^[\w-]{8,100}$/.test(given) ? given : randomUUID()
}

/** The pattern of the address: what names a case or a file in it stays out. */
function routeOf(c: Request): string {
  const routes = matchedRoutes(c)
  const page = routes.findLast(({ method }) => method !== 'ALL')
  return page?.path ?? routes.find(({ path }) => path === assets)?.path ?? 'none'
}
