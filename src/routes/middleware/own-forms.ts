import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { whyNotOurs } from '#domain/public-address.ts'
import type { Config } from '#src/config.ts'
import type { App } from '../app.ts'

/** Forms are taken from pages of this register only. Which page a refused one came from is said, for it may be set up wrong. */
export function ownForms({ publicUrl }: Config) {
  const guard = csrf(publicUrl ? { origin: new URL(publicUrl).origin } : undefined)
  return createMiddleware<App>(async (c, next) => {
    let ours = false
    const goOn = async () => {
      ours = true
      await next()
    }
    try {
      await guard(c, goOn)
    } catch (error) {
      if (ours) throw error
      const reached = new URL(c.req.url).origin
      throw new HTTPException(403, {
        message: whyNotOurs({ origin: c.req.header('Origin'), publicUrl, reached }),
      })
    }
  })
}
