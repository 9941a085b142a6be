import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { isSecure } from '#src/config.ts'
import type { Request } from './app.ts'

const said = 'said'

/** The way to what happens next, on this site. */
type Onward = { href: string; text: string }

/** What the next page says first: what was done, what happens next, and the way there. */
export function say(c: Request, heading: string, next = '', onward?: Onward): void {
  setCookie(c, said, Buffer.from(JSON.stringify([heading, next, onward])).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(c.var.stores.config),
    maxAge: 60,
  })
}

/** What the page before wanted said; only once. */
export function whatWasSaid(c: Request): { heading: string; next: string; onward: Onward | null } | null {
  const cookie = c.req.method === 'GET' ? getCookie(c, said) : undefined
  if (!cookie) return null
  deleteCookie(c, said, { path: '/' })
  try {
    const [heading, next, onward] = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')) as unknown[]
    return { heading: String(heading), next: String(next ?? ''), onward: onwardFrom(onward) }
  } catch {
    return null
  }
}

const onwardShape = z.object({ href: z.string().regex(/^\/[^/\\]/), text: z.string() })

const onwardFrom = (value: unknown): Onward | null => onwardShape.safeParse(value).data ?? null
