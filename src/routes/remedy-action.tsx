import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { listActionsToSend } from '#casework/evidence.ts'
import { changeAction, markActionDone, recordNewDay, takeBackDone } from '#casework/remedy-action.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findDecision } from '#db/queries/decision.ts'
import { isSent } from '#db/queries/remedy-action.ts'
import { listRemedyTypes } from '#db/queries/remedy-type.ts'
import { type Day, dayInWords, isDay } from '#domain/calendar.ts'
import { small } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import { mayDo, NotPermitted } from '#domain/permissions.ts'
import { Refusal } from '#domain/refusal.ts'
import { lastDayOfAction } from '#domain/remedy-action.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { ActionChangeForm } from '#views/remedy-action/action-change-form.tsx'
import { ActionDoneForm, ActionLateCheck, TakeBackForm } from '#views/remedy-action/action-done-form.tsx'
import type { ActionChoices } from '#views/remedy-action/action-form-fields.tsx'
import { NewDayForm } from '#views/remedy-action/new-day-form.tsx'
import { actionChoices } from './agreed-action.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { confirmed, day, optionalDay, optionalText, seen, text } from './fields.ts'
import { permitted } from './middleware/permitted.ts'
import { ownAction } from './own-action.ts'
import { plainField } from './plain-field.ts'
import { readForm } from './read-form.ts'
import { longestAction, ownerId, serviceId } from './remedy-action-fields.ts'
import { say } from './say.ts'
import { titledOnCase } from './titled.ts'

const changeForm = (choices: ActionChoices) =>
  z.object({
    text: text('Say what the council agreed to do', longestAction),
    service: serviceId(choices),
    owner: ownerId(choices),
    target: optionalDay('Our own target'),
    reason: text('Say why it is changed', 500),
    dueOn: optionalDay('The last day'),
    version: seen,
  })

const inPast = (what: string, today: Day) =>
  day(what).refine(
    (day) => !isDay(day) || day <= today,
    `${what} cannot be after today, ${dayInWords(today)}`,
  )

const newDayForm = (lastDay: Day, decidedOn: Day, today: Day) =>
  z.object({
    dueOn: day('The new last day').refine(
      (day) => !isDay(day) || day > lastDay,
      `The new last day has to be after the one that stands, ${dayInWords(lastDay)}`,
    ),
    agreedOn: inPast('The day of the agreement', today).refine(
      (day) => !isDay(day) || day >= decidedOn,
      `The day of the agreement cannot be before the decision, ${dayInWords(decidedOn)}`,
    ),
    by: text('Say who at the Ombudsman agreed', 200),
    note: optionalText(500),
  })

const doneForm = (decidedOn: Day, today: Day) =>
  z.object({
    doneOn: inPast('The day it was done', today).refine(
      (day) => !isDay(day) || day >= decidedOn,
      `The day it was done cannot be before the decision, ${dayInWords(decidedOn)}`,
    ),
    confirmed,
  })

const takeBackForm = z.object({ reason: text('Say why it is taken back', 500) })

