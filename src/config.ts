import { hostname } from 'node:os'
import { z } from 'zod'
import { faultInIssuer, isLoopback } from '#domain/openid-provider.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const count = z.coerce.number().int().positive()
const logLevels = ['error', 'warn', 'info', 'debug', 'silent'] as const

/** What stands before every path: no path of its own, nothing after it, and nobody's password. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (value) => URL.canParse(value) && new URL(value).href === `${new URL(value).origin}/`,
    'give the address without a path, a query or a password, such as https://redress.example.gov.uk',
  )
  .transform((value) => new URL(value).origin)

/** Browsers keep no cookie for longer than 400 days. */
const longestHours = 400 * 24

/** Every setting, with its default. */
export const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: origin.optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SESSION_IDLE_MINUTES: count.max(longestHours * 60).default(60),
  SESSION_HOURS: count.max(longestHours).default(12),
  SIGN_IN_LINK_MINUTES: count.max(1440).default(15),
  UPLOAD_MEGABYTES: count.max(10_000).default(100),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('your council account'),
  OIDC_SCOPES: z
    .string()
    .refine((scopes) => scopes.split(/\s+/).includes('openid'), 'ask for openid: without it nobody is named')
    .default('openid profile email'),
  OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  METRICS_TOKEN: z.string().min(16, 'use 16 characters or more').optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  SHUTDOWN_SECONDS: count.max(600).default(20),
})

/** What the environment says. Times are in the units that their names give. */
export type Config = {
  databaseUrl: string | null
  dataDir: string
  host: string
  port: number
  publicUrl: string | null
  /** How many proxies of our own stand before the app: so many of X-Forwarded-For's last addresses are believed. */
  trustedProxies: number
  sessionIdleMinutes: number
  sessionHours: number
  signInLinkMinutes: number
  uploadMegabytes: number
  smtpUrl: string | null
  provider: OpenIdProvider | null
  metricsToken: string | null
  logLevel: (typeof logLevels)[number]
  shutdownSeconds: number
  /** Tells this process from others on the same database. */
  process: string
}

export type OpenIdProvider = {
  issuer: string
  clientId: string
  clientSecret: string | null
  name: string
  scopes: string
  groupsClaim: string
}

/** The environment, read once. Throws an Error that names every setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw wrong(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const settings = parsed.data
  if (settings.OIDC_ISSUER && !settings.OIDC_CLIENT_ID) {
    throw wrong(['OIDC_CLIENT_ID: the provider at OIDC_ISSUER knows this register under an id'])
  }
  if (settings.OIDC_CLIENT_ID && !settings.OIDC_ISSUER) {
    throw wrong(['OIDC_ISSUER: OIDC_CLIENT_ID is of no use without the provider’s address'])
  }
  if (given.NODE_ENV === 'production' && !settings.PUBLIC_URL && !isLoopback(settings.HOST)) {
    throw wrong([
      `PUBLIC_URL: people reach ${settings.HOST} from elsewhere; say at which address, for links in mails begin with it and cookies are secure by it`,
    ])
  }
  const fault = settings.OIDC_ISSUER ? faultInIssuer(settings.OIDC_ISSUER) : null
  if (fault) throw wrong([`OIDC_ISSUER: ${fault}`])
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir: settings.DATA_DIR,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL ?? null,
    trustedProxies: settings.TRUSTED_PROXIES,
    sessionIdleMinutes: settings.SESSION_IDLE_MINUTES,
    sessionHours: settings.SESSION_HOURS,
    signInLinkMinutes: settings.SIGN_IN_LINK_MINUTES,
    uploadMegabytes: settings.UPLOAD_MEGABYTES,
    smtpUrl: settings.SMTP_URL ?? null,
    provider: providerOf(settings),
    metricsToken: settings.METRICS_TOKEN ?? null,
    logLevel: settings.LOG_LEVEL,
    shutdownSeconds: settings.SHUTDOWN_SECONDS,
    process: `${hostname()}:${process.pid}`,
  }
}

const wrong = (mistakes: string[]) =>
  new Error(`The configuration is wrong:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`)

const providerOf = (settings: z.output<typeof environment>): OpenIdProvider | null =>
  settings.OIDC_ISSUER && settings.OIDC_CLIENT_ID
    ? {
        issuer: settings.OIDC_ISSUER,
        clientId: settings.OIDC_CLIENT_ID,
        clientSecret: settings.OIDC_CLIENT_SECRET ?? null,
        name: settings.OIDC_NAME,
        scopes: settings.OIDC_SCOPES,
        groupsClaim: settings.OIDC_GROUPS_CLAIM,
      }
    : null

/** People reach the app over a secure connection, be it by a proxy: cookies are for such connections only. */
export const isSecure = ({ publicUrl }: Config): boolean => publicUrl?.startsWith('https:') ?? false

/** The address at which people reach the app: what stands before every path in a mail. */
export const addressOf = ({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`
