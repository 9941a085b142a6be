import { createMiddleware } from 'hono/factory'
import { type Act, mayDo, NotPermitted } from '#domain/permissions.ts'
import type { App } from '../app.ts'

/** A form is shown to those only who may do what it asks for. */
export const permitted = (act: Act) =>
  createMiddleware<App>(async (c, next) => {
    if (!mayDo(c.var.desk.user.role, act)) throw new NotPermitted(act)
    await next()
  })
