import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { addDecisionReason, changeDecisionReason } from '#casework/decision-reason.ts'
import { measuresMovedBy } from '#casework/measures-moved.ts'
import { unlessMistaken } from '#casework/mistaken.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { countReasonsByYear } from '#db/queries/annual-letter.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { listDecisionReasons } from '#db/queries/decision-reason.ts'
import { found } from '#db/queries/reader.ts'
import { isTakenIn } from '#db/queries/submission.ts'
import { type Held, mistakesInReason, reasonInWords } from '#domain/annual-letter/label-change.ts'
import { unexplainedIn, usesOf } from '#domain/annual-letter/label-use.ts'
import { type DecisionReason, decisionCategories } from '#domain/annual-letter/labels.ts'
import type { MeasureMoved } from '#domain/annual-letter/measures-moved.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { DecisionReasonForm } from '#views/decision-reason/decision-reason-form.tsx'
import { DecisionReasonsPage } from '#views/decision-reason/decision-reasons-page.tsx'
import { LabelCheckPage } from '#views/settings/label-check-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, confirmed, text, yesOrNo } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { firstYear, lastYear, mistaken, withMistakes } from './label-fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const meaning = {
  lastYear,
  satisfactoryRemedy: yesOrNo('Say whether it counts as a satisfactory remedy'),
  investigated: yesOrNo('Say whether the case was investigated'),
  confirmed,
}
const newReason = z.object({
  label: text('Enter the reason', 200),
  category: z.enum(decisionCategories, 'Choose the category'),
  validFrom: firstYear,
  ...meaning,
})
const changedReason = newReason.extend({ version: chosenId('Open the form again') })
/** The words, category and first year of a reason that was recorded are not asked for. */
const recordedReason = ({ label, category, validFrom, satisfactoryRemedy, investigated }: DecisionReason) =>
  z
    .object({
      ...meaning,
      satisfactoryRemedy: meaning.satisfactoryRemedy.or(z.undefined()),
      investigated: meaning.investigated.or(z.undefined()),
      version: chosenId('Open the form again'),
    })
    .transform((given) => ({
      label,
      category,
      validFrom,
      ...given,
      satisfactoryRemedy: given.satisfactoryRemedy ?? satisfactoryRemedy,
      investigated: given.investigated ?? investigated,
    }))

export const decisionReasonRoutes = new Hono<App>()
  .use(paths.settingsPart('decision-reasons'), administrator)
  .use(paths.newDecisionReason, administrator)
  .use(paths.decisionReason(':id'), administrator)
  .get(paths.settingsPart('decision-reasons'), async (c) => {
    const [reasons, counts] = await Promise.all([
      listDecisionReasons(c.var.desk),
      countReasonsByYear(c.var.desk),
    ])
    const unexplained = unexplainedIn(reasons, counts)
    return c.render(<DecisionReasonsPage {...{ reasons, counts, unexplained }} />, {
      title: 'Decision reasons',
    })
  })
  .get(paths.newDecisionReason, (c) => {
    const { label, category, validFrom } = c.req.query()
    return showForm(c, null, prefilled({ label: label?.slice(0, 200), category, validFrom }))
  })
  .post(paths.newDecisionReason, async (c) => {
    const list = await listDecisionReasons(c.var.desk)
    const form = await readForm(c, newReason)
    if (!form.values) return showMistakes(c, null, form)
    const { confirmed, ...reason } = form.values
    if (confirmed === 'change') return showForm(c, null, form.state)
    if (confirmed !== 'yes' && !(await isTakenIn(c.var.desk))) {
      const mistakes = mistakesInReason(reason, list, null)
      if (Object.keys(mistakes).length > 0) return showMistakes(c, null, mistaken(form.state, mistakes))
      const moved = await measuresMovedBy(c.var.desk, { reasons: [...list, reason] })
      if (moved.length > 0) return showCheck(c, null, reason, moved, form.state)
    }
    const { mistakes } = await unlessMistaken(addDecisionReason(c.var.desk, reason))
    if (mistakes) return showMistakes(c, null, mistaken(form.state, mistakes))
    say(c, `Added: ${reason.label}`, `It holds from ${reason.validFrom}.`)
    return c.redirect(paths.settingsPart('decision-reasons'), 303)
  })
  .get(paths.decisionReason(':id'), async (c) => {
    const { held } = await reasonInAddress(c)
    return showForm(c, held, prefilled(typedFrom(held.entry)))
  })
  .post(paths.decisionReason(':id'), async (c) => {
    const { held, list } = await reasonInAddress(c)
    const others = list.filter(({ id }) => id !== held.id)
    const schema = held.uses > 0 ? recordedReason(held.entry) : changedReason
    const form = await readForm(
      c,
      schema.superRefine(withMistakes((given) => mistakesInReason(given, others, held))),
    )
    if (!form.values) return showMistakes(c, held, form)
    const { confirmed, version, ...reason } = form.values
    if (confirmed === 'change') return showForm(c, held, form.state)
    const reasons = list.map((entry) => (entry.id === held.id ? { ...entry, ...reason } : entry))
    const moved = version === held.version ? await measuresMovedBy(c.var.desk, { reasons }) : []
    if (moved.length > 0 && confirmed !== 'yes') return showCheck(c, held, reason, moved, form.state)
    if (!(await unlessStale(changeDecisionReason(c.var.desk, held.id, version, reason)))) {
      return showBoth(c, reason, form.state)
    }
    say(c, `Saved: ${reason.label}`)
    return c.redirect(paths.settingsPart('decision-reasons'), 303)
  })

