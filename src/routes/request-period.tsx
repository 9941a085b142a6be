import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { changeRequestPeriod } from '#casework/request-period.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { found } from '#db/queries/reader.ts'
import { findRequestPeriod, listRequestPeriods } from '#db/queries/request-period.ts'
import { type RequestKind, requestKinds } from '#domain/information-request.ts'
import { periodUnits } from '#domain/period.ts'
import { type RequestPeriodTerms, requestTermsInWords } from '#domain/request-rule.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { RequestPeriodForm } from '#views/request-period/request-period-form.tsx'
import { RequestPeriodsPage } from '#views/request-period/request-periods-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, optionalText, yesOrNo } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const countMistake = 'Enter a whole number from 1 to 366'

const termsForm = z
  .object({
    unit: z.enum(['', ...periodUnits], 'Choose of what').transform((unit) => unit || null),
    count: z
      .string()
      .default('')
      .transform((count) => count.trim())
      .refine((count) => count === '' || (/^[1-9]\d{0,2}$/.test(count) && Number(count) <= 366), countMistake)
      .transform((count) => (count === '' ? null : Number(count))),
    startsFrom: z.enum(['received', 'letter'], 'Choose from which day it is counted'),
    basis: optionalText(500),
    offered: yesOrNo('Choose yes or no'),
    version: chosenId('Open the form again'),
  })
  .superRefine(({ unit, count }, context) => {
    const mistake = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message, input: unit })
    if (unit && count === null) mistake('count', countMistake)
    if (!unit && count !== null) mistake('unit', 'Choose of what, or leave the number empty')
  })

export const requestPeriodRoutes = new Hono<App>()
  .use(paths.settingsPart('request-periods'), administrator)
  .use(paths.requestPeriod(':kind'), administrator)
  .get(paths.settingsPart('request-periods'), async (c) =>
    c.render(<RequestPeriodsPage periods={await listRequestPeriods(c.var.desk)} />, {
      title: 'Request periods',
    }),
  )
  .get(paths.requestPeriod(':kind'), async (c) => {
    const period = await findRequestPeriod(c.var.desk, kindInAddress(c))
    return showForm(c, period, prefilled(typedFrom(period)))
  })
  .post(paths.requestPeriod(':kind'), async (c) => {
    const { desk } = c.var
    const kind = kindInAddress(c)
    const form = await readForm(c, termsForm)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, await findRequestPeriod(desk, kind), form.state)
    }
    const { version, ...terms } = form.values
    if (!(await unlessStale(changeRequestPeriod(c.var.desk, kind, version, terms)))) {
      return showBoth(c, kind, terms, form.state)
    }
    say(c, `Saved: ${kind}`, 'It holds for requests opened from now on. Nothing recorded has changed.')
    return c.redirect(paths.settingsPart('request-periods'), 303)
  })

const kindInAddress = (c: Request): RequestKind =>
  found(
    'request period',
    requestKinds.find((kind) => kind.replaceAll(' ', '-') === c.req.param('kind')),
  )

const typedFrom = ({ unit, count, startsFrom, basis, offered }: RequestPeriodTerms) => ({
  unit,
  count: count === null ? '' : String(count),
  startsFrom,
  basis,
  offered: offered ? 'yes' : 'no',
})

type OnFile = RequestPeriodTerms & { kind: RequestKind; version: number }

const showForm = (c: Request, { kind, version }: OnFile, form: FormState, both?: Child) =>
  c.render(
    <RequestPeriodForm {...{ kind, version, form, both }} submission={crypto.randomUUID()} />,
    titled(`Period: ${kind}`, form, both),
  )

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, kind: RequestKind, terms: RequestPeriodTerms, typed: FormState) {
  const { desk } = c.var
  const [period, last] = await Promise.all([
    findRequestPeriod(desk, kind),
    findLastAct(desk, null, 'change a request period', { name: 'name', id: kind }),
  ])
  c.status(409)
  const form = withFields(typed, { version: String(period.version) })
  const versions = { theirs: requestTermsInWords(period), yours: requestTermsInWords(terms) }
  return showForm(c, period, form, bothVersionsOf(last, versions))
}
