import { Hono } from 'hono'
import { logCorrespondence } from '#casework/correspondence.ts'
import type { CaseHead } from '#db/queries/case.ts'
import { listRequests } from '#db/queries/information-request.ts'
import { dayInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import type { CorrespondenceKind, Direction } from '#domain/correspondence.ts'
import { chases, requestOfLetter } from '#domain/letter-asks.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { LetterForm } from '#views/correspondence/letter-form.tsx'
import type { App, Request } from './app.ts'
import { goOn } from './go-on.ts'
import { caseInAddress } from './in-address.ts'
import { directionIn, letterForm, readLetter, uploadLimits } from './letter-fields.ts'
import { permitted } from './middleware/permitted.ts'
import { withUploads } from './read-uploads.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const correspondenceRoutes = new Hono<App>()
  .use(paths.correspondence(':reference'), permitted('log correspondence'))
  .get(paths.correspondence(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const form = prefilled({ exchangedOn: c.var.desk.today, channel: 'e-mail', kind: c.req.query('kind') })
    return showForm(c, thisCase, directionIn(c.req.query('direction')), form)
  })
  .post(paths.correspondence(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const form = await readLetter(c, letterForm(c.var.desk.today))
    if (!form.values) {
      c.status(form.status)
      return showForm(c, thisCase, directionIn(form.state.typed.direction), form.state)
    }
    const letter = { ...form.values, files: form.files.files }
    const { correspondenceId } = await withUploads(c.var.stores, form.files, () =>
      logCorrespondence(c.var.desk, thisCase.id, letter),
    )
    const { next, onward } = await whatNext(c, thisCase, letter, correspondenceId)
    const when = `${letter.direction === 'in' ? 'received' : 'sent'} on ${dayInWords(letter.exchangedOn)}`
    say(c, `${capital(letter.kind)} logged, ${when}`, next, onward)
    return goOn(c, paths.case(thisCase.reference))
  })

async function showForm(c: Request, thisCase: CaseHead, direction: Direction, form: FormState) {
  const unanswered = direction === 'out' ? await unansweredOn(c, thisCase) : []
  const props = { thisCase, direction, unanswered, form, limits: uploadLimits(c) }
  return c.render(
    <LetterForm {...props} submission={crypto.randomUUID()} />,
    titled(`Log a letter ${direction}: ${showReference(thisCase.reference)}`, form),
  )
}

const unansweredOn = async ({ var: { desk } }: Request, { id }: CaseHead) =>
  (await listRequests(desk, id)).filter(({ answeredOn }) => answeredOn === null)

type Next = { next: string; onward?: { href: string; text: string } }

/** What a letter of this kind leads to, and the way there. */
async function whatNext(
  c: Request,
  thisCase: CaseHead,
  { kind, direction }: { kind: CorrespondenceKind; direction: Direction },
  letterId: number,
): Promise<Next> {
  const { reference } = thisCase
  const asked = requestOfLetter[kind]
  if (direction === 'in' && asked) {
    const href = paths.requestOfLetter(reference, letterId)
    return { next: 'It asks for an answer.', onward: { href, text: `Open the request: ${asked}` } }
  }
  if (chases(kind) || kind === 'request for an extension') {
    const [open] = await unansweredOn(c, thisCase)
    if (!open) return { next: 'No request on this case awaits an answer.' }
    return chases(kind)
      ? {
          next: `The ${open.kind} of ${dayInWords(open.receivedOn)} awaits its answer.`,
          onward: { href: paths.chaserOfLetter(open.id, letterId), text: 'Record the reminder on it' },
        }
      : {
          next: `The ${open.kind} of ${dayInWords(open.receivedOn)} awaits its answer.`,
          onward: { href: paths.extensions(open.id), text: 'Record on it that more time was asked for' },
        }
  }
  return onwardBy[kind]?.(reference) ?? { next: 'It stands in the timeline.' }
}

const onwardBy: Partial<Record<CorrespondenceKind, (reference: string) => Next>> = {
  'final decision': (reference) => ({
    next: 'It decides the case.',
    onward: { href: paths.decisions(reference), text: 'Record the decision' },
  }),
  'revised decision': (reference) => ({
    next: 'It puts a new decision in place of the old one.',
    onward: { href: paths.decisions(reference), text: 'Record the decision' },
  }),
  'review outcome': (reference) => ({
    next: 'It answers a request for review.',
    onward: { href: paths.reviewResult(reference), text: 'Record the answer' },
  }),
  'request for review': (reference) => ({
    next: 'The decision in force stands until the Ombudsman answers.',
    onward: { href: paths.reviewRequests(reference), text: 'Record that a review was asked for' },
  }),
  'letter of satisfaction': (reference) => ({
    next: 'It says how the Ombudsman finds what was done.',
    onward: { href: paths.outcome(reference), text: 'Record the outcome' },
  }),
}
