import { Hono } from 'hono'
import { z } from 'zod'
import { openInformationRequest } from '#casework/information-request.ts'
import type { CaseHead } from '#db/queries/case.ts'
import { listLettersFor } from '#db/queries/case-file.ts'
import { listRequestPeriods } from '#db/queries/request-period.ts'
import { listServices } from '#db/queries/service.ts'
import { type Calendar, type Day, dayInWords, isDay } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { aRequest, type RequestKind, requestKinds } from '#domain/information-request.ts'
import { requestOfLetter } from '#domain/letter-asks.ts'
import { restOnTarget } from '#domain/own-target.ts'
import { dueByRule, dueDayInWords, notOffered, type RequestPeriod } from '#domain/request-rule.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { RequestForm } from '#views/information-request/request-form.tsx'
import type { App, Request } from './app.ts'
import { day, optionalDay, optionalId } from './fields.ts'
import { caseInAddress, idIn } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { questionRows, questionsIn, rowsIn, withRows } from './question-rows.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const informationRequestRoutes = new Hono<App>()
  .use(paths.informationRequests(':reference'), permitted('open an information request'))
  .get(paths.informationRequests(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const letter = await letterCalled(c, thisCase, c.req.query('letter'))
    const known = letter
      ? {
          letter: String(letter.id),
          kind: requestOfLetter[letter.kind],
          letterOn: letter.letterOn,
          receivedOn: letter.exchangedOn,
        }
      : { receivedOn: c.var.desk.today }
    return showForm(c, thisCase, prefilled(known))
  })
  .post(paths.informationRequests(':reference'), async (c) => {
    const { desk } = c.var
    const thisCase = await caseInAddress(c)
    const [periods, services] = await Promise.all([listRequestPeriods(desk), listServices(desk)])
    const ids = services.map(({ id }) => id)
    const form = await readForm(c, requestForm(periods, ids, desk.today, desk.calendar))
    const rearranged = withRows(form.state)
    if (rearranged) return showForm(c, thisCase, rearranged)
    if (form.state.typed['work-out']) return showDueDay(c, thisCase, form.state)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, thisCase, form.state)
    }
    const { kind, letter, letterOn, receivedOn, statedDueOn, internalDueOn, ...rows } = form.values
    const request = { kind, letterOn, receivedOn, statedDueOn, internalDueOn }
    const questions = questionsIn(rows).map(({ asked }) => asked)
    const { requestId } = await openInformationRequest(c.var.desk, thisCase.id, {
      ...request,
      correspondenceId: letter,
      questions,
    })
    const rule = dueByRule(periodOf(kind, periods), request, desk.calendar)
    const dueOn = statedDueOn ?? rule?.dueOn
    const rest = internalDueOn && restOnTarget(internalDueOn, desk.calendar)
    const differs = rule && statedDueOn && statedDueOn !== rule.dueOn
    say(
      c,
      `Request opened: ${kind}`,
      `${dueOn ? `Answer it by ${dayInWords(dueOn)}. ` : ''}${differs ? dueDayInWords(kind, rule, receivedOn, statedDueOn) : ''}${rest ? ` ${rest}` : ''}`.trim(),
    )
    return c.redirect(`${paths.casePart(thisCase.reference, 'requests')}#request-${requestId}`, 303)
  })

type Period = RequestPeriod & { kind: RequestKind; offered: boolean }

const periodOf = (kind: string, periods: readonly Period[]) =>
  periods.find((period) => period.kind === kind) ?? null

