import type { MailKind } from './mail.ts'
import { type MailHours, mayGoFrom } from './mail-hours.ts'

/** How often a mail is tried before it is given up. */
export const mostTries = 12

/** Minutes until the next try, after the first, the second and so on; the last holds for all that follow. */
const pausesInMinutes = [1, 5, 15, 60, 240] as const

/** A try that failed: the how-manieth it was, when, and whether the server will say the same again. */
type FailedTry = {
  kind: MailKind
  attempts: number
  at: Date
  permanent: boolean
  expiresAt: Date | null
}

/**
 * When a mail is tried again, or null when it is given up: refused for good, tried too often, or of no use by then. No try
 * is used up in hours in which it may not go.
 */
export function nextTryAt(
  { kind, attempts, at, permanent, expiresAt }: FailedTry,
  hours: MailHours,
): Date | null {
  if (permanent || attempts >= mostTries) return null
  const pause = pausesInMinutes[Math.min(attempts, pausesInMinutes.length) - 1] ?? pausesInMinutes[0]
  const next = mayGoFrom(kind, new Date(at.getTime() + pause * 60_000), hours)
  return expiresAt && next >= expiresAt ? null : next
}

/**
 * Whether a server's answer is its last word on a mail (RFC 5321, 4.2.1): a code of 5xx to the recipient or to the
 * message. The same to the sign-in or to the sender's address is our own setting, which can be put right.
 */
export const isRefusedForGood = ({
  code,
  command,
}: {
  code: number | null
  command: string | null
}): boolean => code !== null && code >= 500 && (command === 'RCPT TO' || command === 'DATA')
