import type { MailKind } from './mail.ts'

/** What has become of the mails in the outbox. */
export const outboxParts = ['waiting', 'sent', 'given up'] as const
export type OutboxPart = (typeof outboxParts)[number]

type Gone = { kind: MailKind; sentAt: Date | null; givenUpAt: Date | null; expiresAt: Date | null }

export const outboxPartOf = ({ sentAt, givenUpAt }: Pick<Gone, 'sentAt' | 'givenUpAt'>): OutboxPart =>
  sentAt ? 'sent' : givenUpAt ? 'given up' : 'waiting'

/** A link to sign in with is forgotten when its mail is given up; what is of no use any more is not sent again either. */
export const maySendAgain = (mail: Gone, now: Date): boolean =>
  outboxPartOf(mail) === 'given up' &&
  mail.kind !== 'sign-in link' &&
  (mail.expiresAt === null || mail.expiresAt > now)

/** What stands beside the try of a mail about work that was held back: it was never handed to the mail server. */
export const withheldWords = 'It was held back: whom it is to may not read it any more'
