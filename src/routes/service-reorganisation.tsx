import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import {
  type Ending,
  endService,
  type Merger,
  mergeServices,
  previewEnding,
  previewMerger,
  previewSplit,
  type Seen,
  type Split,
  splitService,
} from '#casework/service-reorganisation.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findService, listAllServices, listServices } from '#db/queries/service.ts'
import { addDays, dayInWords } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import { whyNotFrom, whyNotUntil } from '#domain/service.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { ReorganisationCheck } from '#views/service/reorganisation-check.tsx'
import { MergerForm, mostParts, ServiceEndForm, SplitForm } from '#views/service/reorganisation-forms.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, many, optionalId, optionalText } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { dayThat, type Places, placesFor, serviceActs } from './service-fields.ts'

const parts = Array.from({ length: mostParts }, (_, place) => place + 1)

const seenShape = z.object({
  versions: z.record(z.string(), z.number()),
  goesOver: z.record(z.string(), z.string()),
})

/** What the page before said goes over; null where it said nothing that can be read. */
const seenField = z
  .string()
  .default('')
  .transform((value): Seen | null => {
    try {
      return seenShape.parse(JSON.parse(value))
    } catch {
      return null
    }
  })

/** What every page on which this is checked sends: that it was, and what it said. */
const checked = { confirmed: z.enum(['yes', 'change']).optional(), seen: seenField }

export const serviceReorganisationRoutes = new Hono<App>()
  .use(paths.serviceMerger(':id'), administrator)
  .use(paths.serviceSplit(':id'), administrator)
  .use(paths.serviceEnd(':id'), administrator)
  .get(paths.serviceMerger(':id'), async (c) => {
    const { directorateId } = await serviceInForce(c)
    const known = { from: c.var.desk.today, into: 'this', place: `d${directorateId}` }
    return showMerger(c, prefilled(known))
  })
  .post(paths.serviceMerger(':id'), async (c) => {
    const service = await serviceInForce(c)
    const [others, places] = await Promise.all([otherServices(c, service.id), placesFor(c)])
    const form = await readForm(c, mergerForm(c, service, others, places))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showMerger(c, form.state)
    }
    const { confirmed, seen, lead, merger } = form.values
    if (confirmed !== 'yes' || !seen) return showMergerCheck(c, form.state, merger)
    const done = await unlessStale(mergeServices(c.var.desk, { ...merger, leads: lead, seen }))
    if (!done) return showMergerCheck(c, form.state, merger, seen)
    say(
      c,
      `The services are merged into ${done.name}`,
      `From ${dayInWords(merger.from)}. What was decided before stays counted where it was.`,
    )
    return c.redirect(paths.service(done.serviceId), 303)
  })
  .get(paths.serviceSplit(':id'), async (c) => {
    await serviceInForce(c)
    return showSplit(c, prefilled({ from: c.var.desk.today, heir: '1' }))
  })
  .post(paths.serviceSplit(':id'), async (c) => {
    const service = await serviceInForce(c)
    const form = await readForm(c, splitForm(c, service, await listAllServices(c.var.desk)))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showSplit(c, form.state)
    }
    const { confirmed, seen, split, leads } = form.values
    if (confirmed !== 'yes' || !seen) return showSplitCheck(c, form.state, split)
    const done = await unlessStale(splitService(c.var.desk, { ...split, leads, seen }))
    if (!done) return showSplitCheck(c, form.state, split, seen)
    say(
      c,
      `${service.name} is split into ${new Intl.ListFormat('en-GB').format(split.names)}`,
      `What is open went to ${split.names[split.heir]}. A link officer gives single cases to another on the form of the case.`,
    )
    return c.redirect(paths.settingsPart('services'), 303)
  })
  .get(paths.serviceEnd(':id'), async (c) => {
    await serviceInForce(c)
    return showEnd(c, prefilled({}))
  })
  .post(paths.serviceEnd(':id'), async (c) => {
    const service = await serviceInForce(c)
    const others = await otherServices(c, service.id)
    const form = await readForm(c, endForm(c, service, others))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showEnd(c, form.state)
    }
    const { confirmed, seen, lead, lastOn, over } = form.values
    const ending = { serviceId: service.id, lastOn, over }
    const { left } = await previewEnding(c.var.desk, ending)
    if (over === null && left) {
      c.status(422)
      return showEnd(c, { ...form.state, mistakes: { over: `${left}. Choose a service that takes over` } })
    }
    if (confirmed !== 'yes' || !seen) return showEndCheck(c, form.state, ending)
    const done = await unlessStale(endService(c.var.desk, { ...ending, leads: lead, seen }))
    if (!done) return showEndCheck(c, form.state, ending, seen)
    say(
      c,
      `${service.name} ends`,
      `Its last day is ${dayInWords(lastOn)}.${done.successor ? ` ${done.successor} takes over.` : ''}`,
    )
    return c.redirect(paths.settingsPart('services'), 303)
  })

