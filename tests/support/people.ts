import { eq } from 'drizzle-orm'
import { users } from '#db/schema.ts'
import type { Role } from '#domain/user.ts'
import type { Stores } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { paths } from '#src/paths.ts'

export const origin = 'http://redress.test'

/** Somebody at a browser, without scripts: they open pages and send forms. */
export type Visitor = {
  visit: (path: string) => Promise<Page>
  submit: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Page>
}

export type Page = { status: number; text: string; location: string | null; headers: Headers }

/** The app over HTTP, and people who come to it. */
export function openFrontDoor(stores: Stores) {
  const app = createApp(stores)
  const visitor = (cookie = ''): Visitor => {
    const ask = async (path: string, init: RequestInit = {}): Promise<Page> => {
      const headers = { ...(cookie && { Cookie: cookie }), ...(init.headers as Record<string, string>) }
      const answer = await app.request(origin + path, { ...init, headers })
      return {
        status: answer.status,
        text: await answer.text(),
        location: answer.headers.get('Location'),
        headers: answer.headers,
      }
    }
    return {
      visit: (path) => ask(path),
      submit: (path, fields, headers = {}) =>
        ask(path, {
          method: 'POST',
          body: new URLSearchParams(fields),
          headers: { Origin: origin, ...headers },
        }),
    }
  }
  const signInAs = async (userId: number): Promise<Visitor> => {
    const page = await visitor().submit(paths.signIn, { userId: String(userId) })
    const cookie = page.headers.get('Set-Cookie')?.split(';')[0]
    if (!cookie) throw new Error(`Person ${userId} could not sign in: ${page.status}`)
    return visitor(cookie)
  }
  /** The first person (or a later one) with this part. */
  const signIn = async (role: Role, which = 0): Promise<Visitor> => {
    const people = await stores.db
      .select({ id: users.id })
      .from(users)
      .where(eq(users.role, role))
      .orderBy(users.id)
    return signInAs(people[which]!.id)
  }
  return { app, stranger: visitor(), signIn, signInAs }
}
