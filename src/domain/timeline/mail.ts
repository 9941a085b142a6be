import { dayInWords, timeInWords, today } from '../calendar.ts'
import { type MailKind, mailInWords } from '../mail.ts'
import type { Told } from './case-on-file.ts'

/** A mail as everybody who sees its case may know it: to whom, of what, and whether it went. */
export type MailOnFile = {
  kind: MailKind
  toName: string
  createdAt: Date
  notBeforeAt: Date
  sentAt: Date | null
  givenUpAt: Date | null
}

export const ofMail = (mail: MailOnFile): Told => ({
  day: today(mail.createdAt),
  title: `Mail to ${mail.toName}: ${mailInWords[mail.kind]}`,
  lines: [`Written at ${timeInWords(mail.createdAt)}. ${goneInWords(mail)}.`],
})

/** What became of a mail. */
export function goneInWords({ createdAt, notBeforeAt, sentAt, givenUpAt }: MailOnFile): string {
  if (sentAt) return `Sent ${atMoment(sentAt, createdAt)}`
  if (givenUpAt) return `Given up ${atMoment(givenUpAt, createdAt)}: it could not be delivered`
  return notBeforeAt > createdAt ? `Waits until ${momentInWords(notBeforeAt)}` : 'Waits to be sent'
}

const momentInWords = (at: Date) => `${timeInWords(at)} on ${dayInWords(today(at))}`
const atMoment = (at: Date, createdAt: Date) =>
  today(at) === today(createdAt) ? `at ${timeInWords(at)}` : `at ${momentInWords(at)}`