type Service = Awaited<ReturnType<typeof findService>>

async function serviceInForce(c: Request): Promise<Service> {
  const service = await findService(c.var.desk, idInAddress(c))
  if (service.validTo !== null) throw new Refusal(`${service.name} has ended already.`)
  return service
}

/** The services in force besides this one. */
const otherServices = async (c: Request, id: number) =>
  (await listServices(c.var.desk)).filter((other) => other.id !== id && other.validTo === null)

type Other = Awaited<ReturnType<typeof otherServices>>[number]

const fromField = (c: Request, service: Service) =>
  dayThat('The day', (day) => whyNotFrom(day, service, c.var.desk.today))

const leadField = many(chosenId('Choose people from the list'))

const mergerForm = (c: Request, service: Service, others: readonly Other[], places: Places) =>
  z
    .object({
      ...checked,
      others: many(chosenId('Choose services from the list')),
      into: z.enum(['this', 'other', 'new'], 'Choose into which service they merge'),
      heir: optionalId('Choose one of those that merge'),
      name: optionalText(120),
      place: z.string().default(''),
      from: fromField(c, service),
      lead: leadField,
    })
    .transform((given, context) => {
      const mistake = (field: string, message: string) =>
        context.issues.push({ code: 'custom', path: [field], message, input: given })
      const merging = others.filter(({ id }) => given.others.includes(id))
      if (merging.length === 0 || merging.length !== new Set(given.others).size) {
        mistake('others', 'Choose the services that merge with it')
      }
      const late = merging.find(({ validFrom }) => validFrom >= given.from)
      if (late)
        mistake('from', `It has to be after ${dayInWords(late.validFrom)}, the first day of ${late.name}`)
      const into = intoOf(service, merging, given, places, mistake)
      if (!into || context.issues.length > 0) return z.NEVER
      const serviceIds = [service.id, ...merging.map(({ id }) => id)]
      return { ...given, merger: { serviceIds, into, from: given.from } satisfies Merger }
    })

type IntoGiven = {
  into: 'this' | 'other' | 'new'
  heir: number | null
  name: string
  place: string
  from: string
}

function intoOf(
  service: Service,
  merging: readonly Other[],
  { into, heir, name, place, from }: IntoGiven,
  places: Places,
  mistake: (field: string, message: string) => void,
): Merger['into'] | null {
  if (into === 'this') return { id: service.id }
  if (into === 'other') {
    const other = merging.find(({ id }) => id === heir)
    if (!other) mistake('heir', 'Choose one of those that merge')
    return other ? { id: other.id } : null
  }
  const found = places.placeIn(place)
  const taken = places.services.some(
    (other) =>
      other.validTo === null &&
      other.id !== service.id &&
      !merging.some(({ id }) => id === other.id) &&
      other.name.toLowerCase() === name.toLowerCase(),
  )
  if (name === '') mistake('name', 'Enter the name')
  if (taken) mistake('name', 'There is one of this name already')
  if (!found) mistake('place', 'Choose where it belongs')
  else if (from < places.beginningOf(found)) mistake('from', 'The directorate had not begun then')
  const goes = [service.id, ...merging.map(({ id }) => id)]
  if (found?.parentId && goes.includes(found.parentId))
    mistake('place', 'It cannot stand below one that merges')
  return found ? { name, place: found } : null
}

