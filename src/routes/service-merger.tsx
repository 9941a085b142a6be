import { Hono } from 'hono'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { mergeServices } from '#casework/service-reorganisation.ts'
import { type Merger, previewMerger } from '#casework/service-reorganisation-preview.ts'
import type { Seen } from '#casework/service-seen.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { addDays, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { ReorganisationCheck } from '#views/service/reorganisation-check.tsx'
import { MergerForm } from '#views/service/reorganisation-forms.tsx'
import type { App, Request } from './app.ts'
import { chosenId, many, optionalId, optionalText } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { type Places, placesFor } from './service-fields.ts'
import {
  bothOf,
  checked,
  everyOther,
  fromField,
  leadField,
  type Other,
  otherServices,
  type Service,
  serviceInAddress,
  serviceInForce,
  withSeen,
} from './service-reorganisation-fields.ts'
import { titled } from './titled.ts'

export const serviceMergerRoutes = new Hono<App>()
  .use(paths.serviceMerger(':id'), administrator)
  .get(paths.serviceMerger(':id'), async (c) => {
    const { directorateId } = await serviceInForce(c)
    const known = { from: c.var.desk.today, into: 'this', place: `d${directorateId}` }
    return showMerger(c, prefilled(known))
  })
  .post(paths.serviceMerger(':id'), async (c) => {
    const service = await serviceInAddress(c)
    const [others, places] = await Promise.all([everyOther(c, service.id), placesFor(c)])
    const form = await readForm(c, mergerForm(c, service, others, places))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showMerger(c, form.state)
    }
    const { confirmed, seen, lead, merger } = form.values
    if (confirmed !== 'yes' || !seen) return showMergerCheck(c, form.state, merger)
    const merging = mergeServices(c.var.desk, { ...merger, leads: lead, seen })
    const result = await unlessStale(unlessMistaken(merging))
    if (!result) return showMergerCheck(c, form.state, merger, seen)
    if (result.mistakes) return showMistakes(c, form.state, result.mistakes)
    const { done } = result
    say(
      c,
      `The services are merged into ${done.name}`,
      `From ${dayInWords(merger.from)}. What was decided before stays counted where it was.`,
    )
    return c.redirect(paths.service(done.serviceId), 303)
  })

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
  if (name === '') mistake('name', 'Enter the name')
  if (!found) mistake('place', 'Choose where it belongs')
  else if (from < places.beginningOf(found)) mistake('from', 'The directorate had not begun then')
  return found ? { name, place: found } : null
}

async function showMerger(c: Request, form: FormState) {
  const service = await serviceInForce(c)
  const [others, { choices }] = await Promise.all([otherServices(c, service.id), placesFor(c)])
  const props = { service, others, places: choices, form, submission: crypto.randomUUID() }
  return c.render(<MergerForm {...props} />, titled(`Merge ${service.name}`, form))
}

function showMistakes(c: Request, form: FormState, mistakes: Record<string, string>) {
  c.status(422)
  return showMerger(c, { ...form, mistakes })
}

/** What goes over, before it does; again, with what was said before, where that is no longer so. */
async function showMergerCheck(c: Request, form: FormState, merger: Merger, before?: Seen) {
  const service = await serviceInAddress(c)
  const preview = await previewMerger(c.var.desk, merger)
  if (!before && Object.keys(preview.mistakes).length > 0) return showMistakes(c, form, preview.mistakes)
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
    titled(`Check the merger into ${heir}`, form, both),
  )
}

const namesOf = (services: readonly { name: string }[]) => services.map(({ name }) => name).join(', ')
