import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isSecure } from '#src/config.ts'
import type { Request, Stores } from './app.ts'

const nameOf = ({ config }: Stores) => (isSecure(config) ? '__Host-redress-provider' : 'redress-provider')

/** Marks the browser that sets out for the provider: nobody else may come back in its place. */
export const keepWayOut = (c: Request, token: string): void =>
  setCookie(c, nameOf(c.var.stores), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c.var.stores.config),
    maxAge: 600,
  })

/** The mark of a browser that comes back; it goes with it. */
export function takeWayOut(c: Request): string {
  const name = nameOf(c.var.stores)
  const token = getCookie(c, name) ?? ''
  deleteCookie(c, name, { path: '/', secure: isSecure(c.var.stores.config) })
  return token
}
