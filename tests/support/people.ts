import { eq } from 'drizzle-orm'
import { users } from '#db/schema.ts'
import type { Role } from '#domain/user.ts'
import type { Stores, Watch } from '#routes/app.ts'
import { createApp } from '#src/app.tsx'
import { paths } from '#src/paths.ts'

export const origin = 'http://redress.test'

/** Somebody at a browser, without scripts: they open pages and send forms. */
export type Visitor = {
  visit: (path: string) => Promise<Page>
  submit: (path: string, fields: Fields, headers?: Record<string, string>) => Promise<Page>
  /** A form with files, as a browser sends it: multipart/form-data. */
  upload: (path: string, fields: Fields, files: Record<string, Upload[]>) => Promise<Page>
}

export type Fields = Record<string, string | readonly string[]>
export type Upload = { name: string; bytes: Uint8Array<ArrayBuffer> | string; type?: string }

export type Page = { status: number; text: string; location: string | null; headers: Headers }

/** The app over HTTP, and people who come to it. */
export function openFrontDoor(stores: Stores, watch?: Watch) {
  const app = createApp(stores, watch)
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
          body: new URLSearchParams(pairsOf(fields)),
          headers: { Origin: origin, ...headers },
        }),
      upload: (path, fields, files) =>
        ask(path, { method: 'POST', body: multipart(fields, files), headers: { Origin: origin } }),
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

const pairsOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )

export function multipart(fields: Fields, files: Record<string, Upload[]>): FormData {
  const form = new FormData()
  for (const [name, value] of pairsOf(fields)) form.append(name, value)
  for (const [field, some] of Object.entries(files)) {
    for (const { name, bytes, type = 'application/octet-stream' } of some) {
      form.append(field, new File([bytes], name, { type }))
    }
  }
  return form
}
