import type { createApp } from '#src/app.tsx'
import { paths } from '#src/paths.ts'
import { origin } from './people.ts'

export type DemoApp = ReturnType<typeof createApp>

export type Raw = { method?: string; path: string; body?: BodyInit; headers?: Record<string, string> }
export type Answer = { status: number; text: string; location: string | null }

/** The cookie of somebody who signed in. */
export async function cookieOf(app: DemoApp, userId: number): Promise<string> {
  const body = new URLSearchParams({ userId: String(userId) })
  const answer = await app.request(origin + paths.signIn, {
    method: 'POST',
    body,
    headers: { Origin: origin },
  })
  const cookie = answer.headers.get('Set-Cookie')?.split(';')[0]
  if (!cookie) throw new Error(`Person ${userId} could not sign in: ${answer.status}`)
  return cookie
}

/** Anything at all that can be sent to the app, as somebody with this cookie, from a page of its own. */
export async function send(app: DemoApp, cookie: string | null, raw: Raw): Promise<Answer> {
  const headers = { Origin: origin, ...(cookie && { Cookie: cookie }), ...raw.headers }
  const answer = await app.request(origin + raw.path, {
    method: raw.method ?? 'GET',
    body: raw.body ?? null,
    headers,
  })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('Location') }
}
