import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { changeRetentionPeriod } from '#casework/retention.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { found } from '#db/queries/reader.ts'
import {
  countOldCases,
  countOldMails,
  countOldSecurityEvents,
  findRetentionPeriod,
} from '#db/queries/retention.ts'
import {
  keptSince,
  monthsInWords,
  type RetentionKind,
  type RetentionTerms,
  retentionInWords,
  retentionKinds,
} from '#domain/retention.ts'
import { paths } from '#src/paths.ts'
import { pastBefore } from '#src/retention.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { RetentionForm } from '#views/retention/retention-form.tsx'
import { RetentionPage } from '#views/retention/retention-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { seen, text } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const termsForm = z.object({
  months: z
    .string()
    .default('')
    .refine((months) => /^\s*[1-9]\d{0,2}\s*$/.test(months), 'Enter whole months, from 1 to 999')
    .transform(Number),
  reason: text('Say why so long', 500),
  version: seen,
})

export const retentionRoutes = new Hono<App>()
  .use(paths.settingsPart('retention'), administrator)
  .use(paths.retentionPeriod(':kind'), administrator)
  .get(paths.settingsPart('retention'), async (c) => {
    const { db, today, now } = c.var.desk
    const [cases, mails, log] = await Promise.all(retentionKinds.map((kind) => findRetentionPeriod(db, kind)))
    const old = await countOldCases(db, keptSince(cases!.months, today))
    const past = {
      ...old,
      mails: await countOldMails(db, await pastBefore(db, 'mails', now)),
      securityEvents: await countOldSecurityEvents(db, await pastBefore(db, 'security log', now)),
    }
    const periods = { 'closed cases': cases!, mails: mails!, 'security log': log! }
    return c.render(<RetentionPage {...{ periods, past }} />, { title: 'Retention' })
  })
  .get(paths.retentionPeriod(':kind'), async (c) => {
    const { months, reason } = await findRetentionPeriod(c.var.desk.db, kindInAddress(c))
    return showForm(c, prefilled({ months: String(months), reason }))
  })
  .post(paths.retentionPeriod(':kind'), async (c) => {
    const kind = kindInAddress(c)
    const form = await readForm(c, termsForm)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, form.state)
    }
    const { version, ...terms } = form.values
    if (!(await unlessStale(changeRetentionPeriod(c.var.desk, kind, version, terms)))) {
      return showBoth(c, terms, form.state)
    }
    say(c, `Saved: ${kind}`, `Kept for ${monthsInWords(terms.months)}.`)
    return c.redirect(paths.settingsPart('retention'), 303)
  })

const kindInAddress = (c: Request): RetentionKind =>
  found(
    'retention period',
    retentionKinds.find((kind) => kind.replaceAll(' ', '-') === c.req.param('kind')),
  )

async function showForm(c: Request, form: FormState, both?: Child) {
  const kind = kindInAddress(c)
  const { version } = await findRetentionPeriod(c.var.desk.db, kind)
  return c.render(
    <RetentionForm {...{ kind, version, form, both }} submission={crypto.randomUUID()} />,
    titled(`Retention: ${kind}`, form, both),
  )
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, yours: RetentionTerms, typed: FormState) {
  const kind = kindInAddress(c)
  const [period, last] = await Promise.all([
    findRetentionPeriod(c.var.desk.db, kind),
    findLastAct(c.var.desk, null, 'change a retention period', { name: 'name', id: kind }),
  ])
  c.status(409)
  const form = withFields(typed, { version: String(period.version) })
  const versions = { theirs: retentionInWords(period), yours: retentionInWords(yours) }
  return showForm(c, form, bothVersionsOf(last, versions))
}
