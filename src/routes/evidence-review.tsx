import { Hono } from 'hono'
import { z } from 'zod'
import { reviewEvidence } from '#casework/evidence.ts'
import { findEvidence, findEvidenceOfVersion } from '#db/queries/evidence.ts'
import { verdicts } from '#domain/evidence.ts'
import { NotPermitted } from '#domain/permissions.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { EvidenceReviewPage } from '#views/evidence/evidence-review-form.tsx'
import { NoReviewPage } from '#views/evidence/no-review.tsx'
import type { App, Request } from './app.ts'
import { optionalText } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { caseOf } from './own-action.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'

const reviewForm = z
  .object({
    verdict: z.enum(verdicts, 'Say whether the file is cleared'),
    reason: optionalText(2000),
  })
  .refine(({ verdict, reason }) => verdict !== 'changes requested' || reason !== '', {
    path: ['reason'],
    message: 'Say what has to change',
    when: () => true,
  })

/** A reviewer clears a version of a file, or asks for changes. */
export const evidenceReviewRoutes = new Hono<App>()
  .get(paths.evidenceReview(':id'), permitted('review evidence'), (c) => showReview(c))
  .post(paths.evidenceReview(':id'), permitted('review evidence'), async (c) => {
    const form = await readForm(c, reviewForm)
    if (!form.values) return showReview(c, form)
    const { proof, version, whyNot } = await versionInAddress(c)
    const own = version.verdict !== null && version.reviewedBy === c.var.user?.id
    if (whyNot && !own) return showReview(c)
    await reviewEvidence(c.var.desk, version.id, form.values)
    const cleared = form.values.verdict === 'cleared'
    say(
      c,
      cleared ? `${version.name} is cleared` : `Changes to ${version.name} are requested`,
      cleared
        ? 'It can go to the Ombudsman once its action is done.'
        : `${version.uploader} sees what has to change and sends a better version.`,
    )
    return c.redirect(`${paths.casePart(proof.reference, 'actions')}#action-${proof.actions[0]?.number}`, 303)
  })

type Shown = { state: FormState; status: 200 | 422 }

/** A version with its proof, and why it cannot be reviewed by this person, if it cannot. */
async function versionInAddress(c: Request) {
  const { desk } = c.var
  const id = idInAddress(c)
  const { evidenceId } = await findEvidenceOfVersion(desk, id)
  const proof = await findEvidence(desk, evidenceId)
  const thisCase = await caseOf(c, proof.caseId)
  const version = proof.versions.find((version) => version.id === id) ?? proof.versions[0]
  const latest = proof.versions[0]
  if (!version || !latest) throw new NotPermitted('review evidence')
  const whyNot =
    latest.id !== version.id
      ? ('newer' as const)
      : version.uploadedBy === desk.user.id
        ? ('own' as const)
        : version.verdict !== null
          ? ('reviewed' as const)
          : null
  return { proof, thisCase, version, latest, whyNot }
}

async function showReview(c: Request, form?: Shown) {
  const { proof, thisCase, version, latest, whyNot } = await versionInAddress(c)
  if (whyNot) {
    c.status(409)
    const props = { proof, version, latest, whyNot }
    return c.render(<NoReviewPage {...props} />, { title: 'This file cannot be reviewed' })
  }
  if (form) c.status(form.status)
  return c.render(
    <EvidenceReviewPage
      proof={proof}
      thisCase={thisCase}
      version={version}
      form={form?.state ?? prefilled({})}
      submission={crypto.randomUUID()}
    />,
    { title: `Review ${version.name}`, error: form?.status === 422 },
  )
}
