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

/** Somebody waits for these, or is warned: they go at any hour. Mails about work keep working hours. */
export const goesAtOnce: Record<MailKind, boolean> = {
  'sign-in link': true,
  'security warning': true,
  'question asked': false,
  'question answered': false,
  'action agreed': false,
  'evidence to review': false,
  'changes requested': false,
  'upheld decision': false,
  morning: false,
  'test message': true,
}

export const kindsOfWork = mailKinds.filter((kind) => !goesAtOnce[kind])

/** What a mail says, for those who see that it was written: on the timeline of its case, and in the outbox. */
export const mailInWords: Record<MailKind, string> = {
  'sign-in link': 'a link to sign in with',
  'security warning': 'a warning about an account',
  'question asked': 'a question was asked',
  'question answered': 'a question was answered',
  'action agreed': 'an action was agreed',
  'evidence to review': 'evidence waits for a review',
  'changes requested': 'evidence needs changes',
  'upheld decision': 'a complaint was upheld',
  morning: 'what is due',
  'test message': 'a test message',
}

/** The words of a mail: its subject, its body (domain/mail-body.ts says how one is written), and those of its link. */
export type MailText = { subject: string; body: string; linkText: string }

/** A mail as an act writes it. */
export type NewMail = {
  kind: MailKind
  to: { userId: number | null; name: string; address: string }
  /** The cases on whose timelines it stands. */
  caseIds?: readonly number[]
  subject: string
  body: string
  /** The one thing to press, on a page of this site. */
  link?: { text: string; path: string }
  /** Says what a draft says: its timelines show it to those who see drafts. */
  onDraft?: boolean
  /** Of no use after this moment. */
  expiresAt?: Date
}