const splitForm = (
  c: Request,
  service: Service,
  all: readonly { id: number; name: string; validTo: string | null }[],
) =>
  z
    .looseObject({
      ...checked,
      ...Object.fromEntries(parts.map((part) => [`name-${part}`, optionalText(120)])),
      ...Object.fromEntries(parts.map((part) => [`lead-${part}`, leadField])),
      heir: z.enum(parts.map(String), 'Choose which one takes over what is open'),
      from: fromField(c, service),
    })
    .transform((given: Record<string, unknown> & SplitGiven, context) => {
      const mistake = (field: string, message: string) =>
        context.issues.push({ code: 'custom', path: [field], message, input: given })
      const rows = parts.map((part) => ({
        part,
        name: String(given[`name-${part}`] ?? ''),
        leads: (given[`lead-${part}`] ?? []) as number[],
      }))
      const named = rows.filter(({ name }) => name !== '')
      for (const part of [1, 2]) {
        if (rows[part - 1]!.name === '') mistake(`name-${part}`, 'Enter the name: a split makes two at least')
      }
      const inForce = all.filter(({ id, validTo }) => validTo === null && id !== service.id)
      for (const { part, name } of named) {
        const same = (other: { name: string }) => other.name.toLowerCase() === name.toLowerCase()
        if (inForce.some(same) || named.some((other) => other.part < part && same(other))) {
          mistake(`name-${part}`, 'There is one of this name already')
        }
      }
      const heir = named.findIndex(({ part }) => String(part) === given.heir)
      if (heir < 0) mistake('heir', 'Choose one that you named')
      if (context.issues.length > 0) return z.NEVER
      const split: Split = {
        serviceId: service.id,
        names: named.map(({ name }) => name),
        heir,
        from: given.from,
      }
      const { confirmed, seen } = given
      return { confirmed, seen, split, leads: named.map(({ leads }) => leads) }
    })

type SplitGiven = { confirmed?: 'yes' | 'change'; seen: Seen | null; heir: string; from: string }

const endForm = (c: Request, service: Service, others: readonly Other[]) =>
  z.object({
    ...checked,
    lastOn: dayThat('The last day', (day) => whyNotUntil(day, service, c.var.desk.today)),
    over: optionalId('Choose a service from the list').refine(
      (id) => id === null || others.some((other) => other.id === id),
      'Choose a service from the list',
    ),
    lead: leadField,
  })

const shown = (title: string, form: FormState, both?: Child) => ({
  title,
  error: both !== undefined || Object.keys(form.mistakes).length > 0,
})

async function showMerger(c: Request, form: FormState) {
  const service = await serviceInForce(c)
  const [others, { choices }] = await Promise.all([otherServices(c, service.id), placesFor(c)])
  const props = { service, others, places: choices, form, submission: crypto.randomUUID() }
  return c.render(<MergerForm {...props} />, shown(`Merge ${service.name}`, form))
}

async function showSplit(c: Request, form: FormState) {
  const service = await serviceInForce(c)
  const props = { service, form, submission: crypto.randomUUID() }
  return c.render(<SplitForm {...props} />, shown(`Split ${service.name}`, form))
}

async function showEnd(c: Request, form: FormState) {
  const service = await serviceInForce(c)
  const { today } = c.var.desk
  const [others, { left }] = await Promise.all([
    otherServices(c, service.id),
    previewEnding(c.var.desk, { serviceId: service.id, lastOn: addDays(today, -1), over: null }),
  ])
  const props = { service, others, left, form, submission: crypto.randomUUID() }
  return c.render(<ServiceEndForm {...props} />, shown(`End ${service.name}`, form))
}

type Preview = Awaited<ReturnType<typeof previewMerger>>

/** Somebody changed what goes over since it was checked: what was said then beside what is so now. */
async function bothOf(c: Request, { seen }: Preview, before: Seen | undefined, serviceId: number) {
  if (!before) return undefined
  const last = await findLastAct(c.var.desk, null, serviceActs, { name: 'serviceId', id: serviceId })
  c.status(409)
  return bothVersionsOf(last, { theirs: seen.goesOver, yours: before.goesOver })
}

