import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Request } from './app.ts'

const said = 'said'

/** What the next page says first: what was done, and what happens next. */
export function say(c: Request, heading: string, next = ''): void {
  setCookie(c, said, Buffer.from(JSON.stringify([heading, next])).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: 60,
  })
}

/** What the page before wanted said; only once. */
export function whatWasSaid(c: Request): { heading: string; next: string } | null {
  const cookie = c.req.method === 'GET' ? getCookie(c, said) : undefined
  if (!cookie) return null
  deleteCookie(c, said, { path: '/' })
  try {
    const [heading, next] = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')) as unknown[]
    return { heading: String(heading), next: String(next ?? '') }
  } catch {
    return null
  }
}
