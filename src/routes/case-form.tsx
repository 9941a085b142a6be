import { Hono } from 'hono'
import { changeCase, recordCase, unlessTaken } from '#casework/case.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findCaseFacts, isRecorded, seesCase } from '#db/queries/case.ts'
import { listCategoryMap } from '#db/queries/category-map.ts'
import { findService, listAllServices, listServices } from '#db/queries/service.ts'
import { listHandlers, listPeople, listUsers } from '#db/queries/user.ts'
import type { Day } from '#domain/calendar.ts'
import { type CaseFacts, caseFactsInWords } from '#domain/case-facts.ts'
import { normaliseReference, showReference } from '#domain/case-reference.ts'
import { serviceAnswering } from '#domain/category-map.ts'
import { takesWork } from '#domain/service.ts'
import { categoriesWith, subCategoriesWith } from '#src/category-map.ts'
import { paths } from '#src/paths.ts'
import { CaseChangeForm, type CaseChoices, NewCaseForm } from '#views/case/case-form.tsx'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { caseChangeForm, caseForm, factsIn, typedFrom } from './case-fields.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const caseFormRoutes = new Hono<App>()
  .use(paths.newCase, permitted('record a case'))
  .use(paths.caseChange(':reference'), permitted('change a case'))
  .get(paths.newCase, async (c) => {
    const { user, today } = c.var.desk
    const reference = c.req.query('reference')?.slice(0, 40) ?? ''
    return showNewCase(c, prefilled({ reference, learnedOn: today, handlerId: String(user.id) }))
  })
  .post(paths.newCase, async (c) => {
    const choices = await choicesOf(c)
    const form = await readForm(c, caseForm(choices, c.var.desk.today))
    if (!form.values) {
      c.status(form.status)
      return showNewCase(c, form.state)
    }
    const proposed = form.values.serviceId === null ? await proposedService(c, form.values) : null
    const facts = factsIn(form.values, proposed)
    const done = await unlessTaken(recordCase(c.var.desk, facts))
    if (!done) {
      c.status(422)
      return showNewCase(c, form.state)
    }
    const taken = proposed ? `${proposed.name} was taken as its service, from its category. ` : ''
    say(
      c,
      `${showReference(facts.reference)} is in the register`,
      `${taken}Next, log the letter that brought it.`,
      { href: paths.letterOf(facts.reference, 'in'), text: 'Log the letter' },
    )
    return c.redirect(paths.case(facts.reference), 303)
  })
  .get(paths.caseChange(':reference'), async (c) => {
    const facts = await factsInAddress(c)
    const form = prefilled(typedFrom(facts))
    return showChange(c, facts, { ...form, lists: { named: facts.namedUserIds.map(String) } })
  })
  .post(paths.caseChange(':reference'), async (c) => {
    const { desk } = c.var
    const facts = await factsInAddress(c)
    const choices = await choicesOf(c, facts)
    const form = await readForm(c, caseChangeForm(choices, desk.today))
    if (!form.values) {
      c.status(form.status)
      return showChange(c, facts, form.state)
    }
    const { version, reason, ...values } = form.values
    const given = factsIn(values, values.serviceId === null ? await proposedService(c, values) : null)
    const changing = changeCase(c.var.desk, facts.id, version, given, reason)
    const taken = unlessTaken(unlessStale(changing).then((done) => done ?? 'stale'))
    const done = await taken
    if (done === 'stale') return showBoth(c, facts.id, given, form.state)
    if (!done) {
      c.status(422)
      return showChange(c, facts, form.state)
    }
    say(c, 'The case was changed', 'What stood before, and why it was changed, is in its history.')
    return c.redirect(paths.case(given.reference), 303)
  })

const factsInAddress = async (c: Request) => findCaseFacts(c.var.desk, (await caseInAddress(c)).id)
type FactsOnFile = Awaited<ReturnType<typeof factsInAddress>>

/** Services, people and categories to choose from. A category of the case that the list lacks may stay. */
async function choicesOf(c: Request, facts?: CaseFacts): Promise<CaseChoices> {
  const { desk } = c.var
  const [services, handlers, people, map] = await Promise.all([
    listServices(desk, facts?.serviceId),
    listHandlers(desk.db),
    listUsers(desk.db),
    listCategoryMap(desk),
  ])
  const categories = categoriesWith(map)
  return {
    categories: facts ? [...new Set([...categories, facts.category])] : categories,
    subCategories: subCategoriesWith(map),
    services,
    handlers,
    people: people.filter(({ role }) => role === 'link officer' || role === 'service lead'),
  }
}

/**
 * The service that answered for the category on the day on which the case was learned of; where that has ended since,
 * the one that answers today.
 */
async function proposedService(
  { var: { desk } }: Request,
  { learnedOn, ...subject }: { category: string; subCategory: string; learnedOn: Day },
) {
  const map = await listCategoryMap(desk)
  const answeringOn = (day: Day) => {
    const id = serviceAnswering(map, subject, day)
    return id === null ? null : findService(desk, id)
  }
  const then = await answeringOn(learnedOn)
  return then === null || takesWork(then, desk.today) ? then : answeringOn(desk.today)
}

async function showNewCase(c: Request, typed: FormState) {
  const [{ form, held }, choices] = await Promise.all([withReferenceTaken(c, typed), choicesOf(c)])
  const props = { choices, form, held, submission: crypto.randomUUID() }
  return c.render(<NewCaseForm {...props} />, titled('New case', form))
}

async function showChange(c: Request, facts: FactsOnFile, typed: FormState, both?: BothVersions) {
  const [{ form, held }, choices] = await Promise.all([
    withReferenceTaken(c, typed, facts.reference),
    choicesOf(c, facts),
  ])
  const props = { thisCase: facts, choices, form, held, both, submission: crypto.randomUUID() }
  const title = `Change the case ${showReference(facts.reference)}`
  return c.render(<CaseChangeForm {...props} />, titled(title, form, both))
}

type BothVersions = ReturnType<typeof bothVersionsOf>

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, id: number, given: CaseFacts, typed: FormState) {
  const { desk } = c.var
  const [facts, last, services, people] = await Promise.all([
    findCaseFacts(desk, id),
    findLastAct(desk, id, 'change a case'),
    listAllServices(desk),
    listPeople(desk.db),
  ])
  const byId = (all: readonly { id: number; name: string }[]) =>
    new Map(all.map(({ id, name }) => [id, name]))
  const names = { services: byId(services), people: byId(people) }
  const named = given.restricted ? [...new Set([...given.namedUserIds, desk.user.id])] : []
  const versions = {
    theirs: caseFactsInWords(facts, names),
    yours: caseFactsInWords({ ...given, namedUserIds: named }, names),
  }
  c.status(409)
  const form = withFields(typed, { version: String(facts.version) })
  return showChange(c, facts, form, bothVersionsOf(last, versions))
}

/** Says beside the reference that it is another case's, and leads to that where the reader may see it. */
async function withReferenceTaken(c: Request, form: FormState, own?: string) {
  const { desk } = c.var
  const reference = normaliseReference(form.typed.reference ?? '')
  if (!reference || reference === own || !(await isRecorded(desk, reference))) return { form, held: null }
  const mistake = `${showReference(reference)} is in the register already`
  return {
    form: { ...form, mistakes: { reference: mistake, ...form.mistakes } },
    held: (await seesCase(desk, reference)) ? reference : null,
  }
}
