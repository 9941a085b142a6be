import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { addRemedyType, changeRemedyType } from '#casework/remedy-type.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findRemedyTypeInUse, listRemedyTypes, listRemedyTypesInUse } from '#db/queries/remedy-type.ts'
import { remedyKinds } from '#domain/remedy-action.ts'
import { mistakesInRemedyType, type RemedyTypeTerms, remedyTypeInWords } from '#domain/remedy-type-change.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { RemedyTypeForm } from '#views/remedy-type/remedy-type-form.tsx'
import { RemedyTypesPage } from '#views/remedy-type/remedy-types-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, text, yesOrNo } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { mistaken, withMistakes } from './label-fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const terms = { proof: text('Say what counts as proof', 500), offered: yesOrNo('Choose yes or no') }
const newType = z.object({
  label: text('Enter the type', 200),
  kind: z.enum(remedyKinds, 'Choose the kind'),
  ...terms,
})
const changedType = newType.extend({ version: chosenId('Open the form again') })
/** The words and kind of a type that actions have are not asked for. */
const typeInUse = ({ label, kind }: RemedyTypeTerms) =>
  z
    .object({ ...terms, version: chosenId('Open the form again') })
    .transform((given) => ({ label, kind, ...given }))

export const remedyTypeRoutes = new Hono<App>()
  .use(paths.settingsPart('remedy-types'), administrator)
  .use(paths.newRemedyType, administrator)
  .use(paths.remedyType(':id'), administrator)
  .get(paths.settingsPart('remedy-types'), async (c) =>
    c.render(<RemedyTypesPage types={await listRemedyTypesInUse(c.var.desk)} />, { title: 'Remedy types' }),
  )
  .get(paths.newRemedyType, (c) => showForm(c, null, prefilled({ offered: 'yes' })))
  .post(paths.newRemedyType, async (c) => {
    const form = await readForm(c, newType)
    if (!form.values) return showMistakes(c, null, form)
    const { mistakes } = await unlessMistaken(addRemedyType(c.var.desk, form.values))
    if (mistakes) return showMistakes(c, null, mistaken(form.state, mistakes))
    say(c, `Added: ${form.values.label}`)
    return c.redirect(paths.settingsPart('remedy-types'), 303)
  })
  .get(paths.remedyType(':id'), async (c) => {
    const held = await findRemedyTypeInUse(c.var.desk, idInAddress(c))
    const { label, kind, proof, offered } = held
    return showForm(c, held, prefilled({ label, kind, proof, offered: offered ? 'yes' : 'no' }))
  })
  .post(paths.remedyType(':id'), async (c) => {
    const held = await findRemedyTypeInUse(c.var.desk, idInAddress(c))
    const others = (await listRemedyTypes(c.var.desk)).filter(({ id }) => id !== held.id)
    const schema = held.uses > 0 ? typeInUse(held) : changedType
    const form = await readForm(
      c,
      schema.superRefine(withMistakes((given) => mistakesInRemedyType(given, others, held))),
    )
    if (!form.values) return showMistakes(c, held, form)
    const { version, ...terms } = form.values
    if (!(await unlessStale(changeRemedyType(c.var.desk, held.id, version, terms)))) {
      return showBoth(c, terms, form.state)
    }
    say(c, `Saved: ${terms.label}`, 'Actions that have this type keep their words.')
    return c.redirect(paths.settingsPart('remedy-types'), 303)
  })

type OnFile = Awaited<ReturnType<typeof findRemedyTypeInUse>>

const showForm = (c: Request, held: OnFile | null, form: FormState, both?: Child) =>
  c.render(
    <RemedyTypeForm {...{ held, form, both }} submission={crypto.randomUUID()} />,
    titled(held ? `Remedy type: ${held.label}` : 'Add a remedy type', form, both),
  )

type Mistaken = { state: FormState; status: 200 | 422 }

function showMistakes(c: Request, held: OnFile | null, { state, status }: Mistaken) {
  c.status(status)
  return showForm(c, held, state)
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, yours: RemedyTypeTerms, typed: FormState) {
  const held = await findRemedyTypeInUse(c.var.desk, idInAddress(c))
  const about = { name: 'typeId', id: held.id }
  const last = await findLastAct(c.var.desk, null, 'change a remedy type', about)
  c.status(409)
  const form = withFields(typed, { version: String(held.version) })
  const versions = { theirs: remedyTypeInWords(held), yours: remedyTypeInWords(yours) }
  return showForm(c, held, form, bothVersionsOf(last, versions))
}
