import { insertMail } from '#db/queries/mail.ts'
import { listAddresses } from '#db/queries/mail-recipient.ts'
import { findMailSettings, writeMailSettings } from '#db/queries/mail-setting.ts'
import { findMailOutside, updateMailToSendAgain } from '#db/queries/outbox.ts'
import { found } from '#db/queries/reader.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { mayGoFrom } from '#domain/mail-hours.ts'
import type { MailSettings } from '#domain/mail-setting.ts'
import { maySendAgain } from '#domain/outbox.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** From whom mails come, and when the morning's go out. The version is the one that the form began with, 0 for none. */
export const changeMailSettings = (desk: Desk, version: number, settings: MailSettings) =>
  perform(desk, 'change the mail settings', async (desk) => {
    const { version: _, ...before } = (await findMailSettings(desk.db)) ?? { version: 0 }
    if (!(await writeMailSettings(desk.db, version, settings))) throw new StaleForm()
    return { before, after: settings }
  })

/** A message to whoever asks for it, which shows whether mails arrive. It goes at once. */
export const sendTestMessage = (desk: Desk) =>
  perform(desk, 'send a test message', async (desk) => {
    const { db, user, now } = desk
    const { name, address } = found('person', (await listAddresses(db, [user.id]))[0])
    const mailId = await insertMail(desk, {
      kind: 'test message',
      to: { userId: user.id, name, address },
      subject: 'A test message from Redress',
      body: [
        `${name} asked for this message at ${timeInWords(now)} on ${dayInWords(today(now))}.`,
        'If you read it, mails from Redress arrive.',
      ].join('\n\n'),
      link: { text: 'Open the mail settings', path: paths.settingsPart('mail') },
    })
    return { mailId }
  })

/**
 * A mail that was given up is tried again from the beginning, under the message id that it always had, in the hours in
 * which its kind may go.
 */
export const sendMailAgain = (desk: Desk, mailId: number) =>
  perform(desk, 'send a mail again', async (desk) => {
    const { db, now, calendar } = desk
    const mail = await findMailOutside(db, mailId)
    const settings = await findMailSettings(db)
    const notBeforeAt = mayGoFrom(mail.kind, now, { calendar, morning: settings?.morning })
    if (!maySendAgain(mail, now) || !(await updateMailToSendAgain(db, mailId, notBeforeAt))) {
      throw new Refusal('This mail cannot be sent again: it was not given up, or it is of no use any more.')
    }
    return { mailId }
  })
