import { findCase } from '#db/queries/case.ts'
import {
  holdCase,
  insertDecision,
  insertReview,
  listDecisions,
  listReviews,
  updateReviewAnswered,
} from '#db/queries/decision.ts'
import { insertMailsOfWork } from '#db/queries/mail.ts'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { Day } from '#domain/calendar.ts'
import { type DecisionVersionKind, inForce, nextVersion } from '#domain/decision.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { mailsOfDecision } from './remedy-mail.ts'
import { notBefore, notInFuture } from './sense.ts'
import { StaleForm } from './stale-form.ts'

export type NewDecision = {
  kind: DecisionVersionKind
  category: DecisionCategory
  categoryAsPrinted?: string
  reason: string
  decidedOn: Day
  receivedOn?: Day
  publishedLink?: string | null
}

/** The number of the version that was the newest when the form was opened; 0 where there was none. */
type Seen = { after?: number }

/** A version of the Ombudsman's decision, in the Ombudsman's words. The versions before it stay. */
export const recordDecision = (desk: Desk, caseId: number, { after, ...given }: NewDecision & Seen) =>
  perform(desk, 'record a decision', async (desk) => {
    await findCase(desk, caseId)
    await holdCase(desk, caseId)
    notInFuture(desk, given.decidedOn, 'The date of the decision')
    const versions = await listDecisions(desk, caseId)
    if (after !== undefined && after !== (versions[0]?.version ?? 0)) throw new StaleForm()
    const version = nextVersion(versions, given.kind)
    const decision = {
      categoryAsPrinted: given.category,
      receivedOn: given.decidedOn,
      ...given,
      caseId,
      version,
    }
    const decisionId = await insertDecision(desk, decision)
    await insertMailsOfWork(desk, await mailsOfDecision(desk, decision))
    return { ...decision, decisionId }
  })

/** Somebody asks the Ombudsman to look again. The decision in force stands until there is a new version. */
export const recordReviewRequest = (
  desk: Desk,
  caseId: number,
  asked: { askedOn: Day; askedBy: 'council' | 'complainant'; grounds?: string },
) =>
  perform(desk, 'record a request for review', async (desk) => {
    await findCase(desk, caseId)
    notInFuture(desk, asked.askedOn, 'The day of the request')
    await holdCase(desk, caseId)
    const decision = inForce(await listDecisions(desk, caseId))
    if (!decision) throw new Refusal('There is no decision to review yet.')
    if ((await listReviews(desk, caseId)).some(({ answeredOn }) => answeredOn === null)) {
      throw new Refusal('A review of this decision is with the Ombudsman already.')
    }
    notBefore(asked.askedOn, decision.decidedOn, 'The day of the request', 'the decision')
    const reviewId = await insertReview(desk, { caseId, ...asked })
    return { caseId, reviewId, ...asked }
  })

/** The Ombudsman's answer to a request for review; where it changes the decision, the new version goes with it. */
export const recordReviewResult = (
  desk: Desk,
  caseId: number,
  {
    answeredOn,
    result,
    revised,
  }: { answeredOn: Day; result: string; revised?: Omit<NewDecision, 'kind'> & Seen },
) =>
  perform(desk, 'record the result of a review', async (desk) => {
    await findCase(desk, caseId)
    await holdCase(desk, caseId)
    const open = (await listReviews(desk, caseId)).find((review) => review.answeredOn === null)
    if (!open) throw new Refusal('No review of this case is open.')
    notInFuture(desk, answeredOn, 'The day of the answer')
    notBefore(answeredOn, open.askedOn, 'The day of the answer', 'the request')
    await updateReviewAnswered(desk, open.id, { answeredOn, result })
    const changed = revised && (await recordDecision(desk, caseId, { ...revised, kind: 'revised' }))
    return {
      caseId,
      reviewId: open.id,
      answeredOn,
      result,
      ...(changed && { decisionId: changed.decisionId }),
    }
  })