/** What the form of a request takes, and what of it must come before what. */
function requestForm(
  periods: readonly Period[],
  serviceIds: readonly number[],
  today: Day,
  calendar: Calendar,
) {
  const named = z.object({
    kind: z.enum(requestKinds, 'Choose a kind of request').superRefine((kind, context) => {
      if (periodOf(kind, periods)?.offered) return
      context.addIssue({ code: 'custom', message: notOffered(kind), input: kind })
    }),
    letter: optionalId('Open the form again from the letter'),
    letterOn: optionalDay('The date on the letter'),
    receivedOn: day('The day received').refine(
      (value) => value <= today,
      'The day received cannot be after today',
    ),
    statedDueOn: optionalDay('The date in the letter'),
    internalDueOn: optionalDay('Our own target'),
  })
  return z.intersection(named, questionRows(serviceIds)).superRefine((request, context) => {
    const { kind, letterOn, receivedOn, statedDueOn, internalDueOn } = request
    const mistake = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message, input: request })
    const due = statedDueOn ?? dueByRule(periodOf(kind, periods), request, calendar)?.dueOn ?? null
    if (letterOn && letterOn > receivedOn) {
      mistake('letterOn', 'A letter cannot be dated after the day on which it was received')
    }
    if (statedDueOn && statedDueOn < receivedOn) {
      mistake('statedDueOn', 'The date in the letter cannot be before the day on which it was received')
    }
    if (!due) mistake('statedDueOn', `Enter the date in the letter: no period is set for ${aRequest(kind)}`)
    const target = (field: string, value: Day | null) => {
      if (value && value < receivedOn) mistake(field, 'Our own target cannot be before the day received')
      if (value && due && value > due)
        mistake(field, `Our own target cannot be after the answer is due, ${dayInWords(due)}`)
    }
    target('internalDueOn', internalDueOn)
    for (const { number, asked } of questionsIn(request)) {
      if (asked.text === '') {
        mistake(`question-${number}-text`, `Write what question ${number} asks, or take it away`)
      }
      target(`question-${number}-due`, asked.internalDueOn)
    }
  })
}

const letterCalled = async (c: Request, thisCase: CaseHead, typed: string | undefined) => {
  const id = idIn(typed)
  if (id === null) return null
  return (await listLettersFor(c.var.desk, thisCase)).find((letter) => letter.id === id) ?? null
}

const forDueDay = ['kind', 'letterOn', 'receivedOn', 'statedDueOn']

/** The form again with the day worked out: only what stands in the way of that is a mistake yet. */
function showDueDay(c: Request, thisCase: CaseHead, form: FormState) {
  const mistakes = Object.fromEntries(
    Object.entries(form.mistakes).filter(([field]) => forDueDay.includes(field)),
  )
  if (Object.keys(mistakes).length > 0) c.status(422)
  return showForm(c, thisCase, { ...form, mistakes })
}

async function showForm(c: Request, thisCase: CaseHead, form: FormState) {
  const { desk } = c.var
  const [services, letter, periods] = await Promise.all([
    listServices(desk),
    letterCalled(c, thisCase, form.typed.letter),
    listRequestPeriods(desk),
  ])
  return c.render(
    <RequestForm
      thisCase={thisCase}
      services={services}
      letter={letter && { subject: letter.subject, received: dayInWords(letter.exchangedOn) }}
      dueDay={dueDayIn(form, periods, desk.calendar)}
      kinds={periods.filter(({ offered }) => offered).map(({ kind }) => kind)}
      questions={rowsIn(form)}
      calendar={desk.calendar}
      form={form}
      submission={crypto.randomUUID()}
    />,
    titled(`Open a request: ${showReference(thisCase.reference)}`, form),
  )
}

/** The day by the rule beside the one in the letter, as soon as the form says enough to work it out. */
function dueDayIn({ typed }: FormState, periods: readonly Period[], calendar: Calendar): string | null {
  const { kind = '', receivedOn = '', letterOn = '', statedDueOn = '' } = typed
  const known = requestKinds.find((one) => one === kind)
  if (!known || !isDay(receivedOn)) return null
  const dates = { receivedOn, letterOn: isDay(letterOn) ? letterOn : null }
  const stated = isDay(statedDueOn) ? statedDueOn : null
  return dueDayInWords(known, dueByRule(periodOf(known, periods), dates, calendar), receivedOn, stated)
}
