import type { Day } from './calendar.ts'

/** What a mail is for. */
export const mailKinds = [
  'sign-in link',
  'security warning',
  'question asked',
  'question answered',
  'action agreed',
  'evidence to review',
  'changes requested',
  'upheld decision',
  'morning',
  'test message',
] as const
export type MailKind = (typeof mailKinds)[number]

/** A mail as an act writes it. The body is paragraphs with empty lines between them; lines of a list begin '- '. */
export type NewMail = {
  kind: MailKind
  to: { userId: number | null; name: string; address: string }
  /** The cases on whose timelines it stands. */
  caseIds?: readonly number[]
  subject: string
  body: string
  /** The one thing to press, on a page of this site. */
  link?: { text: string; path: string }
  /** Goes out on this day's morning at the earliest; without it at once. */
  notBeforeOn?: Day
  /** Of no use after this moment. */
  expiresAt?: Date
}
