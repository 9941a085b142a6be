import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { measuresMovedBy } from '#casework/measures-moved.ts'
import { unlessMistaken } from '#casework/mistaken.ts'
import { addOutcomeLabel, changeOutcomeLabel } from '#casework/outcome-label.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { countOutcomesByYear } from '#db/queries/annual-letter.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { listOutcomeLabels } from '#db/queries/outcome-label.ts'
import { found } from '#db/queries/reader.ts'
import { isTakenIn } from '#db/queries/submission.ts'
import { type Held, mistakesInOutcomeLabel, outcomeLabelInWords } from '#domain/annual-letter/label-change.ts'
import { unexplainedIn, usesOf } from '#domain/annual-letter/label-use.ts'
import type { OutcomeLabel } from '#domain/annual-letter/labels.ts'
import type { MeasureMoved } from '#domain/annual-letter/measures-moved.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { OutcomeLabelForm } from '#views/outcome-label/outcome-label-form.tsx'
import { OutcomeLabelsPage } from '#views/outcome-label/outcome-labels-page.tsx'
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
  satisfied: yesOrNo('Say whether the Ombudsman is satisfied'),
  late: yesOrNo('Say whether it says that the remedy was late'),
  confirmed,
}
const newLabel = z.object({ label: text('Enter the label', 200), validFrom: firstYear, ...meaning })
const changedLabel = newLabel.extend({ version: chosenId('Open the form again') })
/** The words and first year of a label that was recorded are not asked for. */
const recordedLabel = ({ label, validFrom }: OutcomeLabel) =>
  z
    .object({ ...meaning, version: chosenId('Open the form again') })
    .transform((given) => ({ label, validFrom, ...given }))

export const outcomeLabelRoutes = new Hono<App>()
  .use(paths.settingsPart('outcome-labels'), administrator)
  .use(paths.newOutcomeLabel, administrator)
  .use(paths.outcomeLabel(':id'), administrator)
  .get(paths.settingsPart('outcome-labels'), async (c) => {
    const [labels, counts] = await Promise.all([
      listOutcomeLabels(c.var.desk),
      countOutcomesByYear(c.var.desk),
    ])
    const unexplained = unexplainedIn(labels, counts)
    return c.render(<OutcomeLabelsPage {...{ labels, counts, unexplained }} />, {
      title: 'Outcome labels',
    })
  })
  .get(paths.newOutcomeLabel, (c) => {
    const { label, validFrom } = c.req.query()
    return showForm(c, null, prefilled({ label: label?.slice(0, 200), validFrom }))
  })
  .post(paths.newOutcomeLabel, async (c) => {
    const list = await listOutcomeLabels(c.var.desk)
    const form = await readForm(c, newLabel)
    if (!form.values) return showMistakes(c, null, form)
    const { confirmed, ...label } = form.values
    if (confirmed === 'change') return showForm(c, null, form.state)
    if (confirmed !== 'yes' && !(await isTakenIn(c.var.desk))) {
      const mistakes = mistakesInOutcomeLabel(label, list, null)
      if (Object.keys(mistakes).length > 0) return showMistakes(c, null, mistaken(form.state, mistakes))
      const moved = await measuresMovedBy(c.var.desk, { outcomeLabels: [...list, label] })
      if (moved.length > 0) return showCheck(c, null, label, moved, form.state)
    }
    const { mistakes } = await unlessMistaken(addOutcomeLabel(c.var.desk, label))
    if (mistakes) return showMistakes(c, null, mistaken(form.state, mistakes))
    say(c, `Added: ${label.label}`, `It holds from ${label.validFrom}.`)
    return c.redirect(paths.settingsPart('outcome-labels'), 303)
  })
  .get(paths.outcomeLabel(':id'), async (c) => {
    const { held } = await labelInAddress(c)
    return showForm(c, held, prefilled(typedFrom(held.entry)))
  })
  .post(paths.outcomeLabel(':id'), async (c) => {
    const { held, list } = await labelInAddress(c)
    const others = list.filter(({ id }) => id !== held.id)
    const schema = held.uses > 0 ? recordedLabel(held.entry) : changedLabel
    const form = await readForm(
      c,
      schema.superRefine(withMistakes((given) => mistakesInOutcomeLabel(given, others, held))),
    )
    if (!form.values) return showMistakes(c, held, form)
    const { confirmed, version, ...label } = form.values
    if (confirmed === 'change') return showForm(c, held, form.state)
    const outcomeLabels = list.map((entry) => (entry.id === held.id ? { ...entry, ...label } : entry))
    const moved = version === held.version ? await measuresMovedBy(c.var.desk, { outcomeLabels }) : []
    if (moved.length > 0 && confirmed !== 'yes') return showCheck(c, held, label, moved, form.state)
    if (!(await unlessStale(changeOutcomeLabel(c.var.desk, held.id, version, label)))) {
      return showBoth(c, label, form.state)
    }
    say(c, `Saved: ${label.label}`)
    return c.redirect(paths.settingsPart('outcome-labels'), 303)
  })

type OnFile = Held<OutcomeLabel> & { id: number; version: number }

async function labelInAddress(c: Request): Promise<{ held: OnFile; list: (OutcomeLabel & OnList)[] }> {
  const [list, counts] = await Promise.all([listOutcomeLabels(c.var.desk), countOutcomesByYear(c.var.desk)])
  const id = idInAddress(c)
  const entry = found(
    'outcome label',
    list.find((label) => label.id === id),
  )
  return { held: { id, version: entry.version, entry, uses: usesOf(entry, list, counts) }, list }
}
type OnList = { id: number; version: number }

const typedFrom = ({ label, validFrom, lastYear, satisfied, late }: OutcomeLabel) => ({
  label,
  validFrom,
  lastYear,
  satisfied: satisfied ? 'yes' : 'no',
  late: late ? 'yes' : 'no',
})

const showForm = (c: Request, held: OnFile | null, form: FormState, both?: Child) =>
  c.render(
    <OutcomeLabelForm {...{ held, form, both }} submission={crypto.randomUUID()} />,
    titled(held ? `Outcome: ${held.entry.label}` : 'Add an outcome label', form, both),
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
  label: OutcomeLabel,
  moved: MeasureMoved[],
  form: FormState,
) =>
  c.render(
    <LabelCheckPage
      title="Check the outcome label"
      back={{ href: paths.settingsPart('outcome-labels'), text: 'Outcome labels' }}
      action={held ? paths.outcomeLabel(held.id) : paths.newOutcomeLabel}
      form={form}
      submission={crypto.randomUUID()}
      entry={outcomeLabelInWords(label)}
      moved={moved}
      consequence={held && consequenceOf(held.entry, label)}
    />,
    { title: 'Check the outcome label' },
  )

/** An outcome that is not satisfied leaves its case open until it is settled. */
const consequenceOf = (before: OutcomeLabel, after: OutcomeLabel): string | null => {
  if (before.satisfied === after.satisfied) return null
  return after.satisfied
    ? 'Cases with this outcome close, where nothing else of them is open.'
    : 'Cases with this outcome are in non-compliance again, unless it was settled.'
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, label: OutcomeLabel, typed: FormState) {
  const { held } = await labelInAddress(c)
  const about = { name: 'labelId', id: held.id }
  const last = await findLastAct(c.var.desk, null, 'change an outcome label', about)
  c.status(409)
  const form = withFields(typed, { version: String(held.version) })
  const versions = { theirs: outcomeLabelInWords(held.entry), yours: outcomeLabelInWords(label) }
  return showForm(c, held, form, bothVersionsOf(last, versions))
}
