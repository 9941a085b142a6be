import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isSecure } from '#src/config.ts'
import type { Request, Stores } from './app.ts'

/** A secure cookie has a name that browsers take over a secure connection only. */
const nameOf = ({ config }: Stores): string => (isSecure(config) ? '__Host-redress' : 'redress')

/** The token of the session that a browser says it is in. */
export const sessionToken = (c: Request): string | undefined => getCookie(c, nameOf(c.var.stores))

/** Gives a session to the browser: scripts cannot read it, and other sites do not send it. */
export function keepSession(c: Request, token: string): void {
  const { stores } = c.var
  setCookie(c, nameOf(stores), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(stores.config),
    maxAge: stores.config.sessionHours * 3600,
  })
}

export const dropSession = (c: Request): void => {
  deleteCookie(c, nameOf(c.var.stores), { path: '/', secure: isSecure(c.var.stores.config) })
}
