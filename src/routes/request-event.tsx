import { Hono } from 'hono'
import { z } from 'zod'
import { answerInformationRequest, recordChaser, recordExtension } from '#casework/information-request.ts'
import { listLettersFor } from '#db/queries/case-file.ts'
import { findRequestWithAll } from '#db/queries/information-request.ts'
import { isTakenIn } from '#db/queries/submission.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { delayReasons } from '#domain/delay-reason.ts'
import { chaserKinds, currentDueOn, requestDateEventKinds } from '#domain/information-request.ts'
import { answerOfRequest, rungOf } from '#domain/letter-asks.ts'
import { Refusal } from '#domain/refusal.ts'
import { timelinessInWords } from '#domain/timeliness.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { ChaserForm } from '#views/information-request/chaser-form.tsx'
import { ExtensionForm } from '#views/information-request/extension-form.tsx'
import { ResponseForm } from '#views/information-request/response-form.tsx'
import type { App, Request } from './app.ts'
import { day, optionalDay, optionalId, optionalText } from './fields.ts'
import { goOn } from './go-on.ts'
import { idIn, idInAddress } from './in-address.ts'
import { letterFields, readLetter, uploadLimits } from './letter-fields.ts'
import { permitted } from './middleware/permitted.ts'
import { caseOf } from './own-action.ts'
import { readForm } from './read-form.ts'
import { withUploads } from './read-uploads.ts'
import { say } from './say.ts'
import { titledOnCase } from './titled.ts'

/** What happens to a request after it was opened: more time, reminders, and its answer. */
export const requestEventRoutes = new Hono<App>()
  .use(paths.extensions(':id'), permitted('record an extension'))
  .get(paths.extensions(':id'), async (c) => {
    const about = await requestInAddress(c)
    return showExtension(
      c,
      about,
      prefilled({ happenedOn: c.var.desk.today, by: about.thisCase.investigator }),
    )
  })
  .post(paths.extensions(':id'), async (c) => {
    const about = await requestInAddress(c)
    const form = await readForm(c, extensionForm(about, c.var.desk.today))
    if (!form.values) {
      c.status(form.status)
      return showExtension(c, about, form.state)
    }
    const mistakes = notLater(about, form.values)
    if (mistakes && !(await isTakenIn(c.var.desk))) {
      c.status(422)
      return showExtension(c, about, { ...form.state, mistakes })
    }
    const { kind, dueOn } = form.values
    const by = kind === 'asked' ? c.var.desk.user.name : form.values.by
    await recordExtension(c.var.desk, about.request.id, { ...form.values, by })
    if (kind === 'granted' && dueOn) {
      say(c, `More time granted, to ${dayInWords(dueOn)}`, `Answer the request by ${dayInWords(dueOn)}.`)
    } else {
      say(
        c,
        kind === 'asked' ? 'Request for more time recorded' : 'Refusal of more time recorded',
        `${kind === 'asked' ? 'Until the Ombudsman grants it, the' : 'The'} answer is due by ${about.due}.`,
      )
    }
    return c.redirect(placeOf(about), 303)
  })
  .use(paths.chasers(':id'), permitted('record a chaser'))
  .get(paths.chasers(':id'), async (c) => {
    const about = await requestInAddress(c)
    const letter = await letterCalled(c, about, c.req.query('letter'))
    const known = letter
      ? {
          letter: String(letter.id),
          kind: rungOf(letter.kind, about.request.chasers),
          receivedOn: letter.exchangedOn,
        }
      : { receivedOn: c.var.desk.today }
    return showChaser(c, about, prefilled(known))
  })
  .post(paths.chasers(':id'), async (c) => {
    const about = await requestInAddress(c)
    const form = await readForm(c, chaserForm(about, c.var.desk.today))
    if (!form.values) {
      c.status(form.status)
      return showChaser(c, about, form.state)
    }
    const { letter, kind, receivedOn } = form.values
    await recordChaser(c.var.desk, about.request.id, { kind, receivedOn, correspondenceId: letter })
    const name = capital(kind)
    say(c, `${name} recorded`, about.due ? `The answer is due by ${about.due}.` : '')
    return c.redirect(placeOf(about), 303)
  })
  .use(paths.response(':id'), permitted('answer an information request'))
  .get(paths.response(':id'), async (c) => {
    const { today } = c.var.desk
    const about = await requestInAddress(c)
    const { answeredOn } = about.request
    if (answeredOn) throw new Refusal(`This request was answered on ${dayInWords(answeredOn)}.`)
    return showResponse(c, about, prefilled({ exchangedOn: today, channel: 'e-mail' }))
  })
  .post(paths.response(':id'), async (c) => {
    const { desk, stores } = c.var
    const about = await requestInAddress(c)
    const { request } = about
    const form = await readLetter(c, responseForm(about, desk.today))
    if (!form.values) {
      c.status(form.status)
      return showResponse(c, about, form.state)
    }
    const { delayReason, ...written } = form.values
    const late = isLate(request, written.exchangedOn)
    const letter = { ...written, kind: answerOfRequest(request.kind), files: form.files.files }
    await withUploads(stores, form.files, () =>
      answerInformationRequest(c.var.desk, request.id, { letter, delayReason: late ? delayReason : null }),
    )
    const how = timelinessInWords(request, written.exchangedOn, desk.calendar)
    say(
      c,
      `Request ${how}`,
      'Nothing more is owed on it. The Ombudsman’s next letter is awaited: log it when it comes.',
    )
    return goOn(c, placeOf(about))
  })

