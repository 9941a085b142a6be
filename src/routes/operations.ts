import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { paths } from '#src/paths.ts'
import { whatIsWrong } from '#src/readiness.ts'
import type { App, Request, Stores, Watch } from './app.ts'

const afresh = { 'Cache-Control': 'no-store' }

/** What machines ask: does the process answer, may people be sent to it, how does it do. */
export const operationsRoutes = (stores: Stores, { metrics, stopping }: Watch) =>
  new Hono<App>()
    .get(paths.health, (c) => c.json({ healthy: true }, 200, afresh))
    .get(paths.ready, async (c) => {
      const wrong = await whatIsWrong(stores, stopping())
      const ready = wrong.length === 0
      return c.json({ ready, wrong }, ready ? 200 : 503, afresh)
    })
    .get(paths.metrics, async (c) => {
      const { metricsToken } = stores.config
      if (!metrics || metricsToken === null) return c.text('There is no such page.', 404, afresh)
      if (!carries(c, metricsToken)) {
        return c.text('Send the token.', 401, { ...afresh, 'WWW-Authenticate': 'Bearer' })
      }
      const { text, type } = await metrics.scrape()
      return c.body(text, 200, { ...afresh, 'Content-Type': type })
    })

/** Compared by digests, so that the time it takes tells nothing of the token. */
const carries = (c: Request, token: string): boolean =>
  timingSafeEqual(digest(c.req.header('Authorization') ?? ''), digest(`Bearer ${token}`))

const digest = (text: string) => createHash('sha256').update(text).digest()
