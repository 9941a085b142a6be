import { Hono } from 'hono'
import { z } from 'zod'
import { recordOutcome, settleNonCompliance } from '#casework/compliance-outcome.ts'
import { countYear } from '#db/queries/annual-letter.ts'
import { findOutcome } from '#db/queries/compliance-outcome.ts'
import { listDecisions } from '#db/queries/decision.ts'
import { listOutcomeLabels } from '#db/queries/outcome-label.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { labelsIn, meaningOfOutcome } from '#domain/annual-letter/labels.ts'
import { rateOf, statisticsOf } from '#domain/annual-letter/statistics.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { inForce } from '#domain/decision.ts'
import { financialYearOf } from '#domain/financial-year.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import { OutcomeCheckPage } from '#views/compliance-outcome/outcome-check.tsx'
import { OutcomeFormPage } from '#views/compliance-outcome/outcome-form.tsx'
import { SettlementFormPage } from '#views/compliance-outcome/settlement-form.tsx'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import type { App, Request } from './app.ts'
import { day, optionalText, text } from './fields.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { type Form, readForm } from './read-form.ts'
import { say } from './say.ts'

const outcomeForm = z.object({
  label: text('Choose the outcome', 200),
  recordedOn: day('The day on which the Ombudsman recorded it'),
  note: optionalText(2000),
  confirmed: z.enum(['', 'yes', 'change']).default(''),
})
type OutcomeForm = Form<z.output<typeof outcomeForm>>

const settlementForm = z.object({
  settledOn: day('The day on which it was settled'),
  note: optionalText(2000),
})

export const complianceOutcomeRoutes = new Hono<App>()
  .get(paths.outcome(':reference'), permitted('record an outcome'), (c) => showForm(c))
  .post(paths.outcome(':reference'), permitted('record an outcome'), async (c) => {
    const thisCase = await caseInAddress(c)
    const form = await sensible(c, thisCase.id, await readForm(c, outcomeForm))
    if (!form.values) return showForm(c, form)
    const { confirmed, ...outcome } = form.values
    if (confirmed === 'change') return showForm(c, { state: form.state, status: 200 })
    if (confirmed === '') return showCheck(c, form)
    const { satisfied } = await effectOf(c, outcome)
    await recordOutcome(c.var.desk, thisCase.id, outcome)
    say(
      c,
      'The outcome is recorded',
      satisfied
        ? `It counts as satisfied in ${financialYearOf(outcome.recordedOn)}.`
        : `It counts as not satisfied in ${financialYearOf(outcome.recordedOn)}. The case stays open until it is settled.`,
    )
    return c.redirect(`${paths.casePart(thisCase.reference, 'actions')}#outcome`, 303)
  })
  .get(paths.settlement(':reference'), permitted('settle a non-compliance'), (c) => showSettlement(c))
  .post(paths.settlement(':reference'), permitted('settle a non-compliance'), async (c) => {
    const thisCase = await caseInAddress(c)
    const { desk } = c.var
    const outcome = await findOutcome(desk, thisCase.id)
    const form = await readForm(c, settlementForm)
    if (!form.values) return showSettlement(c, form)
    const { settledOn, note } = form.values
    const mistake =
      settledOn > desk.today
        ? `The day must be today, ${dayInWords(desk.today)}, or before`
        : outcome && settledOn < outcome.recordedOn
          ? `The day cannot be before the outcome, ${dayInWords(outcome.recordedOn)}`
          : null
    if (mistake) {
      return showSettlement(c, { state: { ...form.state, mistakes: { settledOn: mistake } }, status: 422 })
    }
    await settleNonCompliance(c.var.desk, thisCase.id, { settledOn, note })
    say(c, 'The non-compliance is settled', 'The outcome still counts as the Ombudsman recorded it.')
    return c.redirect(`${paths.casePart(thisCase.reference, 'actions')}#outcome`, 303)
  })

type Shown = { state: FormState; status: 200 | 422 }

