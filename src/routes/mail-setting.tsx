import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { changeMailSettings, sendTestMessage } from '#casework/mail-setting.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findMailSettings } from '#db/queries/mail-setting.ts'
import { countOutbox, listOutbox } from '#db/queries/outbox.ts'
import { usualMorning } from '#domain/mail-hours.ts'
import { type MailSettings, mailSettingsInWords } from '#domain/mail-setting.ts'
import { outboxParts } from '#domain/outbox.ts'
import { paths } from '#src/paths.ts'
import { defaultLetterhead } from '#src/post.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { MailSettingsForm } from '#views/mail/mail-settings-form.tsx'
import { MailSettingsPage } from '#views/mail/mail-settings-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { optionalText, seen, text } from './fields.ts'
import { mailPlace } from './mail-place.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const pageLength = 25

const outboxQuery = mailPlace.extend({ show: z.enum(outboxParts).catch('waiting') })

const oneLine = (value: string) => !/[\r\n]/.test(value)
const isAddress = (value: string) => z.email().safeParse(value).success

const settingsForm = z.object({
  version: seen,
  fromName: text('Enter the sender’s name', 100).refine(oneLine, 'Use one line'),
  fromAddress: text('Enter the sender’s address', 200).refine(
    (value) => value === '' || isAddress(value),
    'Enter an e-mail address, such as redress@council.gov.uk',
  ),
  replyTo: optionalText(200).refine(
    (value) => value === '' || isAddress(value),
    'Enter an e-mail address, such as complaints@council.gov.uk, or leave it empty',
  ),
  signature: optionalText(500),
  morning: z
    .string()
    .default('')
    .transform((value) =>
      value
        .trim()
        .replace(/^(\d)(?=[:.])/, '0$1')
        .replace('.', ':'),
    )
    .refine(
      (value) => /^(0[5-9]|1[01]):[0-5]\d$/.test(value),
      'Enter a time between 5:00 and 11:59, such as 7:00',
    ),
})

export const mailSettingRoutes = new Hono<App>()
  .use(paths.settingsPart('mail'), administrator)
  .use(paths.mailSettings, administrator)
  .use(paths.testMessages, administrator)
  .get(paths.settingsPart('mail'), async (c) => {
    const { db, now } = c.var.desk
    const { show, ...place } = outboxQuery.parse(c.req.query())
    const [settings, counts, page, server] = await Promise.all([
      settingsOf(c),
      countOutbox(db),
      listOutbox(db, show, place, pageLength),
      serverStanding(c),
    ])
    const props = { settings, counts, show, page, now, server, submission: crypto.randomUUID() }
    return c.render(<MailSettingsPage {...props} />, { title: 'Mail' })
  })
  .get(paths.mailSettings, async (c) => {
    const { version, ...settings } = await settingsOf(c)
    return showForm(c, prefilled({ ...settings, version: String(version) }))
  })
  .post(paths.mailSettings, async (c) => {
    const form = await readForm(c, settingsForm)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, form.state)
    }
    const { version, ...settings } = form.values
    const done = await unlessStale(changeMailSettings(c.var.desk, version, settings))
    if (!done) return showBoth(c, settings, form.state)
    say(c, 'The mail settings were changed', 'Mails that are sent from now on follow them.')
    return c.redirect(paths.settingsPart('mail'), 303)
  })
  .post(paths.testMessages, async (c) => {
    await readForm(c, z.object({}))
    const { mailId } = await sendTestMessage(c.var.desk)
    const { post } = c.var.stores
    const result = post ? await post.deliverNow(mailId) : null
    if (result === null)
      say(c, 'The test message is in the outbox', 'It stays there, for no mail server is set.')
    else if (result === 'sent') say(c, 'The mail server took the test message', 'Look whether it arrives.')
    else if (result === 'elsewhere') say(c, 'The test message is being sent', 'Its tries stand below.')
    else say(c, 'The test message was not taken', result.error)
    return c.redirect(paths.mailInOutbox(mailId), 303)
  })

/** The settings as they hold, also before anybody has set them. */
async function settingsOf(c: Request): Promise<MailSettings & { version: number }> {
  const { config } = c.var.stores
  const settings = await findMailSettings(c.var.desk.db)
  return settings ?? { ...defaultLetterhead(config), morning: usualMorning, version: 0 }
}

/** Whether there is a mail server, where, and what is wrong with it. */
async function serverStanding(c: Request) {
  const { config, post } = c.var.stores
  if (!config.smtpUrl || !post) return null
  return { host: new URL(config.smtpUrl).host, wrong: await post.verify() }
}

const showForm = (c: Request, form: FormState, both?: Child) =>
  c.render(
    <MailSettingsForm {...{ form, both }} submission={crypto.randomUUID()} />,
    titled('Change the mail settings', form, both),
  )

async function showBoth(c: Request, given: MailSettings, typed: FormState) {
  const [now, last] = await Promise.all([
    settingsOf(c),
    findLastAct(c.var.desk, null, 'change the mail settings'),
  ])
  const versions = { theirs: mailSettingsInWords(now), yours: mailSettingsInWords(given) }
  c.status(409)
  const form = withFields(typed, { version: String(now.version) })
  return showForm(c, form, bothVersionsOf(last, versions))
}
