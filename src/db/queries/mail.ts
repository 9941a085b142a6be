import { randomUUID } from 'node:crypto'
import { londonInstant } from '#domain/calendar.ts'
import type { NewMail } from '#domain/mail.ts'
import { mailCases, mails } from '../schema.ts'
import { found, type Writer } from './reader.ts'

/** The hour from which mails of a later day go out. */
const morning = '07:00'

/** Puts a mail into the outbox, in the transaction of the act that causes it. */
export async function insertMail({ db, now }: Pick<Writer, 'db' | 'now'>, mail: NewMail): Promise<number> {
  const { kind, to, subject, body, link, notBeforeOn, expiresAt = null, caseIds = [] } = mail
  const [row] = await db
    .insert(mails)
    .values({
      messageId: `<${randomUUID()}@redress>`,
      kind,
      userId: to.userId,
      toName: to.name,
      toAddress: to.address,
      subject: subject.replace(/\s+/g, ' ').trim(),
      body,
      linkText: link?.text ?? null,
      linkPath: link?.path ?? null,
      createdAt: now,
      notBeforeAt: notBeforeOn ? londonInstant(notBeforeOn, morning) : now,
      expiresAt,
    })
    .returning({ id: mails.id })
  const mailId = found('mail', row).id
  if (caseIds.length > 0) await db.insert(mailCases).values(caseIds.map((caseId) => ({ mailId, caseId })))
  return mailId
}
