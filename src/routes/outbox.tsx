import { Hono } from 'hono'
import { z } from 'zod'
import { sendMailAgain } from '#casework/mail-setting.ts'
import { findMailOutside } from '#db/queries/outbox.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { mailInWords } from '#domain/mail.ts'
import { maySendAgain } from '#domain/outbox.ts'
import { paths } from '#src/paths.ts'
import { OutboxMailPage } from '#views/mail/outbox-mail-page.tsx'
import type { App, Request } from './app.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'

/** What became of a mail, for the administrator, who reads neither its subject nor its body. */
export const outboxRoutes = new Hono<App>()
  .use(paths.mailInOutbox(':id'), administrator)
  .use(paths.mailAgain(':id'), administrator)
  .get(paths.mailInOutbox(':id'), async (c) => {
    const { desk } = c.var
    const mail = await findMailOutside(desk.db, idInAddress(c))
    const props = {
      mail,
      now: desk.now,
      again: maySendAgain(mail, desk.now),
      submission: crypto.randomUUID(),
    }
    return c.render(<OutboxMailPage {...props} />, {
      title: `Mail to ${mail.toName}: ${mailInWords[mail.kind]}`,
    })
  })
  .post(paths.mailAgain(':id'), async (c) => {
    const { id } = await findMailOutside(c.var.desk.db, idInAddress(c))
    await readForm(c, z.object({}))
    await sendMailAgain(c.var.desk, id)
    const { notBeforeAt } = await findMailOutside(c.var.desk.db, id)
    say(c, 'The mail is in the outbox again', whenItGoes(c, notBeforeAt))
    return c.redirect(paths.mailInOutbox(id), 303)
  })

const whenItGoes = (c: Request, notBeforeAt: Date): string => {
  if (!c.var.stores.post) return 'It goes when there is a mail server.'
  return notBeforeAt > c.var.desk.now
    ? `It goes at ${timeInWords(notBeforeAt)} on ${dayInWords(today(notBeforeAt))}.`
    : 'It goes in a moment.'
}
