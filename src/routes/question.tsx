import { Hono } from 'hono'
import { z } from 'zod'
import { answerQuestion } from '#casework/information-request.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findQuestion, findRequestWithAll } from '#db/queries/information-request.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { currentDueOn } from '#domain/information-request.ts'
import { NotPermitted } from '#domain/permissions.ts'
import { worksFor } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { AnswerForm, longestAnswer } from '#views/question/answer-form.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, day, text } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { caseOf } from './own-action.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const answerForm = (receivedOn: Day, today: Day) =>
  z.object({
    version: chosenId('Open the form again'),
    answer: text('Write the answer', longestAnswer),
    answeredOn: day('The day it was answered')
      .refine((value) => value <= today, 'The day it was answered cannot be after today')
      .refine(
        (value) => value >= receivedOn,
        `The day it was answered cannot be before the request came, ${dayInWords(receivedOn)}`,
      ),
    cleared: z.literal('yes').optional(),
  })

export const questionRoutes = new Hono<App>()
  .use(paths.answer(':id'), permitted('answer a question'))
  .get(paths.answer(':id'), async (c) => {
    const about = await questionInAddress(c)
    return showForm(c, about, prefilled(typedFrom(about, c.var.desk.today)))
  })
  .post(paths.answer(':id'), async (c) => {
    const { desk } = c.var
    const about = await questionInAddress(c)
    const form = await readForm(c, answerForm(about.request.receivedOn, desk.today))
    if (!form.values) {
      c.status(form.status)
      return showForm(c, about, form.state)
    }
    const { cleared, ...answer } = form.values
    const given = { ...answer, cleared: mayClear(c) && cleared === 'yes' }
    const done = await unlessStale(answerQuestion(c.var.desk, about.question.id, given))
    if (!done) return showBoth(c, given, form.state)
    say(
      c,
      `Answer to question ${about.question.number} ${given.cleared ? 'cleared' : 'saved'}`,
      given.cleared
        ? whatIsLeft(await questionInAddress(c))
        : 'A link officer looks it over before it goes out.',
    )
    return c.redirect(
      `${paths.casePart(about.thisCase.reference, 'requests')}#request-${about.request.id}`,
      303,
    )
  })

/** The question that an address names, for somebody who works for the service of which it is asked. */
async function questionInAddress(c: Request) {
  const { desk } = c.var
  const { question, caseId, caseService } = await findQuestion(desk, idInAddress(c))
  if (!worksFor(desk.user, question.serviceId ?? caseService)) throw new NotPermitted('answer a question')
  const [request, thisCase] = await Promise.all([
    findRequestWithAll(desk, question.requestId),
    caseOf(c, caseId),
  ])
  const due = currentDueOn(request)
  return { question, request, thisCase, due: due && dayInWords(due) }
}
type About = Awaited<ReturnType<typeof questionInAddress>>

const mayClear = ({ var: { desk } }: Request): boolean => desk.user.role === 'link officer'

const typedFrom = ({ question }: About, today: Day) => ({
  answer: question.draftAnswer,
  answeredOn: question.answeredOn ?? today,
  cleared: question.clearedOn ? 'yes' : '',
})

function whatIsLeft({ request, due }: About): string {
  const uncleared = request.questions.filter(({ clearedOn }) => !clearedOn).length
  if (uncleared > 0)
    return `${uncleared === 1 ? '1 question is' : `${uncleared} questions are`} left to clear.`
  return `All questions are cleared. Send the answer${due ? ` by ${due}` : ''}.`
}

function showForm(c: Request, about: About, form: FormState, both?: ReturnType<typeof bothVersionsOf>) {
  const { question, request, thisCase } = about
  return c.render(
    <AnswerForm
      {...about}
      answeredOn={request.answeredOn}
      clears={mayClear(c)}
      today={c.var.desk.today}
      calendar={c.var.desk.calendar}
      both={both}
      form={form}
      submission={crypto.randomUUID()}
    />,
    titled(`Answer question ${question.number}: ${showReference(thisCase.reference)}`, form, both),
  )
}

type Given = { answer: string; answeredOn: Day; cleared: boolean }

/** Somebody else was first: their answer beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, given: Given, typed: FormState) {
  const about = await questionInAddress(c)
  const { question, thisCase } = about
  const last = await findLastAct(c.var.desk, thisCase.id, 'answer a question', {
    name: 'questionId',
    id: question.id,
  })
  const words = (answer: string, answeredOn: Day | null, cleared: boolean) => ({
    answer,
    'day answered': answeredOn ?? '',
    ...(mayClear(c) && { cleared: cleared ? 'Yes' : 'No' }),
  })
  const versions = {
    theirs: words(question.draftAnswer, question.answeredOn, question.clearedOn !== null),
    yours: words(given.answer, given.answeredOn, given.cleared),
  }
  c.status(409)
  const form = withFields(typed, { version: String(question.version) })
  return showForm(c, about, form, bothVersionsOf(last, versions))
}
