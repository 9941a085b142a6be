import { randomUUID } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { seesDrafts } from '#domain/draft-decision.ts'
import type { NewMail } from '#domain/mail.ts'
import { inWorkingHours, ofUseUntil } from '#domain/mail-hours.ts'
import { withheldWords } from '#domain/outbox.ts'
import { mailCases, mails } from '../schema.ts'
import { findMailSettings } from './mail-setting.ts'
import { found, type Reader, type Writer } from './reader.ts'

type Now = Pick<Writer, 'db' | 'now'>

/** Puts a mail into the outbox, in the transaction of the act that causes it. It goes at once, or not before a moment. */
export async function insertMail({ db, now }: Now, mail: NewMail, notBeforeAt: Date = now): Promise<number> {
  const { kind, to, subject, body, link, onDraft = false, expiresAt = null, caseIds = [] } = mail
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
      onDraft,
      createdAt: now,
      notBeforeAt,
      expiresAt,
    })
    .returning({ id: mails.id })
  const mailId = found('mail', row).id
  if (caseIds.length > 0) await db.insert(mailCases).values(caseIds.map((caseId) => ({ mailId, caseId })))
  return mailId
}

/** Puts mails about work into the outbox: they go in the hours of a working day, or not at all once they are old. */
export async function insertMailsOfWork(
  desk: Now & Pick<Writer, 'calendar'>,
  work: readonly NewMail[],
): Promise<number[]> {
  if (work.length === 0) return []
  const settings = await findMailSettings(desk.db)
  const notBeforeAt = inWorkingHours(desk.now, desk.calendar, settings?.morning)
  const expiresAt = ofUseUntil(notBeforeAt, desk.calendar)
  const mailIds: number[] = []
  for (const mail of work) mailIds.push(await insertMail(desk, { ...mail, expiresAt }, notBeforeAt))
  return mailIds
}

/** What became of a mail, as goneInWords tells it. */
export const fateOfMail = {
  createdAt: mails.createdAt,
  notBeforeAt: mails.notBeforeAt,
  expiresAt: mails.expiresAt,
  nextTryAt: mails.nextTryAt,
  sentAt: mails.sentAt,
  givenUpAt: mails.givenUpAt,
  withheld: sql<boolean>`exists (select 1 from mail_attempts tried
    where tried.mail_id = mails.id and tried.error = ${withheldWords})`,
}

/** The mails about a case that the reader has found already, the oldest first, without those on drafts for whom drafts are not meant. */
export const listMailsOfCase = (
  { db, user }: Pick<Reader, 'db' | 'user'>,
  thisCase: { id: number; serviceId: number | null },
) =>
  db
    .select({
      id: mails.id,
      kind: mails.kind,
      toName: mails.toName,
      ...fateOfMail,
    })
    .from(mails)
    .innerJoin(mailCases, eq(mailCases.mailId, mails.id))
    .where(
      and(
        eq(mailCases.caseId, thisCase.id),
        seesDrafts(user, thisCase) ? undefined : sql`not ${mails.onDraft}`,
      ),
    )
    .orderBy(asc(mails.id))