/** What can be said beside a field before the act is asked for. */
async function sensible(c: Request, caseId: number, form: OutcomeForm): Promise<OutcomeForm> {
  if (!form.values || form.values.confirmed === 'change') return form
  const { desk } = c.var
  const { label, recordedOn } = form.values
  const decision = inForce(await listDecisions(desk, caseId))
  const known = await labelsOn(c, recordedOn)
  const mistakes = {
    ...(!known.some((entry) => entry.label === label) && {
      label: `Choose an outcome that the Ombudsman used in ${financialYearOf(recordedOn)}`,
    }),
    ...(recordedOn > desk.today && {
      recordedOn: `The day must be today, ${dayInWords(desk.today)}, or before`,
    }),
    ...(decision &&
      recordedOn < decision.decidedOn && {
        recordedOn: `The day cannot be before the decision, ${dayInWords(decision.decidedOn)}`,
      }),
  }
  if (Object.keys(mistakes).length === 0) return form
  return { ...form, values: null, status: 422, state: { ...form.state, mistakes } }
}

/** The labels that hold in the year of a day, each with what it means in that year. */
const labelsOn = async (c: Request, on: Day) =>
  labelsIn(financialYearOf(on), await listOutcomeLabels(c.var.desk))

/** A case that can have an outcome and has none; a Refusal says why it cannot. */
async function caseForOutcome(c: Request) {
  const thisCase = await caseInAddress(c)
  const { desk } = c.var
  if (inForce(await listDecisions(desk, thisCase.id))?.category !== 'Upheld') {
    throw new Refusal('Only an upheld case has a compliance outcome.')
  }
  const recorded = await findOutcome(desk, thisCase.id)
  if (recorded) {
    throw new Refusal(`The outcome “${recorded.label}” was recorded on ${dayInWords(recorded.recordedOn)}.`)
  }
  return thisCase
}

async function showForm(c: Request, form?: Shown) {
  const { desk } = c.var
  const thisCase = await caseForOutcome(c)
  const actions = await listActions(desk, thisCase.id)
  if (form) c.status(form.status)
  return c.render(
    <OutcomeFormPage
      thisCase={thisCase}
      labels={await labelsOn(c, desk.today)}
      unsent={actions.filter(({ withdrawnOn, sentOn }) => !withdrawnOn && !sentOn)}
      form={form?.state ?? prefilled({ recordedOn: '' })}
      submission={crypto.randomUUID()}
    />,
    { title: 'Record the Ombudsman’s outcome', error: form?.status === 422 },
  )
}

/** What an outcome does to the compliance rate of its year, which counts restricted cases too. */
async function effectOf(c: Request, { label, recordedOn }: { label: string; recordedOn: Day }) {
  const year = financialYearOf(recordedOn)
  const { complianceRate: before } = statisticsOf(await countYear(c.var.desk.db, year))
  const { satisfied, late } = meaningOfOutcome(label, year, await listOutcomeLabels(c.var.desk))
  const after = rateOf(before.count + (satisfied ? 1 : 0), before.of + 1)
  return { year, before, after, satisfied, late }
}

async function showCheck(c: Request, form: Exclude<OutcomeForm, { values: null }>) {
  const thisCase = await caseForOutcome(c)
  return c.render(
    <OutcomeCheckPage
      thisCase={thisCase}
      outcome={form.values}
      effect={await effectOf(c, form.values)}
      form={form.state}
      submission={crypto.randomUUID()}
    />,
    { title: 'Check the outcome' },
  )
}

async function showSettlement(c: Request, form?: Shown) {
  const thisCase = await caseInAddress(c)
  const outcome = await findOutcome(c.var.desk, thisCase.id)
  const meaning =
    outcome && (await labelsOn(c, outcome.recordedOn)).find(({ label }) => label === outcome.label)
  if (!outcome || (meaning?.satisfied ?? false)) throw new Refusal('There is no non-compliance to settle.')
  if (outcome.settledOn) throw new Refusal(`It was settled on ${dayInWords(outcome.settledOn)}.`)
  if (form) c.status(form.status)
  return c.render(
    <SettlementFormPage
      thisCase={thisCase}
      outcome={outcome}
      form={form?.state ?? prefilled({ settledOn: '' })}
      submission={crypto.randomUUID()}
    />,
    { title: 'Settle the non-compliance', error: form?.status === 422 },
  )
}
