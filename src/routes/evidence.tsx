import { Hono } from 'hono'
import { z } from 'zod'
import { uploadEvidence, uploadNewVersion } from '#casework/evidence.ts'
import { inOneTransaction } from '#casework/perform.ts'
import { markActionDone } from '#casework/remedy-action.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findDecision } from '#db/queries/decision.ts'
import { findEvidence, listEvidence } from '#db/queries/evidence.ts'
import { found } from '#db/queries/reader.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { listRemedyTypes } from '#db/queries/remedy-type.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { mayDo, NotPermitted } from '#domain/permissions.ts'
import { worksFor } from '#domain/user.ts'
import { acceptedEndings } from '#src/file-types.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { EvidenceFormPage } from '#views/evidence/evidence-form.tsx'
import { EvidenceVersionPage } from '#views/evidence/evidence-version-form.tsx'
import type { App, Request } from './app.ts'
import { chosenId, many, optionalDay, optionalText } from './fields.ts'
import { goOn } from './go-on.ts'
import { idInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { caseOf, ownAction } from './own-action.ts'
import { type Form, readForm } from './read-form.ts'
import { removeUnrecorded, withUploads } from './read-uploads.ts'
import { say } from './say.ts'

const sent = {
  evidenceOn: optionalDay('The date of the evidence'),
  note: optionalText(2000),
  nobodyElse: z.literal('yes', 'Confirm that the files hold nobody else’s personal data'),
}

const evidenceForm = z
  .object({
    ...sent,
    alsoProves: many(chosenId('Choose actions of this case')),
    doneOn: optionalDay('The day it was done'),
    as: z.enum(['files', 'done']).default('files'),
  })
  .refine(({ as, doneOn }) => as !== 'done' || doneOn !== null, {
    path: ['doneOn'],
    message: 'Enter the day it was done',
    when: () => true,
  })

/** The same, for an action of a decision: it was not done before that. */
const evidenceFormSince = (decidedOn: Day) =>
  evidenceForm.refine(({ doneOn }) => doneOn === null || doneOn >= decidedOn, {
    path: ['doneOn'],
    message: `The day it was done cannot be before the decision, ${dayInWords(decidedOn)}`,
  })

const versionForm = z.object({ ...sent, after: chosenId('Open the form again') })

export const evidenceRoutes = new Hono<App>()
  .get(paths.evidence(':id'), permitted('upload evidence'), (c) => showUpload(c))
  .post(paths.evidence(':id'), permitted('upload evidence'), async (c) => {
    const { action, thisCase } = await ownAction(c, 'upload evidence')
    const { decidedOn } = await findDecision(c.var.desk, action.decisionId)
    const form = await readEvidence(c, evidenceFormSince(decidedOn), 'files')
    if (!form.values) return showUpload(c, form)
    const { desk, stores } = c.var
    const { files = [] } = form.files
    const { as, doneOn, alsoProves, evidenceOn, note } = form.values
    await withUploads(stores, form.files, () =>
      inOneTransaction(desk, async (desk) => {
        const part = (name: string | number) =>
          desk.submission ? { ...desk, submission: `${desk.submission} ${name}` } : desk
        for (const [place, file] of files.entries()) {
          await uploadEvidence(part(place), [action.id, ...alsoProves], { file, evidenceOn, note })
        }
        if (as === 'done' && doneOn) await markActionDone(part('done'), action.id, doneOn)
      }),
    )
    const what = files.length === 1 ? 'The file is' : `The ${files.length} files are`
    say(
      c,
      as === 'done' ? `Action ${action.number} is marked done` : `${what} in`,
      `${as === 'done' ? `${what} in. ` : ''}A link officer looks at what you sent, and then it goes to the Ombudsman.`,
    )
    return goOn(c, `${paths.casePart(thisCase.reference, 'actions')}#action-${action.number}`)
  })
  .get(paths.evidenceVersions(':id'), permitted('upload evidence'), (c) => showVersion(c))
  .post(paths.evidenceVersions(':id'), permitted('upload evidence'), async (c) => {
    const { proof } = await ownProof(c)
    const form = await readEvidence(c, versionForm, 'file')
    if (!form.values) return showVersion(c, form)
    const { desk, stores } = c.var
    const { evidenceOn, note, after } = form.values
    const file = found('file', form.files.file?.[0])
    const done = await withUploads(stores, form.files, () =>
      unlessStale(uploadNewVersion(desk, proof.id, { file, evidenceOn, note, after })),
    )
    if (!done) return showVersion(c, { state: form.state, status: 409 })
    say(
      c,
      `Version ${done.version} is in`,
      'A link officer looks at it; the version before it counts no longer.',
    )
    const [first] = proof.actions
    return goOn(c, `${paths.casePart(proof.reference, 'actions')}#action-${first?.number}`)
  })

type Shown = { state: FormState; status: 200 | 409 | 422 }

type Days = { evidenceOn: Day | null; doneOn?: Day | null }

/** A form that brings files. Where it has a mistake none of them is kept, and they have to be chosen again. */
async function readEvidence<Schema extends z.ZodType<Days>>(
  c: Request,
  schema: Schema,
  field: 'files' | 'file',
): Promise<Form<z.output<Schema>>> {
  const form = await readForm(c, schema)
  if (form.status === 200 && !form.values) return form
  const mistakes = { ...form.state.mistakes, ...(form.values && inFuture(c.var.desk.today, form.values)) }
  const came = (form.files[field]?.length ?? 0) > 0
  const right = Object.keys(mistakes).length === 0
  if (form.values && came && right) return form
  await removeUnrecorded(c.var.stores, form.files)
  const choose = field === 'files' ? 'Choose the files' : 'Choose the file'
  const told = { [field]: came ? `${choose} again` : choose, ...mistakes }
  return { ...form, values: null, status: 422, state: { ...form.state, mistakes: told } }
}

/** What has happened cannot lie in the future. */
function inFuture(today: Day, { evidenceOn, doneOn = null }: Days): Record<string, string> {
  const mistake = (what: string) => `${what} must be today, ${dayInWords(today)}, or before`
  return {
    ...(evidenceOn && evidenceOn > today && { evidenceOn: mistake('The date of the evidence') }),
    ...(doneOn && doneOn > today && { doneOn: mistake('The day it was done') }),
  }
}

async function showUpload(c: Request, form?: Shown) {
  const { desk, stores } = c.var
  const { user, today } = desk
  const { action, thisCase } = await ownAction(c, 'upload evidence')
  const [actions, evidence, remedyTypes] = await Promise.all([
    listActions(desk, thisCase.id),
    listEvidence(desk, thisCase.id),
    listRemedyTypes(desk),
  ])
  const shown = actions.find(({ id }) => id === action.id) ?? actions[0]
  if (!shown) throw new NotPermitted('upload evidence')
  if (form) c.status(form.status)
  return c.render(
    <EvidenceFormPage
      action={shown}
      thisCase={thisCase}
      others={actions.filter(
        ({ id, serviceId, withdrawnOn }) =>
          id !== action.id && !withdrawnOn && worksFor(user, serviceId ?? thisCase.serviceId),
      )}
      evidence={evidence.filter(({ actionIds }) => actionIds.includes(action.id))}
      proof={remedyTypes.find(({ label }) => label === action.remedyType)?.proof ?? ''}
      mayMarkDone={mayDo(user.role, 'mark an action done') && !action.doneOn}
      megabytes={stores.config.uploadMegabytes}
      endings={acceptedEndings}
      today={today}
      calendar={desk.calendar}
      form={form?.state ?? prefilled({ doneOn: today, evidenceOn: '' })}
      submission={crypto.randomUUID()}
    />,
    { title: `Evidence: ${action.text}`.slice(0, 80), error: form?.status === 422 },
  )
}

/** A proof for those who may send a better version of it. */
async function ownProof(c: Request) {
  const { desk } = c.var
  const proof = await findEvidence(desk, idInAddress(c))
  if (!proof.actions.every(({ serviceId }) => worksFor(desk.user, serviceId))) {
    throw new NotPermitted('upload evidence')
  }
  return { proof, thisCase: await caseOf(c, proof.caseId) }
}

async function showVersion(c: Request, form?: Shown) {
  const { proof, thisCase } = await ownProof(c)
  const latest = String(proof.versions[0]?.version ?? 1)
  if (form) c.status(form.status)
  const stale = form?.status === 409
  const state = form?.state ?? prefilled({ after: latest, evidenceOn: '' })
  return c.render(
    <EvidenceVersionPage
      proof={proof}
      thisCase={thisCase}
      stale={stale}
      megabytes={c.var.stores.config.uploadMegabytes}
      endings={acceptedEndings}
      form={stale ? withFields(state, { after: latest, submission: '' }) : state}
      submission={crypto.randomUUID()}
    />,
    { title: 'Send a better version', error: form?.status === 422 },
  )
}
