import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import type { Desk } from '#casework/desk.ts'
import { recordRemedyActions } from '#casework/remedy-action.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import type { CaseHead } from '#db/queries/case.ts'
import { listDecisions } from '#db/queries/decision.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { listRemedyTypes } from '#db/queries/remedy-type.ts'
import { listServices } from '#db/queries/service.ts'
import { listUsers } from '#db/queries/user.ts'
import { mostActions, proposeActions } from '#domain/agreed-action.ts'
import { dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { lastDayByRule, readDeadline } from '#domain/deadline-words.ts'
import { inForce } from '#domain/decision.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import { type FormState, untouched, withFields } from '#views/components/form-state.ts'
import { type ActionChoices, fieldOf } from '#views/remedy-action/action-form-fields.tsx'
import { ActionsForm, inNumber } from '#views/remedy-action/actions-form.tsx'
import { ActionsCheck } from '#views/remedy-action/actions-form-check.tsx'
import { AgreedActionForm, longestPasted } from '#views/remedy-action/agreed-action-form.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { text } from './fields.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { plainField } from './plain-field.ts'
import { readForm } from './read-form.ts'
import {
  type ActionContext,
  type ActionGiven,
  cardsForm,
  cardsFrom,
  dayFields,
  placesIn,
} from './remedy-action-fields.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const pasteForm = z.object({ pasted: text('Paste the agreed action', longestPasted) })

export const agreedActionRoutes = new Hono<App>()
  .use(paths.agreedAction(':reference'), permitted('record remedy actions'))
  .use(paths.remedyActions(':reference'), permitted('record remedy actions'))
  .get(paths.agreedAction(':reference'), async (c) =>
    showPaste(c, await upheldCase(c, await caseInAddress(c)), untouched),
  )
  .post(paths.agreedAction(':reference'), async (c) => {
    const upheld = await upheldCase(c, await caseInAddress(c))
    const step = await plainField(c, 'step')
    return step === 'check' ? takeCards(c, upheld, true) : readPasted(c, upheld)
  })
  .get(paths.remedyActions(':reference'), async (c) =>
    showCards(c, await upheldCase(c, await caseInAddress(c)), oneCard, false),
  )
  .post(paths.remedyActions(':reference'), async (c) =>
    takeCards(c, await upheldCase(c, await caseInAddress(c)), false),
  )

type UpheldCase = ActionContext & {
  thisCase: CaseHead
  recorded: readonly { number: number; text: string }[]
}

/** A case whose decision in force carries actions, and what there is to choose from. */
async function upheldCase({ var: { desk } }: Request, thisCase: CaseHead): Promise<UpheldCase> {
  const decision = inForce(await listDecisions(desk, thisCase.id))
  if (decision?.category !== 'Upheld') {
    throw new Refusal('Only an upheld decision carries remedy actions. Record the decision first.')
  }
  const [recorded, choices] = await Promise.all([listActions(desk, thisCase.id), actionChoices(desk)])
  const { calendar } = desk
  return { thisCase, decidedOn: decision.decidedOn, calendar, choices, recorded }
}

/** Types, services and people to choose from: who may own an action works on cases. */
export async function actionChoices(
  desk: Desk,
  ...servicesChosen: (number | null)[]
): Promise<ActionChoices> {
  const [types, services, people] = await Promise.all([
    listRemedyTypes(desk),
    listServices(desk, ...servicesChosen),
    listUsers(desk.db),
  ])
  return {
    types: types.filter(({ offered }) => offered),
    services,
    people: people.filter(({ role }) => role === 'link officer' || role === 'service lead'),
  }
}

async function readPasted(c: Request, upheld: UpheldCase) {
  const form = await readForm(c, pasteForm)
  if (!form.values) {
    c.status(form.status)
    return showPaste(c, upheld, form.state)
  }
  const { actions, leftOver } = proposeActions(form.values.pasted, upheld, upheld.choices.types)
  if (actions.length > 0) {
    return showCards(c, upheld, cardsFrom(actions, leftOver, upheld), true)
  }
  c.status(422)
  const mistakes = { pasted: 'Nothing in this text could be read as an action. Record the actions by hand' }
  return showPaste(c, upheld, { ...form.state, mistakes })
}

/** The cards as they came in: another look at them, a check of what will be saved, or the act. */
async function takeCards(c: Request, upheld: UpheldCase, pasted: boolean) {
  const form = await readForm(c, cardsForm(upheld, pasted))
  const { typed } = form.state
  const other = otherLook(form.state, upheld)
  if (other) return showCards(c, upheld, other, pasted)
  if (!form.values) {
    c.status(form.status)
    return showCards(c, upheld, form.state, pasted)
  }
  const { actions, dropped, after, confirmed, change } = form.values
  if (change) return showCards(c, upheld, form.state, pasted)
  if (!confirmed) return showCheck(c, upheld, form.state, { actions, dropped, pasted })
  const { thisCase } = upheld
  const given = actions.map(({ ruleDueOn, ...action }) => action)
  const done = await unlessStale(recordRemedyActions(c.var.desk, thisCase.id, given, after))
  if (!done) return showBoth(c, upheld, withFields(form.state, { version: typed.version ?? '' }), pasted)
  const last = actions.map(({ dueOn }) => dueOn).sort()
  const [first = ''] = last
  say(
    c,
    actions.length === 1 ? 'The action is recorded' : `${inNumber(actions.length, 'action')} are recorded`,
    first === last.at(-1)
      ? `The last day is ${dayInWords(first)}. Anything later is recorded as late.`
      : `The first is due by ${dayInWords(first)}, the whole remedy by ${dayInWords(last.at(-1) ?? first)}.`,
  )
  return c.redirect(paths.casePart(thisCase.reference, 'actions'), 303)
}

/** Buttons that only show the cards again: with the day worked out, with one more, with one less. */
function otherLook(form: FormState, { decidedOn, calendar }: UpheldCase): FormState | null {
  const { work, add, remove } = form.typed
  const places = placesIn(Object.keys(form.typed))
  const clean = withFields({ ...form, mistakes: {} }, { work: null, add: null, remove: null })
  if (work) {
    const deadline = readDeadline(form.typed[fieldOf(Number(work), 'words')] ?? '')
    const day = deadline && lastDayByRule(deadline, { decidedOn, calendar })
    return day && places.includes(Number(work))
      ? withFields(clean, dayFields(fieldOf(Number(work), 'due'), day))
      : clean
  }
  if (add) {
    const next = (places.at(-1) ?? 0) + 1
    return next > mostActions ? clean : withFields(clean, { [fieldOf(next, 'text')]: '' })
  }
  if (remove && places.length > 1) {
    const names = Object.keys(form.typed).filter((name) => name.startsWith(`action-${Number(remove)}-`))
    return withFields(clean, Object.fromEntries(names.map((name) => [name, null])))
  }
  return remove ? clean : null
}

const oneCard: FormState = withFields(untouched, { [fieldOf(1, 'text')]: '' })

const showPaste = (c: Request, { thisCase, decidedOn, recorded }: UpheldCase, form: FormState) =>
  c.render(
    <AgreedActionForm
      thisCase={thisCase}
      decidedOn={decidedOn}
      recorded={recorded.length}
      form={form}
      submission={crypto.randomUUID()}
    />,
    titled(`Paste the agreed action: ${showReference(thisCase.reference)}`, form),
  )

function showCards(c: Request, upheld: UpheldCase, form: FormState, pasted: boolean, both?: Child) {
  const title = pasted ? 'Proposed actions' : 'Record remedy actions'
  return c.render(
    <ActionsForm
      {...upheld}
      recorded={upheld.recorded.length}
      places={placesIn(Object.keys(form.typed))}
      pasted={pasted}
      form={form}
      submission={crypto.randomUUID()}
      both={both}
    />,
    titled(`${title}: ${showReference(upheld.thisCase.reference)}`, form, both),
  )
}

type Checked = { actions: readonly ActionGiven[]; dropped: number; pasted: boolean }

/** What will be saved, each day as it will be frozen: a day that the rule gave is carried on with the form. */
function showCheck(c: Request, upheld: UpheldCase, form: FormState, { actions, ...checked }: Checked) {
  const { choices, thisCase, recorded } = upheld
  const kept = placesIn(Object.keys(form.typed)).filter(
    (place) => !checked.pasted || form.typed[fieldOf(place, 'keep')] === 'yes',
  )
  const days = kept.map((place, index) => dayFields(fieldOf(place, 'due'), actions[index]?.dueOn ?? null))
  return c.render(
    <ActionsCheck
      {...checked}
      thisCase={thisCase}
      today={c.var.desk.today}
      calendar={c.var.desk.calendar}
      recorded={recorded.length}
      actions={actions.map((action) => ({
        ...action,
        service: choices.services.find(({ id }) => id === action.serviceId)?.name ?? null,
        owner: choices.people.find(({ id }) => id === action.ownerId)?.name ?? null,
      }))}
      form={withFields(form, Object.assign({}, ...days))}
      submission={crypto.randomUUID()}
    />,
    { title: `Check the actions: ${showReference(thisCase.reference)}` },
  )
}

/** Somebody recorded actions meanwhile: theirs are shown, and saving again is a choice. */
async function showBoth(c: Request, upheld: UpheldCase, typed: FormState, pasted: boolean) {
  const now = await upheldCase(c, upheld.thisCase)
  const last = await findLastAct(c.var.desk, upheld.thisCase.id, 'record remedy actions')
  const yours = placesIn(Object.keys(typed.typed)).map((place) => typed.typed[fieldOf(place, 'text')] ?? '')
  c.status(409)
  const both = bothVersionsOf(last, {
    theirs: numbered(now.recorded.map(({ text }) => text)),
    yours: numbered(yours),
  })
  return showCards(c, now, withFields(typed, { version: String(now.recorded.length) }), pasted, both)
}

const numbered = (texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, index) => [`action ${index + 1}`, text]))