const withSeen = (form: FormState, { seen }: Preview) => withFields(form, { seen: JSON.stringify(seen) })

async function showMergerCheck(c: Request, form: FormState, merger: Merger, before?: Seen) {
  const service = await serviceInForce(c)
  const preview = await previewMerger(c.var.desk, merger)
  const both = await bothOf(c, preview, before, service.id)
  const { into, from } = merger
  const heir = 'id' in into ? preview.services.find(({ id }) => id === into.id)!.name : into.name
  return c.render(
    <ReorganisationCheck
      title={`Check the merger into ${heir}`}
      back={{ href: paths.service(service.id), text: service.name }}
      action={paths.serviceMerger(service.id)}
      button="Merge the services"
      facts={[
        { term: 'Services that merge', value: namesOf(preview.services) },
        { term: 'Into', value: `${heir}${'id' in into ? '' : ' (new)'}` },
        { term: 'From', value: dayInWords(from) },
        {
          term: 'Last day of the others',
          value: `${dayInWords(addDays(from, -1))}: ${namesOf(preview.ending)}`,
        },
      ]}
      from={from}
      heir={heir}
      goesOver={preview.seen.goesOver}
      leads={preview.holdings.leads}
      led={[{ field: 'lead', name: heir }]}
      both={both}
      form={withSeen(form, preview)}
      submission={crypto.randomUUID()}
    />,
    shown(`Check the merger into ${heir}`, form, both),
  )
}

async function showSplitCheck(c: Request, form: FormState, split: Split, before?: Seen) {
  const service = await serviceInForce(c)
  const preview = await previewSplit(c.var.desk, split)
  const both = await bothOf(c, preview, before, service.id)
  const heir = split.names[split.heir]!
  const named = parts.filter((part) => form.typed[`name-${part}`]?.trim())
  return c.render(
    <ReorganisationCheck
      title={`Check the split of ${service.name}`}
      back={{ href: paths.service(service.id), text: service.name }}
      action={paths.serviceSplit(service.id)}
      button="Split the service"
      facts={[
        { term: 'New services', value: split.names.join(', ') },
        { term: 'From', value: dayInWords(split.from) },
        { term: `Last day of ${service.name}`, value: dayInWords(addDays(split.from, -1)) },
        { term: 'Takes over what is open', value: heir },
      ]}
      from={split.from}
      heir={heir}
      goesOver={preview.seen.goesOver}
      leads={preview.holdings.leads}
      led={named.map((part) => ({ field: `lead-${part}`, name: form.typed[`name-${part}`]!.trim() }))}
      both={both}
      form={withSeen(form, preview)}
      submission={crypto.randomUUID()}
    />,
    shown(`Check the split of ${service.name}`, form, both),
  )
}

async function showEndCheck(c: Request, form: FormState, ending: Ending, before?: Seen) {
  const service = await serviceInForce(c)
  const preview = await previewEnding(c.var.desk, ending)
  const both = await bothOf(c, preview, before, service.id)
  const heir = preview.services.find(({ id }) => id === ending.over)?.name ?? null
  return c.render(
    <ReorganisationCheck
      title={`Check the end of ${service.name}`}
      back={{ href: paths.service(service.id), text: service.name }}
      action={paths.serviceEnd(service.id)}
      button="End the service"
      facts={[
        { term: 'Last day', value: dayInWords(ending.lastOn) },
        { term: 'Takes over', value: heir ?? 'No service' },
      ]}
      from={addDays(ending.lastOn, 1)}
      heir={heir}
      goesOver={preview.seen.goesOver}
      leads={heir ? preview.holdings.leads : []}
      led={heir ? [{ field: 'lead', name: heir }] : []}
      both={both}
      form={withSeen(form, preview)}
      submission={crypto.randomUUID()}
    />,
    shown(`Check the end of ${service.name}`, form, both),
  )
}

const namesOf = (services: readonly { name: string }[]) => services.map(({ name }) => name).join(', ')