export const remedyActionRoutes = new Hono<App>()
  .use(paths.actionChange(':id'), permitted('change an action'))
  .use(paths.newDay(':id'), permitted('record a new day for an action'))
  .use(paths.actionDone(':id'), permitted('mark an action done'))
  .get(paths.actionChange(':id'), async (c) => {
    const { action, thisCase } = await ownAction(c, 'change an action')
    const known = prefilled({
      text: action.text,
      service: action.serviceId === null ? '' : String(action.serviceId),
      owner: action.ownerId === null ? '' : String(action.ownerId),
      target: action.internalTargetOn,
    })
    return showChange(c, thisCase, action, known)
  })
  .post(paths.actionChange(':id'), async (c) => {
    const { action, thisCase } = await ownAction(c, 'change an action')
    const choices = await actionChoices(c.var.desk, action.serviceId)
    const form = await readForm(c, changeForm(choices))
    if (!form.values) {
      c.status(form.status)
      return showChange(c, thisCase, action, form.state)
    }
    const { reason, version, service, owner, target, ...rest } = form.values
    const facts = { ...rest, serviceId: service, ownerId: owner, internalTargetOn: target }
    const done = await unlessStale(changeAction(c.var.desk, action.id, version, facts, reason))
    if (!done) return showBoth(c, facts, form.state)
    say(
      c,
      `Action ${action.number} was changed`,
      `What stood before, and why it was changed, is in the history. It stays due by ${dayInWords(lastDayOfAction(action))}.`,
    )
    return c.redirect(paths.casePart(thisCase.reference, 'actions'), 303)
  })
  .get(paths.newDay(':id'), async (c) => showNewDay(c, prefilled({})))
  .post(paths.newDay(':id'), async (c) => {
    const { desk } = c.var
    const { action, thisCase } = await ownAction(c, 'record a new day for an action')
    const { decidedOn } = await findDecision(desk, action.decisionId)
    const form = await readForm(c, newDayForm(lastDayOfAction(action), decidedOn, desk.today))
    if (!form.values) {
      c.status(form.status)
      return showNewDay(c, form.state)
    }
    await recordNewDay(c.var.desk, action.id, form.values)
    say(
      c,
      `Action ${action.number} is due by ${dayInWords(form.values.dueOn)}`,
      `The Ombudsman agreed. At the decision it was ${dayInWords(action.dueOn)}, which stays on file.`,
    )
    return c.redirect(paths.casePart(thisCase.reference, 'actions'), 303)
  })
  .get(paths.actionDone(':id'), async (c) => {
    const { action } = await ownAction(c, 'mark an action done')
    if (!action.doneOn) return showDone(c, prefilled({ doneOn: c.var.desk.today }))
    await mayTakeBack(c, action)
    return showTakeBack(c, prefilled({}))
  })
  .post(paths.actionDone(':id'), async (c) => {
    const takeBack = await plainField(c, 'takeBack')
    return takeBack === 'yes' ? takeBackAction(c) : markDone(c)
  })

type Owned = Awaited<ReturnType<typeof ownAction>>

async function markDone(c: Request) {
  const { desk } = c.var
  const { action, thisCase } = await ownAction(c, 'mark an action done')
  const { decidedOn } = await findDecision(desk, action.decisionId)
  const form = await readForm(c, doneForm(decidedOn, desk.today))
  if (!form.values) {
    c.status(form.status)
    return showDone(c, form.state)
  }
  const { doneOn } = form.values
  if (form.values.confirmed === 'change') return showDone(c, form.state)
  const late = doneOn > lastDayOfAction(action)
  const proof = await proofOf(c, action.remedyType)
  if (late && form.values.confirmed !== 'yes') {
    const props = { thisCase, action, proof, doneOn, form: form.state, submission: crypto.randomUUID() }
    return c.render(<ActionLateCheck {...props} calendar={desk.calendar} />, {
      title: `Done late: ${showReference(thisCase.reference)}`,
    })
  }
  await markActionDone(c.var.desk, action.id, doneOn)
  say(
    c,
    `Action ${action.number} is marked done${late ? ', late' : ''}`,
    ...(await whatProvesIt(c, action, proof)),
  )
  return c.redirect(paths.casePart(thisCase.reference, 'actions'), 303)
}

/** What an action that is done still needs before it can go to the Ombudsman. */
async function whatProvesIt(
  { var: { desk } }: Request,
  { id, caseId }: Owned['action'],
  proof: string,
): Promise<[next: string, onward?: { href: string; text: string }]> {
  const done = (await listActionsToSend(desk, caseId)).find((action) => action.id === id)
  if (done?.whyNot === null) return ['It is proved: its evidence can go to the Ombudsman.']
  if (done?.filesToReview) return ['A link officer looks at its files next.']
  return [
    `Proof is owed next${proof ? `: ${small(proof)}` : ''}.`,
    { href: paths.evidence(id), text: 'Upload the proof' },
  ]
}