/** The request that an address names, with its case and when its answer is due. */
async function requestInAddress(c: Request) {
  const request = await findRequestWithAll(c.var.desk, idInAddress(c))
  const due = currentDueOn(request)
  return { request, thisCase: await caseOf(c, request.caseId), due: due && dayInWords(due) }
}
type About = Awaited<ReturnType<typeof requestInAddress>>

const placeOf = ({ thisCase: { reference }, request: { id } }: About) =>
  `${paths.casePart(reference, 'requests')}#request-${id}`

const isLate = (request: About['request'], sentOn: Day): boolean => {
  const due = currentDueOn(request)
  return due !== null && sentOn > due
}

/** A day that lies between the request and today. */
const sinceRequest = ({ request }: About, today: Day, what: string) =>
  day(what)
    .refine((value) => value <= today, `${what} cannot be after today`)
    .refine(
      (value) => value >= request.receivedOn,
      `${what} cannot be before the request came, ${dayInWords(request.receivedOn)}`,
    )

const extensionForm = (about: About, today: Day) =>
  z
    .object({
      kind: z.enum(requestDateEventKinds, 'Say whether more time was asked for, granted or refused'),
      dueOn: optionalDay('The new date'),
      happenedOn: sinceRequest(about, today, 'The day it happened'),
      by: optionalText(120),
      note: optionalText(2000),
    })
    .refine(({ kind, by }) => kind === 'asked' || by !== '', {
      path: ['by'],
      message: 'Enter who granted or refused it',
    })
    .refine(({ kind, dueOn }) => kind !== 'granted' || dueOn !== null, {
      path: ['dueOn'],
      message: 'Enter the new date that was granted',
    })

/** More time ends after the day in force. A form that comes in twice finds its own day in force, and is no mistake. */
function notLater({ request, due }: About, { kind, dueOn }: { kind: string; dueOn: Day | null }) {
  const now = currentDueOn(request)
  if (kind === 'refused' || dueOn === null || now === null || dueOn > now) return null
  return { dueOn: `The new date must be after the one in force, ${due}` }
}

const chaserForm = (about: About, today: Day) =>
  z.object({
    kind: z.enum(chaserKinds, 'Choose which step it is'),
    receivedOn: sinceRequest(about, today, 'The day received'),
    letter: optionalId('Open the form again from the letter'),
  })

const responseForm = (about: About, today: Day) =>
  z
    .object({
      ...letterFields(today, 'The day sent'),
      exchangedOn: sinceRequest(about, today, 'The day sent'),
      delayReason: z
        .union([z.literal('').transform(() => null), z.enum(delayReasons)], 'Choose a reason from the list')
        .default(null),
    })
    .refine(({ exchangedOn, delayReason }) => !isLate(about.request, exchangedOn) || delayReason, {
      path: ['delayReason'],
      message: `Say why it was late: it was due by ${about.due}`,
    })

const letterCalled = async (c: Request, { thisCase }: About, typed: string | undefined) => {
  const id = idIn(typed)
  if (id === null) return null
  return (await listLettersFor(c.var.desk, thisCase)).find((letter) => letter.id === id) ?? null
}

function showExtension(c: Request, about: About, form: FormState) {
  const props = { ...about, form, submission: crypto.randomUUID() }
  return c.render(
    <ExtensionForm {...props} action={paths.extensions(about.request.id)} />,
    titledOnCase('Record an extension', about.thisCase, form),
  )
}

async function showChaser(c: Request, about: About, form: FormState) {
  const letter = await letterCalled(c, about, form.typed.letter)
  const from = letter && { subject: letter.subject, received: dayInWords(letter.exchangedOn) }
  const props = { ...about, form, letter: from, submission: crypto.randomUUID() }
  return c.render(
    <ChaserForm {...props} action={paths.chasers(about.request.id)} />,
    titledOnCase('Record a reminder', about.thisCase, form),
  )
}

function showResponse(c: Request, about: About, form: FormState) {
  const { questions } = about.request
  const props = { ...about, form, questions, limits: uploadLimits(c), submission: crypto.randomUUID() }
  return c.render(
    <ResponseForm {...props} action={paths.response(about.request.id)} />,
    titledOnCase('Record the answer', about.thisCase, form),
  )
}