type OnFile = Held<DecisionReason> & { id: number; version: number }

async function reasonInAddress(c: Request): Promise<{ held: OnFile; list: (DecisionReason & OnList)[] }> {
  const [list, counts] = await Promise.all([listDecisionReasons(c.var.desk), countReasonsByYear(c.var.desk)])
  const id = idInAddress(c)
  const entry = found(
    'decision reason',
    list.find((reason) => reason.id === id),
  )
  return { held: { id, version: entry.version, entry, uses: usesOf(entry, list, counts) }, list }
}
type OnList = { id: number; version: number }

const typedFrom = ({ label, category, validFrom, lastYear, ...counts }: DecisionReason) => ({
  label,
  category,
  validFrom,
  lastYear,
  satisfactoryRemedy: counts.satisfactoryRemedy ? 'yes' : 'no',
  investigated: counts.investigated ? 'yes' : 'no',
})

const showForm = (c: Request, held: OnFile | null, form: FormState, both?: Child) =>
  c.render(
    <DecisionReasonForm {...{ held, form, both }} submission={crypto.randomUUID()} />,
    titled(held ? `Reason: ${held.entry.label}` : 'Add a decision reason', form, both),
  )

function showMistakes(
  c: Request,
  held: OnFile | null,
  { state, status }: { state: FormState; status: 200 | 422 },
) {
  c.status(status)
  return showForm(c, held, state)
}

const showCheck = (
  c: Request,
  held: OnFile | null,
  reason: DecisionReason,
  moved: MeasureMoved[],
  form: FormState,
) =>
  c.render(
    <LabelCheckPage
      title="Check the decision reason"
      back={{ href: paths.settingsPart('decision-reasons'), text: 'Decision reasons' }}
      action={held ? paths.decisionReason(held.id) : paths.newDecisionReason}
      form={form}
      submission={crypto.randomUUID()}
      entry={reasonInWords(reason)}
      moved={moved}
    />,
    { title: 'Check the decision reason' },
  )

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, reason: DecisionReason, typed: FormState) {
  const { held } = await reasonInAddress(c)
  const about = { name: 'reasonId', id: held.id }
  const last = await findLastAct(c.var.desk, null, 'change a decision reason', about)
  c.status(409)
  const form = withFields(typed, { version: String(held.version) })
  const versions = { theirs: reasonInWords(held.entry), yours: reasonInWords(reason) }
  return showForm(c, held, form, bothVersionsOf(last, versions))
}
