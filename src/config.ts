import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().positive().default(60),
  SESSION_HOURS: z.coerce.number().int().positive().default(12),
  UPLOAD_MEGABYTES: z.coerce.number().int().positive().max(10_000).default(100),
})

export type Config = {
  databaseUrl: string | null
  dataDir: string
  host: string
  port: number
  publicUrl: string | null
  sessionIdleMinutes: number
  sessionHours: number
  uploadMegabytes: number
}

/** The environment, read once. Throws an Error that names every setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is wrong:\n${mistakes.join('\n')}`)
  }
  const settings = parsed.data
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir: settings.DATA_DIR,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL ?? null,
    sessionIdleMinutes: settings.SESSION_IDLE_MINUTES,
    sessionHours: settings.SESSION_HOURS,
    uploadMegabytes: settings.UPLOAD_MEGABYTES,
  }
}

/** People reach the app over a secure connection, be it by a proxy: cookies are for such connections only. */
export const isSecure = ({ publicUrl }: Config): boolean => publicUrl?.startsWith('https:') ?? false