async function takeBackAction(c: Request) {
  const { action, thisCase } = await ownAction(c, 'mark an action done')
  if (!mayDo(c.var.desk.user.role, 'change an action')) throw new NotPermitted('change an action')
  const form = await readForm(c, takeBackForm)
  if (!form.values) {
    c.status(form.status)
    return showTakeBack(c, form.state)
  }
  await takeBackDone(c.var.desk, action.id, form.values.reason)
  say(
    c,
    `Action ${action.number} is open again`,
    `It is due by ${dayInWords(lastDayOfAction(action))}. Why it was taken back is in the history.`,
  )
  return c.redirect(paths.casePart(thisCase.reference, 'actions'), 303)
}

/** A service lead has said that it is done; only a link officer takes that back, and not once proof was sent. */
async function mayTakeBack({ var: { desk } }: Request, action: Owned['action']): Promise<void> {
  if (!mayDo(desk.user.role, 'change an action')) {
    throw new Refusal(
      `This action was done on ${dayInWords(action.doneOn!)}. A link officer can take it back.`,
    )
  }
  if (await isSent(desk, action.id)) {
    throw new Refusal('The proof of this action was sent to the Ombudsman. What was said there stands.')
  }
}

const proofOf = async ({ var: { desk } }: Request, remedyType: string): Promise<string> =>
  (await listRemedyTypes(desk)).find(({ label }) => label === remedyType)?.proof ?? ''

async function showDone(c: Request, form: FormState) {
  const owned = await ownAction(c, 'mark an action done')
  const proof = await proofOf(c, owned.action.remedyType)
  return c.render(
    <ActionDoneForm {...owned} proof={proof} form={form} submission={crypto.randomUUID()} />,
    titledOnCase(`Mark action ${owned.action.number} done`, owned.thisCase, form),
  )
}

async function showTakeBack(c: Request, form: FormState) {
  const owned = await ownAction(c, 'change an action')
  return c.render(
    <TakeBackForm {...owned} proof="" form={form} submission={crypto.randomUUID()} />,
    titledOnCase(`Take back that action ${owned.action.number} was done`, owned.thisCase, form),
  )
}

async function showNewDay(c: Request, form: FormState) {
  const owned = await ownAction(c, 'record a new day for an action')
  return c.render(
    <NewDayForm {...owned} form={form} submission={crypto.randomUUID()} />,
    titledOnCase(`The Ombudsman’s new day for action ${owned.action.number}`, owned.thisCase, form),
  )
}

async function showChange(
  c: Request,
  thisCase: Owned['thisCase'],
  action: Owned['action'],
  form: FormState,
  both?: Child,
) {
  const choices = await actionChoices(c.var.desk, action.serviceId)
  const { calendar } = c.var.desk
  const props = { thisCase, action, choices, calendar, form, both, submission: crypto.randomUUID() }
  return c.render(
    <ActionChangeForm {...props} />,
    titledOnCase(`Change action ${action.number}`, thisCase, form, both),
  )
}

type Facts = Pick<Owned['action'], 'text' | 'serviceId' | 'ownerId' | 'internalTargetOn'>

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, yours: Facts, typed: FormState) {
  const { desk } = c.var
  const { action, thisCase } = await ownAction(c, 'change an action')
  const about = { name: 'actionId', id: action.id }
  const [last, choices] = await Promise.all([
    findLastAct(desk, thisCase.id, 'change an action', about),
    actionChoices(desk, action.serviceId, yours.serviceId),
  ])
  const both = bothVersionsOf(last, { theirs: inWords(action, choices), yours: inWords(yours, choices) })
  c.status(409)
  const form = withFields(typed, { version: String(action.version) })
  return showChange(c, thisCase, action, form, both)
}

const inWords = (facts: Facts, { services, people }: ActionChoices) => ({
  'what was agreed': facts.text,
  service: services.find(({ id }) => id === facts.serviceId)?.name ?? '',
  owner: people.find(({ id }) => id === facts.ownerId)?.name ?? '',
  'our own target': facts.internalTargetOn ?? '',
})
