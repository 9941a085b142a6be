import * as openid from 'openid-client'
import { millisecondsInADay } from '#domain/calendar.ts'
import { isLoopback } from '#domain/openid-provider.ts'
import type { OpenIdProvider } from './config.ts'

/** What went wrong at the provider's, as far as a person can do something about it. */
export type ProviderFault = 'unreachable' | 'denied' | 'wrong state' | 'clock' | 'misconfigured'

/** The detail is for the log: it holds no token and no code. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly fault: ProviderFault

  constructor(fault: ProviderFault, detail: string) {
    super(detail)
    this.fault = fault
  }
}

/** What has to come back with the browser that set out. */
export type UnderWay = { state: string; nonce: string; codeVerifier: string }

export type Provider = {
  name: string
  /** Where a form may lead on to, for signing out there as well. */
  origins: () => string[]
  begin: (redirectTo: string, state: string) => Promise<UnderWay & { url: string }>
  finish: (answer: URL, underWay: UnderWay) => Promise<{ claims: Record<string, unknown>; idToken: string }>
  /** Where one signs out at the provider's; null where it has no such page, or does not answer. */
  endSessionUrl: (idToken: string | null, redirectTo: string) => Promise<string | null>
}

const secondsToAnswer = 5
/** Two clocks may differ by this many seconds. */
const tolerance = 30
/** Beyond this a proxy may not take the address. */
const longestHint = 4000

/** The council's OpenID provider. It is asked who it is when it is first needed, so that the app starts without it. */
export function openProvider(settings: OpenIdProvider, groupsClaim = settings.groupsClaim): Provider {
  const issuer = new URL(settings.issuer)
  let known: { configuration: Promise<openid.Configuration>; since: number } | null = null
  let endSessionOrigin: string | null = null

  /** Kept for a day; what could not be had is asked for again the next time. */
  const configuration = (): Promise<openid.Configuration> => {
    if (known && Date.now() - known.since < millisecondsInADay) return known.configuration
    const asked = discover(settings, issuer)
    known = { configuration: asked, since: Date.now() }
    asked.then(
      (found) => {
        const { end_session_endpoint: end } = found.serverMetadata()
        endSessionOrigin = end ? new URL(end).origin : null
      },
      () => {
        known = null
      },
    )
    return asked
  }

  return {
    name: settings.name,
    origins: () => [...new Set([issuer.origin, ...(endSessionOrigin ? [endSessionOrigin] : [])])],
    begin: (redirectTo, state) =>
      inWords(async () => {
        const [codeVerifier, nonce] = [openid.randomPKCECodeVerifier(), openid.randomNonce()]
        const url = openid.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectTo,
          scope: settings.scopes,
          code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        })
        return { url: url.href, state, nonce, codeVerifier }
      }),
    finish: (answer, { state, nonce, codeVerifier }) =>
      inWords(async () => {
        const found = await configuration()
        const tokens = await openid.authorizationCodeGrant(found, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        const inToken = tokens.claims()!
        const more = lacks(inToken, groupsClaim) && found.serverMetadata().userinfo_endpoint
        const told = more ? await openid.fetchUserInfo(found, tokens.access_token, inToken.sub) : {}
        return { claims: { ...told, ...inToken }, idToken: tokens.id_token ?? '' }
      }),
    endSessionUrl: async (idToken, redirectTo) => {
      const found = await configuration().catch(() => null)
      if (!found?.serverMetadata().end_session_endpoint) return null
      const hint = idToken && idToken.length <= longestHint ? { id_token_hint: idToken } : undefined
      return openid.buildEndSessionUrl(found, { ...hint, post_logout_redirect_uri: redirectTo }).href
    },
  }
}

/** Some providers say who somebody is in the token, some only when they are asked. */
const lacks = (claims: Record<string, unknown>, groupsClaim: string): boolean =>
  !(claims.email || claims.preferred_username) ||
  !(groupsClaim in claims || '_claim_names' in claims || 'hasgroups' in claims)

const discover = (settings: OpenIdProvider, issuer: URL): Promise<openid.Configuration> =>
  openid.discovery(
    issuer,
    settings.clientId,
    { [openid.clockTolerance]: tolerance },
    settings.clientSecret ? openid.ClientSecretPost(settings.clientSecret) : openid.None(),
    {
      timeout: secondsToAnswer,
      execute: [
        openid.enableNonRepudiationChecks,
        ...(isLoopback(issuer.hostname) && issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
      ],
    },
  )

/** Whatever goes wrong, as a fault that a page can explain. */
async function inWords<T>(asking: () => Promise<T>): Promise<T> {
  try {
    return await asking()
  } catch (error) {
    throw new ProviderError(faultOf(error), detailOf(error))
  }
}

const unreachable =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|UND_ERR_\w+|OAUTH_TIMEOUT)$/

function faultOf(error: unknown): ProviderFault {
  const codes = chainOf(error).map(({ code }) => code ?? '')
  const [first] = chainOf(error)
  if (first instanceof openid.AuthorizationResponseError) {
    return first.error === 'access_denied' || first.error.endsWith('_required') ? 'denied' : 'misconfigured'
  }
  if (codes.includes('OAUTH_JWT_TIMESTAMP_CHECK_FAILED')) return 'clock'
  if (first instanceof TypeError && /fetch failed/.test(first.message)) return 'unreachable'
  if (chainOf(error).some(({ name }) => name === 'TimeoutError')) return 'unreachable'
  if (codes.some((code) => unreachable.test(code))) return 'unreachable'
  if (first instanceof openid.ResponseBodyError && first.error === 'invalid_grant') return 'wrong state'
  const status = first && 'status' in first ? Number(first.status) : 0
  if (status >= 500) return 'unreachable'
  if (chainOf(error).some(({ message }) => /"(state|iss)"/.test(message))) return 'wrong state'
  return 'misconfigured'
}

type Failure = Error & { code?: string; error?: string; error_description?: string }

/** An error with what caused it, outermost first. */
function chainOf(error: unknown): Failure[] {
  const chain: Failure[] = []
  for (let next = error; next instanceof Error && chain.length < 5; next = next.cause) chain.push(next)
  return chain
}

/** Codes and our library's own words. What the provider says beside them can name people: of that only its number. */
const detailOf = (error: unknown): string =>
  chainOf(error)
    .flatMap(({ message, code, error, error_description: words }) => [
      code,
      message,
      error,
      /\bAADSTS\d+/.exec(words ?? '')?.[0],
    ])
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('; ')
    .slice(0, 500)
