import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { addPerson, changePerson, mistakesIn } from '#casework/person.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { listAbsencesOf, listAway } from '#db/queries/absence.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findHolding } from '#db/queries/holding.ts'
import { findPerson, listPersons } from '#db/queries/person.ts'
import { listAllServices, listServices } from '#db/queries/service.ts'
import { listSessionsOf } from '#db/queries/session.ts'
import { isTakenIn } from '#db/queries/submission.ts'
import { listActiveHandlers } from '#db/queries/user.ts'
import { type Holding, type PersonFacts, personInWords, servicesLeft, stopsWork } from '#domain/person.ts'
import { roles } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, untouched, withFields } from '#views/components/form-state.ts'
import { PeoplePage } from '#views/person/people-page.tsx'
import { PersonCheck } from '#views/person/person-check.tsx'
import { NewPersonForm, PersonChangeForm } from '#views/person/person-form.tsx'
import { PersonPage } from '#views/person/person-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { withoutNull } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { idleSince } from './middleware/signed-in.ts'
import { newPersonForm, personForm, typedFromPerson } from './person-fields.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

/** What the list of people is narrowed to. What makes no sense is left out. */
const peopleQuery = z.object({
  words: z.string().transform(withoutNull).pipe(z.string().trim().max(200)).catch(''),
  role: z.enum(roles).nullable().catch(null),
  show: z.enum(['active', 'all']).catch('active'),
})

export const personRoutes = new Hono<App>()
  .use(paths.settingsPart('people'), administrator)
  .use(paths.newPerson, administrator)
  .use(paths.person(':id'), administrator)
  .use(paths.personChange(':id'), administrator)
  .get(paths.settingsPart('people'), async (c) => {
    const { desk } = c.var
    const asked = peopleQuery.parse(c.req.query())
    const { words, role, show } = asked
    const filter = { words: words || undefined, role: role ?? undefined, activeOnly: show === 'active' }
    const [people, away] = await Promise.all([listPersons(desk, filter), listAway(desk.db, desk.today)])
    return c.render(<PeoplePage {...{ people, away, asked }} />, { title: 'People' })
  })
  .get(paths.newPerson, (c) => showNew(c, untouched))
  .post(paths.newPerson, async (c) => {
    const services = await listServices(c.var.desk)
    const form = await readForm(c, newPersonForm(services.map(({ id }) => id)))
    if (!form.values) {
      c.status(form.status)
      return showNew(c, form.state)
    }
    const { done, mistakes } = await unlessMistaken(addPerson(c.var.desk, form.values))
    if (mistakes) {
      c.status(422)
      return showNew(c, { ...form.state, mistakes })
    }
    say(c, `${done.name} was added`, 'They may come in from now on.')
    return c.redirect(paths.person(done.userId), 303)
  })
  .get(paths.person(':id'), async (c) => {
    const { desk } = c.var
    const person = await findPerson(desk, idInAddress(c))
    const now = new Date()
    const [services, sessions, absences, deputy] = await Promise.all([
      listAllServices(desk),
      listSessionsOf(desk.db, person.id, now, idleSince(c.var.stores.config, now)),
      listAbsencesOf(desk.db, person.id),
      person.deputyId === null ? null : findPerson(desk, person.deputyId),
    ])
    const leads = services.filter(({ id }) => person.services.includes(id)).map(({ name }) => name)
    const shown = { person, leads, absences, sessions: sessions.length, deputy: deputy?.name ?? null }
    return c.render(<PersonPage {...shown} today={desk.today} />, { title: person.name })
  })
  .get(paths.personChange(':id'), async (c) => {
    const person = await findPerson(c.var.desk, idInAddress(c))
    const { typed, services } = typedFromPerson(person)
    return showChange(c, person, { ...prefilled(typed), lists: { services } })
  })
  .post(paths.personChange(':id'), async (c) => {
    const { desk } = c.var
    const person = await findPerson(desk, idInAddress(c))
    const services = await listServices(desk, ...person.services)
    const form = await readForm(c, personForm(services.map(({ id }) => id)))
    if (!form.values) {
      c.status(form.status)
      return showChange(c, person, form.state)
    }
    const { version, confirmed, newHandler, ...facts } = form.values
    if (confirmed === 'change') return showChange(c, person, form.state)
    if (confirmed === '' && version === person.version && !(await isTakenIn(c.var.desk))) {
      const mistakes = await mistakesIn(desk, person.id, facts)
      if (Object.keys(mistakes).length > 0) return showMistakes(c, person, form.state, mistakes)
      const holding = await holdingLost(c, person, facts)
      if (holding) return showCheck(c, person, facts, holding, form.state)
    }
    const changing = changePerson(c.var.desk, person.id, version, facts, newHandler)
    const result = await unlessStale(unlessMistaken(changing))
    if (!result) return showBoth(c, person.id, facts, form.state)
    if (result.mistakes) return showMistakes(c, person, form.state, result.mistakes)
    say(c, `${facts.name} was changed`, facts.active ? '' : 'They are signed out everywhere.')
    return c.redirect(paths.person(person.id), 303)
  })

type PersonOnFile = Awaited<ReturnType<typeof findPerson>>

/** What a change takes out of somebody's hands; null where there is nothing to check. Ending an access always is. */
async function holdingLost(c: Request, before: PersonOnFile, after: PersonFacts): Promise<Holding | null> {
  const stops = stopsWork(before, after)
  const left = servicesLeft(before, after)
  if (!stops && left.length === 0) return null
  const held = await findHolding(c.var.desk, before.id, left)
  const lost = stops ? held : { ...held, openCases: 0, restrictedCases: 0, actions: 0 }
  return !after.active || lost.openCases + lost.actions + lost.questions > 0 ? lost : null
}

async function showNew(c: Request, form: FormState) {
  const services = await listServices(c.var.desk)
  const props = { form, services, submission: crypto.randomUUID() }
  return c.render(<NewPersonForm {...props} />, titled('Add a person', form))
}

async function showChange(c: Request, person: PersonOnFile, form: FormState, both?: Child) {
  const services = await listServices(c.var.desk, ...person.services)
  const props = { person, form, services, both, submission: crypto.randomUUID() }
  return c.render(<PersonChangeForm {...props} />, titled(`Change ${person.name}`, form, both))
}

function showMistakes(c: Request, person: PersonOnFile, form: FormState, mistakes: Record<string, string>) {
  c.status(422)
  return showChange(c, person, { ...form, mistakes })
}

async function showCheck(
  c: Request,
  person: PersonOnFile,
  after: PersonFacts,
  holding: Holding,
  form: FormState,
) {
  const handlers = (await listActiveHandlers(c.var.desk.db)).filter(({ id }) => id !== person.id)
  const props = { person, after, holding, handlers, form, submission: crypto.randomUUID() }
  return c.render(<PersonCheck {...props} />, { title: `Check the change of ${person.name}` })
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, id: number, given: PersonFacts, typed: FormState) {
  const { desk } = c.var
  const [person, last, services] = await Promise.all([
    findPerson(desk, id),
    findLastAct(desk, null, 'change a person', { name: 'userId', id }),
    listAllServices(desk),
  ])
  const names = new Map(services.map(({ id, name }) => [id, name]))
  c.status(409)
  const form = withFields(typed, { version: String(person.version) })
  const versions = { theirs: personInWords(person, names), yours: personInWords(given, names) }
  return showChange(c, person, form, bothVersionsOf(last, versions))
}
