import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { formsOn } from './form-on-page.ts'

type Claims = { sub: string } & Record<string, unknown>

/** An OpenID provider on this machine, with the people that it knows by the names by which they sign in there. */
export type OpenIdServer = {
  issuer: string
  people: Map<string, Claims>
  /** Signs in there as somebody who came from the app; gives the address to which the provider sends them back. */
  signIn: (url: string, login: string) => Promise<string>
  /** Stops there instead. */
  cancel: (url: string) => Promise<string>
  ended: () => string[]
  close: () => Promise<void>
}

type Given = {
  redirectTo: string
  afterwards: string
  settings?: Configuration
  /** How far its clock is behind ours. */
  behindMs?: number
}

export const clientId = 'redress'
export const clientSecret = 'a secret of the client, of many letters'

/** Starts one. settings: what makes it like one provider or another. */
export async function startOpenIdServer({
  redirectTo,
  afterwards,
  settings = {},
  behindMs = 0,
}: Given): Promise<OpenIdServer> {
  const people = new Map<string, Claims>()
  const ended: string[] = []
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/session/end')) ended.push(request.url)
    if (behindMs > 0 && request.url === '/token') setBack(behindMs, response)
    void handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectTo],
        post_logout_redirect_uris: [afterwards],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'groups', 'hasgroups'],
      email: ['email', 'email_verified'],
    },
    pkce: { required: () => true },
    findAccount: (_context, id) => {
      const claims = people.get(id)
      return claims ? { accountId: id, claims: async () => claims } : undefined
    },
    cookies: { keys: ['for tests only'] },
    ...settings,
  })
  const handler = provider.callback()

  return {
    issuer,
    people,
    signIn: (url, login) => follow(url, issuer, { login, password: 'any' }),
    cancel: (url) => follow(url, issuer, null),
    ended: () => ended,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The clock is set back while the provider answers. */
function setBack(behindMs: number, response: ServerResponse): void {
  const now = Date.now
  Date.now = () => now() - behindMs
  response.once('close', () => {
    Date.now = now
  })
}

/** Goes through the provider's pages like a browser, until it is sent away from them. */
async function follow(url: string, issuer: string, typed: Record<string, string> | null): Promise<string> {
  const jar = new Map<string, string>()
  let next: { url: string; body?: URLSearchParams } = { url }
  for (let steps = 0; steps < 12; steps += 1) {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: cookies },
      ...(next.body && { method: 'POST', body: next.body }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    if (location) {
      const to = new URL(location, issuer).href
      if (!to.startsWith(issuer)) return to
      next = { url: to }
      continue
    }
    const html = await answer.text()
    const [form] = formsOn(html)
    if (!form) throw new Error(`The provider shows no form (${answer.status}): ${html.slice(0, 500)}`)
    if (!typed) {
      const abort = /href="([^"]*abort)"/.exec(html)?.[1]
      next = { url: new URL(abort!, issuer).href }
      continue
    }
    const fields = Object.fromEntries(form.fields.map(({ name, values }) => [name, values[0] ?? '']))
    next = { url: new URL(form.action, issuer).href, body: new URLSearchParams({ ...fields, ...typed }) }
  }
  throw new Error('The provider never sent the browser back')
}
