import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { recordReviewRequest, recordReviewResult } from '#casework/decision.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import type { CaseHead } from '#db/queries/case.ts'
import { listDecisions, listReviews } from '#db/queries/decision.ts'
import { listDecisionReasons } from '#db/queries/decision-reason.ts'
import { labelsIn } from '#domain/annual-letter/labels.ts'
import { dayInWords, isDay } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { inForce } from '#domain/decision.ts'
import { financialYearOf } from '#domain/financial-year.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { reasonField } from '#views/decision/category-fields.tsx'
import { longestGrounds, ReviewRequestForm } from '#views/review/review-request-form.tsx'
import { ReviewResultCheck } from '#views/review/review-result-check.tsx'
import { ReviewResultForm } from '#views/review/review-result-form.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { withReasonInWords } from './decision.tsx'
import { reviewResultForm } from './decision-fields.ts'
import { day, optionalText } from './fields.ts'
import { figuresMoved, figuresNow } from './figures-moved.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const requestForm = (decidedOn: string, today: string) =>
  z.object({
    askedBy: z.enum(['council', 'complainant'], 'Say who asked'),
    askedOn: day('The day of the request')
      .refine(
        (day) => !isDay(day) || day <= today,
        `The day of the request cannot be after today, ${dayInWords(today)}`,
      )
      .refine(
        (day) => !isDay(day) || day >= decidedOn,
        `The day of the request cannot be before the decision, ${dayInWords(decidedOn)}`,
      ),
    grounds: optionalText(longestGrounds),
  })

export const reviewRoutes = new Hono<App>()
  .use(paths.reviewRequests(':reference'), permitted('record a request for review'))
  .use(paths.reviewResult(':reference'), permitted('record the result of a review'))
  .get(paths.reviewRequests(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    if (await openReview(c, thisCase)) {
      throw new Refusal('A review of this decision is with the Ombudsman already.')
    }
    return showRequest(c, thisCase, prefilled({}))
  })
  .post(paths.reviewRequests(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const current = await decisionInForce(c, thisCase)
    const form = await readForm(c, requestForm(current.decidedOn, c.var.desk.today))
    if (!form.values) {
      c.status(form.status)
      return showRequest(c, thisCase, form.state)
    }
    await recordReviewRequest(c.var.desk, thisCase.id, form.values)
    say(
      c,
      'The request for review is recorded',
      'The old decision stays in force until a new version. Record the answer when it comes.',
    )
    return c.redirect(paths.casePart(thisCase.reference, 'decision'), 303)
  })
  .get(paths.reviewResult(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    if (!(await openReview(c, thisCase))) throw new Refusal('No review of this case is open.')
    const current = await decisionInForce(c, thisCase)
    return showResult(
      c,
      thisCase,
      prefilled({ category: current.category, [reasonField(current.category)]: current.reason }),
    )
  })
  .post(paths.reviewResult(':reference'), async (c) => {
    const { desk } = c.var
    const thisCase = await caseInAddress(c)
    const inForceNow = await decisionInForce(c, thisCase)
    const versions = await listDecisions(desk, thisCase.id)
    const review = await latestReview(c, thisCase)
    const reasons = await listDecisionReasons(desk)
    const seen = (newest: number) =>
      inForce(versions.filter(({ version }) => version <= newest)) ?? inForceNow
    const known = { today: desk.today, reasons, askedOn: review.askedOn, seen }
    const form = await readForm(c, reviewResultForm(known))
    if (!form.values) {
      c.status(form.status)
      return showResult(c, thisCase, form.state)
    }
    const { answeredOn, result, revised, current, confirmed, goBack } = form.values
    if (goBack) return showResult(c, thisCase, form.state)
    const moved = revised ? await figuresMoved(c, current, revised) : []
    if (!confirmed) {
      return c.render(
        <ReviewResultCheck
          thisCase={thisCase}
          answeredOn={answeredOn}
          result={result}
          before={current}
          revised={revised}
          moved={moved}
          form={form.state}
          submission={crypto.randomUUID()}
        />,
        { title: `Check the result of the review: ${showReference(thisCase.reference)}` },
      )
    }
    const given = { answeredOn, result, ...(revised && { revised }) }
    const done = await unlessStale(recordReviewResult(c.var.desk, thisCase.id, given))
    if (!done) return showBoth(c, thisCase, revised, form.state)
    say(
      c,
      'The result of the review is recorded',
      revised
        ? `${await figuresNow(c, moved)} The version before stays on file.`
        : `The decision of ${dayInWords(current.decidedOn)} stands, and no figure changed.`,
    )
    return c.redirect(paths.casePart(thisCase.reference, 'decision'), 303)
  })

async function decisionInForce({ var: { desk } }: Request, { id }: CaseHead) {
  const current = inForce(await listDecisions(desk, id))
  if (!current) throw new Refusal('There is no decision to review yet.')
  return current
}

/** The review that waits for its answer; the newest one where none waits any more. */
async function latestReview({ var: { desk } }: Request, { id }: CaseHead) {
  const reviews = await listReviews(desk, id)
  const review = reviews.find(({ answeredOn }) => answeredOn === null) ?? reviews[0]
  if (!review) throw new Refusal('No review of this case is open.')
  return review
}

const openReview = async ({ var: { desk } }: Request, { id }: CaseHead) =>
  (await listReviews(desk, id)).find(({ answeredOn }) => answeredOn === null)

async function showRequest(c: Request, thisCase: CaseHead, form: FormState) {
  const decision = await decisionInForce(c, thisCase)
  const props = { thisCase, decision, form, submission: crypto.randomUUID() }
  return c.render(
    <ReviewRequestForm {...props} />,
    titled(`Record a request for review: ${showReference(thisCase.reference)}`, form),
  )
}

async function showResult(c: Request, thisCase: CaseHead, form: FormState, both?: Child) {
  const { desk } = c.var
  const [decision, review, versions, all] = await Promise.all([
    decisionInForce(c, thisCase),
    latestReview(c, thisCase),
    listDecisions(desk, thisCase.id),
    listDecisionReasons(desk),
  ])
  const decidedOn = form.typed.decidedOn ?? ''
  const reasons = labelsIn(financialYearOf(isDay(decidedOn) ? decidedOn : decision.decidedOn), all)
  const props = { thisCase, decision, review, reasons, both, submission: crypto.randomUUID() }
  return c.render(
    <ReviewResultForm {...props} form={withReasonInWords(form, reasons)} after={versions[0]?.version ?? 0} />,
    titled(`Record the result of the review: ${showReference(thisCase.reference)}`, form, both),
  )
}

type Version = { category: string; reason: string; decidedOn: string }

/** A version was recorded meanwhile: theirs beside this one. */
async function showBoth(c: Request, thisCase: CaseHead, yours: Version | null, typed: FormState) {
  const { desk } = c.var
  const [[latest], last] = await Promise.all([
    listDecisions(desk, thisCase.id),
    findLastAct(desk, thisCase.id, 'record a decision'),
  ])
  c.status(409)
  const both = bothVersionsOf(last, {
    theirs: latest ? inWords(latest) : {},
    yours: yours ? inWords(yours) : {},
  })
  const after = String(latest?.version ?? 0)
  return showResult(c, thisCase, withFields(typed, { version: after }), both)
}

const inWords = ({ category, reason, decidedOn }: Version) => ({
  category,
  reason,
  'date of the decision': decidedOn,
})
