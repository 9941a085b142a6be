import type { Request } from './app.ts'

/**
 * On to the page that shows what was done. A script that sent the form to show its progress would follow a redirect
 * unseen, so it is told where to go instead.
 */
export const goOn = (c: Request, path: string) =>
  c.req.header('X-Progress') ? c.body(null, 204, { 'X-Go-On': path }) : c.redirect(path, 303)
