import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { changeAbsence, listMayCover, recordAbsence, removeAbsence } from '#casework/absence.ts'
import { unlessMistaken } from '#casework/mistaken.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findAbsence, listAbsencesOf, listCoveredBy } from '#db/queries/absence.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { listNominators } from '#db/queries/deputy.ts'
import { findPerson } from '#db/queries/person.ts'
import { listPeople } from '#db/queries/user.ts'
import { type AbsenceFacts, absenceInWords, daysAwayInWords, mayBeRemoved } from '#domain/absence.ts'
import { paths } from '#src/paths.ts'
import { AbsenceChangeForm, NewAbsenceForm } from '#views/absence/absence-form.tsx'
import { AbsencesPage } from '#views/absence/absences-page.tsx'
import { type FormState, prefilled, untouched, withFields } from '#views/components/form-state.ts'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, day, optionalDay, optionalId, optionalText } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const absenceForm = z.object({
  firstOn: day('The first day away'),
  lastOn: optionalDay('The last day away'),
  coverId: optionalId('Choose who covers from the list'),
  note: optionalText(200),
})

const changeForm = absenceForm.extend({ version: chosenId('Open the form again') })

export const absenceRoutes = new Hono<App>()
  .get(paths.absences, async (c) => {
    const { db, user, today } = c.var.desk
    const [absences, covered] = await Promise.all([
      listAbsencesOf(db, user.id),
      listCoveredBy(db, user.id, today),
    ])
    const [deputy, officers] = await Promise.all([deputyOf(c), listNominators(db, user.id)])
    return c.render(<AbsencesPage {...{ absences, covered, today, deputy, officers }} />, {
      title: 'When you are away',
    })
  })
  .get(paths.newAbsence, async (c) => showNew(c, await own(c), untouched))
  .post(paths.newAbsence, async (c) => record(c, await own(c)))
  .use(paths.absencesOf(':id'), administrator)
  .get(paths.absencesOf(':id'), async (c) => showNew(c, await somebodys(c), untouched))
  .post(paths.absencesOf(':id'), async (c) => record(c, await somebodys(c)))
  .get(paths.absenceChange(':id'), async (c) => {
    const { firstOn, lastOn, coverId, note, ...about } = await absenceInAddress(c)
    const form = prefilled({ firstOn, lastOn, coverId: coverId === null ? '' : String(coverId), note })
    return showChange(c, { firstOn, ...about }, form)
  })
  .post(paths.absenceChange(':id'), async (c) => {
    const absence = await absenceInAddress(c)
    const form = await readForm(c, changeForm)
    if (!form.values) {
      c.status(form.status)
      return showChange(c, absence, form.state)
    }
    const { version, ...given } = form.values
    const changing = changeAbsence(c.var.desk, absence.id, version, given)
    const result = await unlessStale(unlessMistaken(changing))
    if (!result) return showBoth(c, absence.id, given, form.state)
    if (result.mistakes) {
      c.status(422)
      return showChange(c, absence, { ...form.state, mistakes: result.mistakes })
    }
    say(c, 'The absence was changed', `${absence.whose.name} is away ${daysAwayInWords(given)}.`)
    return c.redirect(absence.whose.place, 303)
  })
  .post(paths.absenceRemoval(':id'), async (c) => {
    await readForm(c, z.object({}))
    const { userId } = await removeAbsence(c.var.desk, idInAddress(c))
    say(c, 'The absence was removed')
    return c.redirect(whoseOf(c, await findPerson(c.var.desk, userId)).place, 303)
  })

/** A Monitoring Officer's deputy, and where they nominate one; null for everybody else. */
async function deputyOf({ var: { desk } }: Request) {
  const { id, role, deputyId } = await findPerson(desk, desk.user.id)
  if (role !== 'monitoring officer') return null
  const deputy = deputyId === null ? null : await findPerson(desk, deputyId)
  return { href: paths.deputy(id), name: deputy?.name ?? null }
}

/** Whose absence it is: where it stands among theirs, and where the form to record one is. */
type Whose = { id: number; name: string; role: Person['role']; place: string; form: string; own: boolean }
type Person = Awaited<ReturnType<typeof findPerson>>

const own = async (c: Request) => whoseOf(c, await findPerson(c.var.desk, c.var.desk.user.id))
const somebodys = async (c: Request) => whoseOf(c, await findPerson(c.var.desk, idInAddress(c)), false)

const whoseOf = (c: Request, { id, name, role }: Person, own = id === c.var.desk.user.id): Whose =>
  own
    ? { id, name, role, own, place: paths.absences, form: paths.newAbsence }
    : { id, name, role, own, place: paths.person(id), form: paths.absencesOf(id) }

async function absenceInAddress(c: Request) {
  const absence = await findAbsence(c.var.desk, idInAddress(c))
  return { ...absence, whose: whoseOf(c, await findPerson(c.var.desk, absence.userId)) }
}

async function record(c: Request, whose: Whose) {
  const form = await readForm(c, absenceForm)
  if (!form.values) {
    c.status(form.status)
    return showNew(c, whose, form.state)
  }
  const { mistakes } = await unlessMistaken(recordAbsence(c.var.desk, whose.id, form.values))
  if (mistakes) {
    c.status(422)
    return showNew(c, whose, { ...form.state, mistakes })
  }
  say(c, 'The absence is recorded', `${whose.name} is away ${daysAwayInWords(form.values)}.`)
  return c.redirect(whose.place, 303)
}

const propsOf = async (c: Request, whose: Whose, form: FormState) => ({
  name: whose.own ? null : whose.name,
  back: { href: whose.place, text: whose.own ? 'When you are away' : whose.name },
  covers: await listMayCover(c.var.desk, whose),
  form,
  submission: crypto.randomUUID(),
})

async function showNew(c: Request, whose: Whose, form: FormState) {
  const props = await propsOf(c, whose, form)
  return c.render(
    <NewAbsenceForm {...props} action={whose.form} />,
    titled(whose.own ? 'When you are away' : `When ${whose.name} is away`, form),
  )
}

type About = { id: number; version: number; firstOn: string; whose: Whose }

async function showChange(c: Request, absence: About, form: FormState, both?: Child) {
  const props = await propsOf(c, absence.whose, form)
  const removable = mayBeRemoved(absence, c.var.desk.today)
  return c.render(
    <AbsenceChangeForm {...props} {...{ absence, removable, both }} />,
    titled(`Change when ${absence.whose.own ? 'you are' : `${absence.whose.name} is`} away`, form, both),
  )
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, id: number, given: AbsenceFacts, typed: FormState) {
  const { desk } = c.var
  const [absence, last, people] = await Promise.all([
    absenceInAddress(c),
    findLastAct(desk, null, 'change an absence', { name: 'absenceId', id }),
    listPeople(desk.db),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  c.status(409)
  const form = withFields(typed, { version: String(absence.version) })
  const versions = { theirs: absenceInWords(absence, names), yours: absenceInWords(given, names) }
  return showChange(c, absence, form, bothVersionsOf(last, versions))
}
