import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import {
  findLastMove,
  moveService,
  type Place,
  placeInWords,
  previewMove,
  renameService,
} from '#casework/service.ts'
import type { Seen } from '#casework/service-seen.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findService } from '#db/queries/service.ts'
import { dayInWords } from '#domain/calendar.ts'
import { whyNotMovedFrom } from '#domain/service.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { ServiceNameForm, ServicePlaceForm } from '#views/service/service-forms.tsx'
import { ServicePlaceCheck } from '#views/service/service-place-check.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { dayThat, nameForm, nameHolds, placeOf, placesFor, serviceActs, version } from './service-fields.ts'
import {
  bothOf,
  checked,
  serviceInAddress,
  serviceInForce,
  withSeen,
} from './service-reorganisation-fields.ts'
import { titled } from './titled.ts'

export const serviceChangeRoutes = new Hono<App>()
  .use(paths.serviceName(':id'), administrator)
  .use(paths.servicePlace(':id'), administrator)
  .get(paths.serviceName(':id'), async (c) => {
    const { name } = await serviceInAddress(c)
    return showServiceName(c, prefilled({ name, from: c.var.desk.today }))
  })
  .post(paths.serviceName(':id'), async (c) => {
    const { desk } = c.var
    const service = await serviceInAddress(c)
    const { id } = service
    const form = await readForm(c, nameForm(service, desk.today))
    if (!form.values) {
      c.status(form.status)
      return showServiceName(c, form.state)
    }
    const { name, from } = form.values
    const renaming = renameService(c.var.desk, { id, version: form.values.version }, form.values)
    const result = await unlessStale(unlessMistaken(renaming))
    if (!result) {
      const now = await findService(desk, id)
      const last = await findLastAct(desk, null, serviceActs, { name: 'serviceId', id })
      c.status(409)
      const both = bothVersionsOf(last, { theirs: { name: now.name }, yours: { name } })
      return showServiceName(c, withFields(form.state, { version: String(now.version) }), both)
    }
    if (result.mistakes) {
      c.status(422)
      return showServiceName(c, { ...form.state, mistakes: result.mistakes })
    }
    say(c, nameHolds(name, from, result.done.validTo), 'The years before keep the name that held then.')
    return c.redirect(paths.service(id), 303)
  })
  .get(paths.servicePlace(':id'), async (c) => {
    const { directorateId, parentId } = await serviceInForce(c)
    const place = parentId === null ? `d${directorateId}` : `s${parentId}`
    return showPlace(c, prefilled({ place, from: c.var.desk.today }))
  })
  .post(paths.servicePlace(':id'), async (c) => {
    const { desk } = c.var
    const service = await serviceInAddress(c)
    const places = await placesFor(c, await belowOf(c, service.id))
    const lastMovedOn = await findLastMove(desk, service.id)
    const form = await readForm(
      c,
      z
        .object({
          version,
          place: placeOf(places),
          from: dayThat('The day', (day) => whyNotMovedFrom(day, service, lastMovedOn, desk.today)),
          ...checked,
        })
        .refine(({ from, place }) => from >= places.beginningOf(place), {
          path: ['from'],
          message: 'The directorate had not begun then',
        }),
    )
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showPlace(c, form.state)
    }
    const { place, from, confirmed, seen } = form.values
    if (confirmed !== 'yes' || !seen) return showPlaceCheck(c, form.state, place, from)
    const moving = moveService(
      c.var.desk,
      { id: service.id, version: form.values.version },
      { place, from, seen },
    )
    const done = await unlessStale(moving)
    if (!done) {
      c.status(409)
      const now = await findService(desk, service.id)
      const fresh = withFields(form.state, { version: String(now.version) })
      return showPlaceCheck(c, fresh, place, from, seen)
    }
    say(
      c,
      `${service.name} belongs to ${done.directorate} from ${dayInWords(from)}`,
      done.cases === 0 ? '' : `${done.cases} ${done.cases === 1 ? 'case goes' : 'cases go'} with it.`,
    )
    return c.redirect(paths.service(service.id), 303)
  })

/** A service and all below it. */
async function belowOf(c: Request, id: number): Promise<number[]> {
  const service = await findService(c.var.desk, id)
  const { along } = await previewMove(c.var.desk, id, service, c.var.desk.today)
  return along.map(({ id }) => id)
}

async function showServiceName(c: Request, form: FormState, both?: Child) {
  const service = await serviceInAddress(c)
  const props = { service, form, both, submission: crypto.randomUUID() }
  return c.render(<ServiceNameForm {...props} />, titled(`Rename ${service.name}`, form, both))
}

async function showPlace(c: Request, form: FormState) {
  const service = await serviceInAddress(c)
  const { choices } = await placesFor(c, await belowOf(c, service.id))
  const props = { service, places: choices, form, submission: crypto.randomUUID() }
  return c.render(<ServicePlaceForm {...props} />, titled(`Move ${service.name}`, form))
}

/** What goes with the service, before it does; again, with what was said before, where that is no longer so. */
async function showPlaceCheck(c: Request, form: FormState, place: Place, from: string, before?: Seen) {
  const { desk } = c.var
  const preview = await previewMove(desk, idInAddress(c), place, from)
  const { service, below, cases } = preview
  const typed = await placeInWords(desk, place)
  const both = await bothOf(c, preview, before, service.id, typed)
  return c.render(
    <ServicePlaceCheck
      service={service}
      directorate={typed.directorate}
      above={typed.below || null}
      below={below}
      from={from}
      cases={cases.length}
      both={both}
      form={withSeen(form, preview)}
      submission={crypto.randomUUID()}
    />,
    titled(`Check the move of ${service.name}`, form, both),
  )
}
