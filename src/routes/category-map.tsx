import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { loadCategories, mapCategory } from '#casework/category-map.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { listCategoryMap, type MappingOnFile } from '#db/queries/category-map.ts'
import { found } from '#db/queries/reader.ts'
import { listServices } from '#db/queries/service.ts'
import { type Day, dayInWords, isDay } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { isOfSubject, mappingOn, type Subject, subjectsOf } from '#domain/category-map.ts'
import { categoriesWith, shippedCategories } from '#src/category-map.ts'
import { paths } from '#src/paths.ts'
import { MappedCategoryForm, NewCategoryForm } from '#views/category-map/category-map-forms.tsx'
import { CategoryMapPage } from '#views/category-map/category-map-page.tsx'
import { subjectInWords } from '#views/category-map/subject-in-words.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { day, optionalText, seen } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { plainField } from './plain-field.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

export const categoryMapRoutes = new Hono<App>()
  .use(paths.settingsPart('category-map'), administrator)
  .use(paths.mappedCategory(':id'), administrator)
  .use(paths.newCategory, administrator)
  .get(paths.settingsPart('category-map'), (c) => showMap(c))
  .get(paths.mappedCategory(':id'), async (c) => {
    const { today } = c.var.desk
    const { subject, map } = await subjectInAddress(c)
    const now = mappingOn(map, subject, today)
    return showMapped(c, prefilled({ service: now && String(now.serviceId ?? 'none'), from: today }))
  })
  .post(paths.mappedCategory(':id'), async (c) => {
    const { subject, services } = await subjectInAddress(c)
    const form = await readForm(
      c,
      z.object({ ...serviceAndDay(services), version: seen }).superRefine(begun(services)),
    )
    if (!form.values) {
      c.status(form.status)
      return showMapped(c, form.state)
    }
    const { service, from, version } = form.values
    const { category, subCategory } = subject
    const mapping = { category, subCategory, serviceId: service, validFrom: from }
    const done = await unlessStale(mapCategory(c.var.desk, mapping, version))
    if (!done) return showBoth(c, form.state, mapping)
    say(
      c,
      `${subjectInWords(subject)} is mapped`,
      `${capital(done.service)} answers for it from ${dayInWords(from)}.`,
    )
    return c.redirect(paths.mappedCategory(subject.id), 303)
  })
  .get(paths.newCategory, (c) => showNew(c, prefilled({ from: c.var.desk.today })))
  .post(paths.newCategory, async (c) => {
    if ((await plainField(c, 'load')) === 'yes') return load(c)
    const { desk } = c.var
    const [map, services] = await Promise.all([listCategoryMap(desk), listServices(desk)])
    const form = await readForm(c, newCategoryForm(map, services))
    if (!form.values) {
      c.status(form.status)
      return showNew(c, form.state)
    }
    const { category, subCategory, service, from } = form.values
    const mapping = { category, subCategory, serviceId: service, validFrom: from }
    const done = await unlessStale(mapCategory(c.var.desk, mapping, 0))
    if (!done) {
      c.status(422)
      return showNew(c, { ...form.state, mistakes: { subCategory: inTheMap } })
    }
    say(
      c,
      `${subjectInWords(mapping)} is in the map`,
      `${capital(done.service)} answers for it from ${dayInWords(from)}.`,
    )
    return c.redirect(paths.settingsPart('category-map'), 303)
  })

type Services = Awaited<ReturnType<typeof listServices>>

const inTheMap = 'This is in the map already'

/** A service of the list, or deliberately none, and from which day. */
const serviceAndDay = (services: Services) => ({
  service: z
    .string()
    .default('')
    .refine(
      (value) => value === 'none' || services.some(({ id }) => String(id) === value),
      'Choose a service, or that none answers',
    )
    .transform((value) => (value === 'none' ? null : Number(value))),
  from: day('The day'),
})

/** No service answers before its first day. */
const begun =
  (services: Services) => (given: { service: number | null; from: Day }, context: z.core.$RefinementCtx) => {
    const service = services.find(({ id }) => id === given.service)
    if (service && given.from < service.validFrom) {
      const message = `${service.name} began on ${dayInWords(service.validFrom)}`
      context.issues.push({ code: 'custom', path: ['from'], message, input: given })
    }
  }

const newCategoryForm = (map: readonly Subject[], services: Services) =>
  z
    .object({
      category: z.string().default(''),
      newCategory: optionalText(120),
      subCategory: optionalText(120),
      ...serviceAndDay(services),
    })
    .superRefine(begun(services))
    .superRefine(({ category, newCategory }, context) => {
      const mistake = (field: string, message: string) =>
        context.issues.push({ code: 'custom', path: [field], message, input: category })
      const known = categoriesWith(map)
      if (newCategory !== '' && category !== '')
        mistake('newCategory', 'Choose a category or type one, not both')
      if (newCategory === '' && !known.includes(category)) mistake('category', 'Choose a category')
    })
    .transform(({ category, newCategory, ...given }) => ({ ...given, category: newCategory || category }))

