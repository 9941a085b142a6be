import { findCase } from '#db/queries/case.ts'
import { findOutcome, insertOutcome, updateOutcomeSettled } from '#db/queries/compliance-outcome.ts'
import { holdCase, listDecisions } from '#db/queries/decision.ts'
import { listOutcomeLabels } from '#db/queries/outcome-label.ts'
import { labelsIn } from '#domain/annual-letter/labels.ts'
import { isSatisfied } from '#domain/annual-letter/statistics.ts'
import type { Day } from '#domain/calendar.ts'
import { inForce } from '#domain/decision.ts'
import { financialYearOf } from '#domain/financial-year.ts'
import { Refusal } from '#domain/refusal.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { notBefore, notInFuture } from './sense.ts'

/** The Ombudsman's word on a case's remedy, as printed. It counts in the year in which the Ombudsman recorded it. */
export const recordOutcome = (
  desk: Desk,
  caseId: number,
  outcome: { label: string; recordedOn: Day; note?: string },
) =>
  perform(desk, 'record an outcome', async (desk) => {
    await findCase(desk, caseId)
    await holdCase(desk, caseId)
    const decision = inForce(await listDecisions(desk, caseId))
    if (decision?.category !== 'Upheld') throw new Refusal('Only an upheld case has a compliance outcome.')
    if (await findOutcome(desk, caseId)) throw new Refusal('This case has its outcome already.')
    notInFuture(desk, outcome.recordedOn, 'The day the outcome was recorded')
    notBefore(outcome.recordedOn, decision.decidedOn, 'The day of the outcome', 'the decision')
    const known = labelsIn(financialYearOf(outcome.recordedOn), await listOutcomeLabels(desk))
    if (!known.some(({ label }) => label === outcome.label)) {
      throw new Refusal(`The outcome “${outcome.label}” is not among the Ombudsman’s labels of that year.`)
    }
    const outcomeId = await insertOutcome(desk, { caseId, ...outcome })
    return { caseId, outcomeId, ...outcome }
  })

/** What had not been complied with is settled since. The outcome goes on counting as the Ombudsman recorded it. */
export const settleNonCompliance = (
  desk: Desk,
  caseId: number,
  { settledOn, note = '' }: { settledOn: Day; note?: string },
) =>
  perform(desk, 'settle a non-compliance', async (desk) => {
    await findCase(desk, caseId)
    const outcome = await findOutcome(desk, caseId)
    if (!outcome) throw new Refusal('This case has no outcome yet.')
    const known = labelsIn(financialYearOf(outcome.recordedOn), await listOutcomeLabels(desk))
    if (isSatisfied(outcome.label, known)) throw new Refusal('There is no non-compliance to settle.')
    notInFuture(desk, settledOn, 'The day of the settlement')
    notBefore(settledOn, outcome.recordedOn, 'The day of the settlement', 'the outcome')
    const settled = { settledOn, note: [outcome.note, note].filter(Boolean).join('\n') }
    if (!(await updateOutcomeSettled(desk, outcome.id, settled))) {
      throw new Refusal('It has been settled already.')
    }
    return { caseId, outcomeId: outcome.id, settledOn, note }
  })
