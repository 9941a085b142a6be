import { Hono } from 'hono'
import { z } from 'zod'
import { listActionsToSend, sendEvidence } from '#casework/evidence.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { PackCheckPage } from '#views/compliance-pack/pack-check.tsx'
import { PackFormPage } from '#views/compliance-pack/pack-form.tsx'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import type { App, Request } from './app.ts'
import { chosenId, day, many, optionalText, text } from './fields.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { type Form, readForm } from './read-form.ts'
import { say } from './say.ts'

const packForm = z.object({
  actionIds: many(chosenId('Choose actions of this case')).refine(
    (ids) => ids.length > 0,
    'Choose the actions whose evidence is sent',
  ),
  sentOn: day('The day sent'),
  subject: text('Enter the subject', 300),
  coveringNote: optionalText(10_000),
  versionIds: many(chosenId('Open the form again')),
  confirmed: z.enum(['', 'yes', 'change']).default(''),
})

type PackForm = Form<z.output<typeof packForm>>

export const compliancePackRoutes = new Hono<App>()
  .get(paths.compliancePacks(':reference'), permitted('send evidence'), (c) => showForm(c))
  .post(paths.compliancePacks(':reference'), permitted('send evidence'), async (c) => {
    const thisCase = await caseInAddress(c)
    const actions = await listActionsToSend(c.var.desk, thisCase.id)
    const form = sensible(c.var.desk.today, actions, await readForm(c, packForm))
    if (!form.values) return showForm(c, form)
    const { confirmed, ...pack } = form.values
    if (confirmed === 'change') return showForm(c, { state: form.state, status: 200 })
    if (confirmed === '') return showCheck(c, form)
    const done = await unlessStale(sendEvidence(c.var.desk, thisCase.id, pack))
    if (!done) return showCheck(c, form, true)
    const left = actions.filter(
      ({ id, withdrawnOn, sentOn }) => !withdrawnOn && !sentOn && !pack.actionIds.includes(id),
    )
    say(
      c,
      `Evidence recorded as sent on ${dayInWords(done.sentOn)}`,
      left.length === 0
        ? 'Every action is with the Ombudsman now. Record its outcome when its letter comes.'
        : `Still to send: action ${left.map(({ number }) => number).join(', ')}.`,
    )
    return c.redirect(paths.casePart(thisCase.reference, 'timeline'), 303)
  })

type Actions = Awaited<ReturnType<typeof listActionsToSend>>
type Shown = { state: FormState; status: 200 | 409 | 422 }

/** What can be said beside a field before the act is asked for. */
function sensible(today: Day, actions: Actions, form: PackForm): PackForm {
  if (!form.values || form.values.confirmed === 'change') return form
  const { actionIds, sentOn } = form.values
  const chosen = actions.filter(({ id }) => actionIds.includes(id))
  const cannot = chosen.find(({ whyNot }) => whyNot !== null)
  const lastDone = chosen
    .map(({ doneOn }) => doneOn ?? '')
    .reduce((one, other) => (one > other ? one : other), '')
  // A form that went through and comes in again is answered by the act itself.
  if (form.values.confirmed === 'yes') return form
  const mistakes = {
    ...(chosen.length < actionIds.length && { actionIds: 'Choose actions of this case' }),
    ...(cannot && { actionIds: `Action ${cannot.number} cannot be sent: ${cannot.whyNot}` }),
    ...(sentOn > today && { sentOn: `The day sent must be today, ${dayInWords(today)}, or before` }),
    ...(sentOn < lastDone && {
      sentOn: `The day sent cannot be before the actions were done, ${dayInWords(lastDone)}`,
    }),
  }
  if (Object.keys(mistakes).length === 0) return form
  return { ...form, values: null, status: 422, state: { ...form.state, mistakes } }
}

async function showForm(c: Request, form?: Shown) {
  const { desk } = c.var
  const thisCase = await caseInAddress(c)
  const actions = await listActionsToSend(desk, thisCase.id)
  if (form) c.status(form.status)
  return c.render(
    <PackFormPage
      thisCase={thisCase}
      actions={actions}
      form={form?.state ?? expectedOf(desk.today, thisCase.reference, actions)}
      submission={crypto.randomUUID()}
    />,
    { title: 'Send evidence to the Ombudsman', error: form?.status === 422 },
  )
}

/** Everything that is ready goes, today: what a link officer does on most days. */
function expectedOf(today: Day, reference: string, actions: Actions): FormState {
  const ready = actions.filter(({ whyNot }) => whyNot === null).map(({ id }) => String(id))
  const subject = `${showReference(reference)}: evidence that the remedy has been carried out`
  return { ...prefilled({ sentOn: today, subject }), lists: { actionIds: ready } }
}

async function showCheck(c: Request, form: Exclude<PackForm, { values: null }>, stale = false) {
  const thisCase = await caseInAddress(c)
  const { actionIds, ...pack } = form.values
  const actions = await listActionsToSend(c.var.desk, thisCase.id)
  const chosen = actions.filter(({ id }) => actionIds.includes(id))
  const versionIds = [
    ...new Set(chosen.flatMap(({ files }) => files.map(({ versionId }) => String(versionId)))),
  ]
  if (stale) c.status(409)
  return c.render(
    <PackCheckPage
      thisCase={thisCase}
      chosen={chosen}
      pack={pack}
      stale={stale}
      submission={crypto.randomUUID()}
      form={{ ...form.state, lists: { ...form.state.lists, versionIds } }}
    />,
    { title: 'Check what goes to the Ombudsman' },
  )
}
