import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { recordDecision } from '#casework/decision.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import type { CaseHead } from '#db/queries/case.ts'
import { listDecisions, listReviews } from '#db/queries/decision.ts'
import { listDecisionReasons } from '#db/queries/decision-reason.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { labelsIn } from '#domain/annual-letter/labels.ts'
import { isDay } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { inForce } from '#domain/decision.ts'
import { offeredKinds } from '#domain/decision-kinds.ts'
import { financialYearOf } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { reasonField } from '#views/decision/category-fields.tsx'
import { DecisionForm } from '#views/decision/decision-form.tsx'
import { DecisionCheck, type DecisionToCheck } from '#views/decision/decision-form-check.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { decisionForm } from './decision-fields.ts'
import { figuresMoved, figuresNow } from './figures-moved.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const decisionRoutes = new Hono<App>()
  .use(paths.decisions(':reference'), permitted('record a decision'))
  .get(paths.decisions(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const [latest] = await listDecisions(c.var.desk, thisCase.id)
    return showForm(c, thisCase, prefilled(latest ? typedFrom(latest) : {}))
  })
  .post(paths.decisions(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const versions = await listDecisions(c.var.desk, thisCase.id)
    const current = inForce(versions)
    const reasons = await listDecisionReasons(c.var.desk)
    const form = await readForm(c, decisionForm({ today: c.var.desk.today, reasons, revises: current }))
    if (!form.values) {
      c.status(form.status)
      return showForm(c, thisCase, form.state)
    }
    const { decision, after, confirmed, change } = form.values
    if (change) return showForm(c, thisCase, form.state)
    const refused = offeredKinds(versions).find(({ kind }) => kind === decision.kind)?.refused
    if (refused && !confirmed && after === (versions[0]?.version ?? 0)) {
      c.status(422)
      return showForm(c, thisCase, { ...form.state, mistakes: { kind: refused } })
    }
    const moved = decision.kind === 'draft' ? [] : await figuresMoved(c, current, decision)
    if (decision.kind !== 'draft' && !confirmed && !refused) {
      const actions = await listActions(c.var.desk, thisCase.id)
      return c.render(
        <DecisionCheck
          thisCase={thisCase}
          decision={decision}
          before={current}
          moved={moved}
          actions={actions}
          form={form.state}
          submission={crypto.randomUUID()}
          calendar={c.var.desk.calendar}
        />,
        { title: `Check the ${decision.kind} decision: ${showReference(thisCase.reference)}` },
      )
    }
    const done = await unlessStale(recordDecision(c.var.desk, thisCase.id, { ...decision, after }))
    if (!done) return showBoth(c, thisCase, decision, form.state)
    await saySaved(c, thisCase, decision, moved)
    return c.redirect(paths.casePart(thisCase.reference, 'decision'), 303)
  })

async function saySaved(
  c: Request,
  { reference }: CaseHead,
  decision: DecisionToCheck,
  moved: Awaited<ReturnType<typeof figuresMoved>>,
): Promise<void> {
  if (decision.kind === 'draft') {
    say(
      c,
      'The draft decision is recorded',
      'Comments on it are due by the date in its letter: open the request for draft decision comments, so that the date is watched.',
      { href: paths.informationRequests(reference), text: 'Open the request' },
    )
    return
  }
  const figures = await figuresNow(c, moved)
  const agreed = decision.category === 'Upheld' && decision.kind === 'final'
  say(
    c,
    `The ${decision.kind} decision is recorded`,
    agreed ? `${figures} Next, record what the council agreed to do.` : figures,
    agreed
      ? { href: paths.agreedAction(reference), text: 'Paste the agreed action' }
      : { href: paths.casePart(reference, 'timeline'), text: 'See the case' },
  )
}

/** What is known from the version before, or was typed. Its own dates and link are of the new version. */
const typedFrom = ({ category, reason, categoryAsPrinted }: DecisionToCheck): Record<string, string> => ({
  category,
  [reasonField(category)]: reason,
  categoryAsPrinted: categoryAsPrinted === category ? '' : categoryAsPrinted,
})

async function showForm(c: Request, thisCase: CaseHead, form: FormState, both?: Child) {
  const { desk } = c.var
  const [versions, reviews, reasons] = await Promise.all([
    listDecisions(desk, thisCase.id),
    listReviews(desk, thisCase.id),
    listDecisionReasons(desk),
  ])
  const decidedOn = form.typed.decidedOn ?? ''
  const year = financialYearOf(isDay(decidedOn) ? decidedOn : desk.today)
  return c.render(
    <DecisionForm
      thisCase={thisCase}
      form={withReasonInWords(form, labelsIn(year, reasons))}
      submission={crypto.randomUUID()}
      after={versions[0]?.version ?? 0}
      kinds={offeredKinds(versions)}
      reasons={labelsIn(year, reasons)}
      reviewOpen={reviews.some(({ answeredOn }) => answeredOn === null)}
      both={both}
    />,
    titled(`Record a decision: ${showReference(thisCase.reference)}`, form, both),
  )
}

/** A reason of the version before that no list has stands in the field for other words. */
export function withReasonInWords(form: FormState, reasons: readonly { label: string }[]): FormState {
  const { typed } = form
  const field = Object.keys(typed).find((name) => name.startsWith('reason-') && typed[name])
  const reason = field && typed[field]
  if (!field || !reason || typed.otherReason || reasons.some(({ label }) => label === reason)) return form
  return withFields(form, { [field]: '', otherReason: reason })
}

/** Somebody recorded a version meanwhile: theirs beside this one. Saving again is then a choice. */
async function showBoth(c: Request, thisCase: CaseHead, yours: DecisionToCheck, typed: FormState) {
  const { desk } = c.var
  const [[latest], last] = await Promise.all([
    listDecisions(desk, thisCase.id),
    findLastAct(desk, thisCase.id, 'record a decision'),
  ])
  c.status(409)
  const after = String(latest?.version ?? 0)
  const both = bothVersionsOf(last, { theirs: latest ? inWords(latest) : {}, yours: inWords(yours) })
  return showForm(c, thisCase, withFields(typed, { version: after }), both)
}

const inWords = (decision: DecisionToCheck) => ({
  version: decision.kind,
  category: decision.categoryAsPrinted,
  reason: decision.reason,
  'date of the decision': decision.decidedOn,
  'received on': decision.receivedOn,
  'published link': decision.publishedLink ?? '',
})
