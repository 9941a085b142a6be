import { Hono } from 'hono'
import { findOwnMail, listOwnMails } from '#db/queries/outbox.ts'
import { paths } from '#src/paths.ts'
import { OwnMailPage } from '#views/mail/own-mail-page.tsx'
import { OwnMailsPage } from '#views/mail/own-mails-page.tsx'
import type { App } from './app.ts'
import { idInAddress } from './in-address.ts'
import { mailPlace } from './mail-place.ts'

const pageLength = 25

/** What Redress mailed to oneself: how mails are read where there is no mail server. */
export const mailRoutes = new Hono<App>()
  .get(paths.mails, async (c) => {
    const page = await listOwnMails(c.var.desk, mailPlace.parse(c.req.query()), pageLength)
    return c.render(<OwnMailsPage {...page} now={c.var.desk.now} />, { title: 'Your mails' })
  })
  .get(paths.mail(':id'), async (c) => {
    const mail = await findOwnMail(c.var.desk, idInAddress(c))
    return c.render(<OwnMailPage mail={mail} now={c.var.desk.now} />, { title: mail.subject })
  })
