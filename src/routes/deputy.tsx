import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { actAsDeputy, findOfficer, listMayBeDeputy, nominateDeputy, stopActing } from '#casework/deputy.ts'
import { unlessMistaken } from '#casework/mistaken.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { listOfficersToActFor } from '#db/queries/deputy.ts'
import { found } from '#db/queries/reader.ts'
import { listPeople } from '#db/queries/user.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, untouched, withFields } from '#views/components/form-state.ts'
import { ActingPage } from '#views/deputy/acting-page.tsx'
import { DeputyForm } from '#views/deputy/deputy-form.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, optionalId } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const nomination = z.object({
  deputyId: optionalId('Choose a deputy from the list'),
  version: chosenId('Open the form again'),
})

const acting = z.object({ officerId: chosenId('Choose for whom you act') })

export const deputyRoutes = new Hono<App>()
  .use(paths.deputy(':id'), permitted('nominate a deputy'))
  .get(paths.deputy(':id'), async (c) => {
    const officer = await officerInAddress(c)
    return showForm(c, officer, prefilled({ deputyId: officer.deputyId ? String(officer.deputyId) : '' }))
  })
  .post(paths.deputy(':id'), async (c) => {
    const officer = await officerInAddress(c)
    const form = await readForm(c, nomination)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, officer, form.state)
    }
    const { version, deputyId } = form.values
    const nominating = nominateDeputy(c.var.desk, officer.id, version, deputyId)
    const result = await unlessStale(unlessMistaken(nominating))
    if (!result) return showBoth(c, deputyId, form.state)
    if (result.mistakes) {
      c.status(422)
      return showForm(c, officer, { ...form.state, mistakes: result.mistakes })
    }
    const name = result.done.after.deputy
    say(c, name ? `${name} is the deputy of ${officer.name}` : `${officer.name} has no deputy now`)
    return c.redirect(placeOf(c, officer).href, 303)
  })
  .get(paths.acting, (c) => showActing(c, untouched))
  .post(paths.acting, async (c) => {
    const form = await readForm(c, acting)
    if (!form.values) {
      c.status(form.status)
      return showActing(c, form.state)
    }
    const session = found('session', c.var.session)
    const acted = actAsDeputy(c.var.desk, session.id, form.values.officerId)
    const { done, mistakes } = await unlessMistaken(acted)
    if (mistakes) {
      c.status(422)
      return showActing(c, { ...form.state, mistakes })
    }
    say(c, `You act for ${done.actingFor}`, 'What you do is recorded as yours, acting for them.')
    return c.redirect(paths.today, 303)
  })
  .post(paths.actingEnd, async (c) => {
    await readForm(c, z.object({}))
    const { actingFor } = await stopActing(c.var.desk, found('session', c.var.session).id)
    say(c, `You no longer act for ${actingFor}`)
    return c.redirect(paths.today, 303)
  })

const officerInAddress = async (c: Request) => findOfficer(c.var.desk, idInAddress(c))
type Officer = Awaited<ReturnType<typeof officerInAddress>>

const placeOf = (c: Request, { id, name }: Officer) =>
  id === c.var.desk.user.id
    ? { href: paths.absences, text: 'When you are away' }
    : { href: paths.person(id), text: name }

async function showForm(c: Request, officer: Officer, form: FormState, both?: Child) {
  const people = await listMayBeDeputy(c.var.desk)
  const props = { officer, people, form, both, back: placeOf(c, officer), submission: crypto.randomUUID() }
  return c.render(<DeputyForm {...props} />, titled(`The deputy of ${officer.name}`, form, both))
}

/** Somebody else was first: their choice beside this one, and the form as it was chosen, of the newer version now. */
async function showBoth(c: Request, deputyId: number | null, typed: FormState) {
  const { desk } = c.var
  const officer = await officerInAddress(c)
  const [last, people] = await Promise.all([
    findLastAct(desk, null, 'nominate a deputy', { name: 'userId', id: officer.id }),
    listPeople(desk.db),
  ])
  const inWords = (id: number | null) => ({
    deputy: people.find((person) => person.id === id)?.name ?? '',
  })
  c.status(409)
  const form = withFields(typed, { version: String(officer.version) })
  const versions = { theirs: inWords(officer.deputyId), yours: inWords(deputyId) }
  return showForm(c, officer, form, bothVersionsOf(last, versions))
}

async function showActing(c: Request, form: FormState) {
  const { db, user, today } = c.var.desk
  const officers = user.actingFor ? [] : await listOfficersToActFor(db, user.id, today)
  return c.render(
    <ActingPage {...{ officers, form }} actingFor={user.actingFor?.name ?? null} />,
    titled('Act as Monitoring Officer', form),
  )
}
