import { plainBody } from '#domain/mail-body.ts'
import { MailMessage } from '#views/mail/mail-message.tsx'

type Mail = { subject: string; body: string; linkText: string | null; linkPath: string | null }

/** Where paths of this site lead, and the lines below every mail. */
type Letterhead = { address: string; signature: readonly string[] }

/** A mail as it is sent: the same words as plain text and as HTML. */
export function mailInParts({ subject, body, linkText, linkPath }: Mail, { address, signature }: Letterhead) {
  const link = linkPath === null ? null : { text: linkText ?? 'Open Redress', href: address + linkPath }
  const parts = [plainBody(body), link && `${link.text}:\n${link.href}`, ['-- ', ...signature].join('\n')]
  return {
    subject,
    text: `${parts.filter((part) => part).join('\n\n')}\n`,
    html: `<!doctype html>${<MailMessage {...{ subject, body, link, signature }} />}`,
  }
}
