import { Hono } from 'hono'
import {
  endProviderSignIn,
  keepProviderSignIn,
  type ProviderRefusal,
  signInByProvider,
  stateOf,
} from '#casework/provider-sign-in.ts'
import { newToken } from '#casework/session.ts'
import { found } from '#db/queries/reader.ts'
import { readClaims } from '#domain/openid-claims.ts'
import { providerFromNetwork } from '#domain/rate-limit.ts'
import { addressOf } from '#src/config.ts'
import { paths } from '#src/paths.ts'
import { ProviderError, type ProviderFault } from '#src/provider.ts'
import { faultTitle, ProviderFaultPage } from '#views/session/provider-fault-page.tsx'
import type { App, Request } from './app.ts'
import { visitorOf } from './middleware/signed-in.ts'
import { keepWayOut, takeWayOut } from './provider-cookie.ts'
import { returnTo } from './return-to.ts'
import { keepSession, sessionToken } from './session-cookie.ts'
import { sayTooMany, tooManyFrom } from './too-many.tsx'

export const providerSignInRoutes = new Hono<App>()
  .get(paths.signInProvider, async (c) => {
    const provider = found('provider', c.var.demonstrationDay ? null : c.var.provider)
    const at = new Date()
    const againAt = await tooManyFrom(c, providerFromNetwork, at)
    if (againAt) return sayTooMany(c, againAt, at)
    const token = newToken()
    return explained(c, async () => {
      const { url, ...underWay } = await provider.begin(answerAt(c), stateOf(token))
      await keepProviderSignIn(c.var.stores, {
        ...underWay,
        returnTo: returnTo.parse(c.req.query('returnTo')),
        at,
      })
      keepWayOut(c, token)
      return c.redirect(url, 302)
    })
  })
  .get(paths.signInProviderAnswer, async (c) => {
    const provider = found('provider', c.var.demonstrationDay ? null : c.var.provider)
    const at = new Date()
    const token = takeWayOut(c)
    return explained(c, async () => {
      const underWay = await endProviderSignIn(c.var.stores, token, at)
      if (!underWay) throw new ProviderError('wrong state', 'no sign-in of this browser is under way')
      const answer = new URL(`${answerAt(c)}${new URL(c.req.url).search}`)
      const { claims, idToken } = await provider.finish(answer, { ...underWay, state: underWay.stateDigest })
      const person = readClaims(claims, c.var.stores.config.provider!.groupsClaim)
      const entrance = { at, hours: c.var.stores.config.sessionHours, before: sessionToken(c), idToken }
      const done = await signInByProvider(await visitorOf(c), person, entrance)
      if (typeof done === 'string') return sayFault(c, done, person.email)
      keepSession(c, done.session)
      return c.redirect(underWay.returnTo, 303)
    })
  })

/** Where the provider sends people back to: this address has to be known to it. */
const answerAt = (c: Request): string => `${addressOf(c.var.stores.config)}${paths.signInProviderAnswer}`

/** What goes wrong at the provider's is a page for the person, and a line without secrets for the administrator. */
async function explained(c: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { fault, message } = error
    c.var.log.error({ fault, detail: message }, 'the sign-in provider failed')
    return sayFault(c, fault)
  }
}

const statuses: Record<ProviderFault | ProviderRefusal, 400 | 403 | 502 | 503> = {
  unreachable: 503,
  denied: 403,
  'wrong state': 400,
  clock: 502,
  misconfigured: 502,
  unknown: 403,
  'no address': 403,
  'not active': 403,
  'linked to another account': 403,
  'no group any more': 403,
  'groups left out': 403,
}

function sayFault(c: Request, fault: ProviderFault | ProviderRefusal, email: string | null = null) {
  const provider = c.var.provider!.name
  c.status(statuses[fault])
  return c.render(<ProviderFaultPage fault={fault} provider={provider} email={email} />, {
    title: faultTitle(fault, provider),
  }) as Response | Promise<Response> as Promise<Response>
}
