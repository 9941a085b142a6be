import { createMiddleware } from 'hono/factory'
import { NotPermitted } from '#domain/permissions.ts'
import type { App } from '../app.ts'

/** Settings are the administrator's pages. */
export const administrator = createMiddleware<App>(async (c, next) => {
  if (c.var.desk.user.role !== 'administrator') throw new NotPermitted('settings')
  await next()
})
