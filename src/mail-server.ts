import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { isRefusedForGood } from '#domain/mail-retry.ts'

export type OutgoingMail = {
  messageId: string
  date: Date
  from: { name: string; address: string }
  to: { name: string; address: string }
  replyTo: string
  subject: string
  text: string
  html: string
}

/** Why a mail was not taken, in words without any password, and whether the server will say the same again. */
export type NotTaken = { error: string; permanent: boolean }

/** The council's mail server, over a few connections that are kept open. */
export type MailServer = {
  /** Null when the server took it. */
  send: (mail: OutgoingMail) => Promise<NotTaken | null>
  /** Null when the server answers and lets us in, or why it does not. */
  verify: () => Promise<string | null>
  close: () => void
}

export const connectionsToMailServer = 5

/** No part of a try takes longer, so that a claim on a mail outlasts the try. In milliseconds. */
const timeouts = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
}
const longestTry = 120_000
const longestVerification = 8_000

/** Opens the mail server at an address such as smtps://user:password@mail.example.org. Connects when it is first used. */
export function openMailServer(url: string): MailServer {
  const pooled = { pool: true, maxConnections: connectionsToMailServer, maxRequeues: 0 } as const
  const transport = createTransport({ url, ...pooled, ...timeouts })
  return {
    send: async ({ date, ...mail }) => {
      try {
        await transport.sendMail({ ...mail, date, headers, signal: AbortSignal.timeout(longestTry) })
        return null
      } catch (error) {
        return notTaken(error as SmtpError, url)
      }
    },
    verify: () => verify(url),
    close: () => transport.close(),
  }
}

/** Nobody's holiday notice answers what a program wrote (RFC 3834; Exchange has a header of its own). */
const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

type SmtpError = Error & {
  code?: string
  originalCode?: string
  responseCode?: number
  command?: string
  response?: string
}

const notTaken = (error: SmtpError, url: string): NotTaken => ({
  error: errorInWords(error, url),
  permanent: isRefusedForGood({ code: error.responseCode ?? null, command: error.command ?? null }),
})

async function verify(url: string): Promise<string | null> {
  const quick = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000, dnsTimeout: 3_000 }
  const transport = createTransport({ url, ...quick })
  const late = Object.assign(new Error(), { code: 'ETIMEDOUT' })
  const tooLong: Promise<SmtpError> = pause(longestVerification, late, { ref: false })
  try {
    const failed = await Promise.race([transport.verify().then(() => null), tooLong])
    return failed && errorInWords(failed, url)
  } catch (error) {
    return errorInWords(error as SmtpError, url)
  } finally {
    transport.close()
  }
}

/** What went wrong, for an administrator: the server’s own answer stands last. Neither name nor password is in it. */
function errorInWords(error: SmtpError, url: string): string {
  const { username, password, host } = new URL(url)
  const known = [error.originalCode, error.code].flatMap((code) => (code && inWords[code]) || [])[0]
  const said = error.response ?? (known ? '' : error.message)
  const words = [known?.replace('SERVER', host) ?? 'The mail server did not take it', said].filter(
    (part) => part,
  )
  const secrets = [password, decoded(password), username, decoded(username)]
  return secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '…'), words.join(': '))
    .replace(/\s+/g, ' ')
    .slice(0, 500)
}

/** A bare percent sign in a password stands for itself, as it does for who signs in with it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const inWords: Record<string, string> = {
  ECONNREFUSED: 'No mail server listens at SERVER',
  ENOTFOUND: 'There is no server of the name SERVER',
  EDNS: 'There is no server of the name SERVER',
  ETIMEDOUT: 'The mail server at SERVER did not answer in time',
  EABORT: 'The mail server at SERVER took too long',
  ECONNRESET: 'The mail server at SERVER broke off the connection',
  ECONNECTION: 'The connection to the mail server at SERVER broke off',
  EAUTH: 'The mail server at SERVER did not accept our name and password',
  ETLS: 'No secure connection to the mail server at SERVER could be made',
  EENVELOPE: 'The mail server did not accept the address',
  EMESSAGE: 'The mail server did not accept the message',
}