/** The category that an address names by the first entry that the map had of it, with its history. */
async function subjectInAddress(c: Request) {
  const { desk } = c.var
  const map = await listCategoryMap(desk)
  const id = idInAddress(c)
  const named = found(
    'category',
    map.find((entry) => entry.id === id),
  )
  const its = map.filter((entry) => isOfSubject(entry, named))
  const services = await listServices(desk, mappingOn(map, named, desk.today)?.serviceId)
  return { subject: its[0]!, its, map, services, version: its.at(-1)!.id }
}

/** Brings in the Ombudsman's categories that the map does not have. */
async function load(c: Request) {
  const { desk } = c.var
  await readForm(c, z.object({}))
  const [map, services] = await Promise.all([listCategoryMap(desk), listServices(desk)])
  const missing = missingIn(map).map(({ service, ...subject }) => {
    const named = services.find(({ name }) => name === service)
    const validFrom = named && named.validFrom > subject.validFrom ? named.validFrom : subject.validFrom
    return { ...subject, validFrom, serviceId: named?.id ?? null }
  })
  await loadCategories(c.var.desk, missing)
  say(c, `${missing.length} categories are in the map`, 'Say which service answers for those without one.')
  return c.redirect(paths.settingsPart('category-map'), 303)
}

const missingIn = (map: readonly Subject[]) =>
  shippedCategories.filter((shipped) => !map.some((entry) => isOfSubject(entry, shipped)))

async function showMap(c: Request) {
  const { desk } = c.var
  const asked = dayAsked(c)
  const on = asked.day ?? desk.today
  const map = await listCategoryMap(desk)
  if (asked.mistake) c.status(422)
  return c.render(
    <CategoryMapPage
      subjects={subjectsOf(map).map((subject) => shownOn(map, subject, on))}
      on={on}
      by={c.req.query('by') === 'service' ? 'service' : 'category'}
      form={{
        ...prefilled(asked.mistake ? asked.typed : { on }),
        mistakes: asked.mistake ? { on: asked.mistake } : {},
      }}
      missing={missingIn(map).length}
      submission={crypto.randomUUID()}
    />,
    { title: 'Category map', error: asked.mistake !== null },
  )
}

function shownOn(map: readonly MappingOnFile[], { id, category, subCategory }: MappingOnFile, on: Day) {
  const holds = mappingOn(map, { category, subCategory }, on)
  return { id, category, subCategory, service: holds?.service ?? null, since: holds?.validFrom ?? null }
}

/** The day that the page is asked for; today where it is asked for none. */
function dayAsked(c: Request): { day: Day | null; mistake: string | null; typed: Record<string, string> } {
  const parts = ['year', 'month', 'day'].map((part) => c.req.query(`on-${part}`)?.trim().slice(0, 10) ?? '')
  if (parts.every((part) => part === '')) return { day: null, mistake: null, typed: {} }
  const [year = '', month = '', date = ''] = parts
  const asked = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(asked)
    ? { day: asked, mistake: null, typed: {} }
    : {
        day: null,
        mistake: 'The day must be a real date, such as 27 3 2024',
        typed: { 'on-day': date, 'on-month': month, 'on-year': year },
      }
}

async function showMapped(c: Request, form: FormState, both?: Child) {
  const { subject, its, services, version } = await subjectInAddress(c)
  const history = its.toReversed().toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))
  const props = { subject, services, version, history, form, both, submission: crypto.randomUUID() }
  return c.render(<MappedCategoryForm {...props} />, titled(subjectInWords(subject), form, both))
}

/** Somebody else mapped it meanwhile: their entry beside this one. */
async function showBoth(c: Request, typed: FormState, yours: { serviceId: number | null; validFrom: Day }) {
  const { its, services, version } = await subjectInAddress(c)
  const theirs = its.at(-1)!
  c.status(409)
  const both = bothVersionsOf(
    { by: theirs.recordedBy, at: theirs.recordedAt },
    {
      theirs: { service: theirs.service ?? 'No service', from: theirs.validFrom },
      yours: {
        service: services.find(({ id }) => id === yours.serviceId)?.name ?? 'No service',
        from: yours.validFrom,
      },
    },
  )
  return showMapped(c, withFields(typed, { version: String(version) }), both)
}

async function showNew(c: Request, form: FormState) {
  const { desk } = c.var
  const [map, services] = await Promise.all([listCategoryMap(desk), listServices(desk)])
  const props = { categories: categoriesWith(map), services, form, submission: crypto.randomUUID() }
  return c.render(<NewCategoryForm {...props} />, titled('Add a sub-category', form))
}
