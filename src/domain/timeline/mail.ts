import { dayInWords, timeInWords, today } from '../calendar.ts'
import { type MailKind, mailInWords } from '../mail.ts'
import type { Told } from './case-on-file.ts'

/** What became of a mail. withheld: it was held back from somebody who may not read it any more. */
export type FateOfMail = {
  createdAt: Date
  notBeforeAt: Date
  expiresAt: Date | null
  nextTryAt: Date | null
  sentAt: Date | null
  givenUpAt: Date | null
  withheld: boolean
}

/** A mail as everybody who sees its case may know it: to whom, of what, and whether it went. */
export type MailOnFile = FateOfMail & { kind: MailKind; toName: string }

export const ofMail = (mail: MailOnFile, now: Date): Told => ({
  day: today(mail.createdAt),
  title: `Mail to ${mail.toName}: ${mailInWords[mail.kind]}`,
  lines: [`Written at ${timeInWords(mail.createdAt)}. ${goneInWords(mail, now)}.`],
})

/** What has become of a mail at a moment. */
export function goneInWords(mail: FateOfMail, now: Date): string {
  const { createdAt, notBeforeAt, nextTryAt, sentAt, givenUpAt } = mail
  if (sentAt) return `Sent ${atMoment(sentAt, createdAt)}`
  if (givenUpAt) return `Given up ${atMoment(givenUpAt, createdAt)}: ${whyGivenUp(mail)}`
  const next = nextTryAt && nextTryAt > notBeforeAt ? nextTryAt : notBeforeAt
  if (next <= now) return nextTryAt ? 'Tried, and waits for the next try' : 'Waits to be sent'
  return nextTryAt ? `Tried, next try at ${momentInWords(next)}` : `Waits until ${momentInWords(next)}`
}

function whyGivenUp({ givenUpAt, expiresAt, withheld }: FateOfMail): string {
  if (withheld) return 'they may not read it any more'
  return expiresAt && givenUpAt && expiresAt <= givenUpAt
    ? 'it was too old to send'
    : 'it could not be delivered'
}

const momentInWords = (at: Date) => `${timeInWords(at)} on ${dayInWords(today(at))}`
const atMoment = (at: Date, createdAt: Date) =>
  today(at) === today(createdAt) ? `at ${timeInWords(at)}` : `at ${momentInWords(at)}`
