import { Hono } from 'hono'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { addDirectorate, addService } from '#casework/service.ts'
import { found } from '#db/queries/reader.ts'
import {
  countOpenCases,
  listAllDirectorates,
  listAllServices,
  listServiceLeads,
  listSuccessors,
} from '#db/queries/service.ts'
import { listServiceNames } from '#db/queries/service-name.ts'
import { dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { NewDirectorateForm, NewServiceForm } from '#views/service/service-forms.tsx'
import { ServicePage } from '#views/service/service-page.tsx'
import { ServicesPage } from '#views/service/services-page.tsx'
import type { App, Request } from './app.ts'
import { day } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { nameField, placeOf, placesFor } from './service-fields.ts'
import { titled } from './titled.ts'

export const serviceRoutes = new Hono<App>()
  .use(paths.settingsPart('services'), administrator)
  .use(paths.service(':id'), administrator)
  .use(paths.newDirectorate, administrator)
  .use(paths.newService, administrator)
  .get(paths.settingsPart('services'), async (c) => {
    const { desk } = c.var
    const [directorates, services] = await Promise.all([listAllDirectorates(desk), servicesShown(c)])
    return c.render(<ServicesPage {...{ directorates, services }} today={desk.today} />, {
      title: 'Directorates and services',
    })
  })
  .get(paths.service(':id'), async (c) => {
    const { desk } = c.var
    const id = idInAddress(c)
    const [services, successors, names] = await Promise.all([
      servicesShown(c),
      listSuccessors(desk),
      listServiceNames(desk, id),
    ])
    const byId = new Map(services.map((service) => [service.id, service]))
    const service = found('service', byId.get(id))
    return c.render(
      <ServicePage
        service={service}
        above={byId.get(service.parentId ?? 0)?.name ?? null}
        below={services.filter(({ parentId, validTo }) => parentId === id && validTo === null)}
        names={names}
        predecessors={successors
          .filter(({ successorId }) => successorId === id)
          .map(({ serviceId, validFrom }) => ({ ...byId.get(serviceId)!, validFrom }))}
      />,
      { title: service.name },
    )
  })
  .get(paths.newDirectorate, (c) => showNewDirectorate(c, prefilled({ from: c.var.desk.today })))
  .post(paths.newDirectorate, async (c) => {
    const form = await readForm(c, z.object({ name: nameField, from: day('The first day') }))
    if (!form.values) {
      c.status(form.status)
      return showNewDirectorate(c, form.state)
    }
    const { name, from } = form.values
    const { mistakes } = await unlessMistaken(addDirectorate(c.var.desk, { name, validFrom: from }))
    if (mistakes) {
      c.status(422)
      return showNewDirectorate(c, { ...form.state, mistakes })
    }
    say(c, `${name} is added`, `From ${dayInWords(from)}. Add the services that belong to it.`, {
      href: paths.newService,
      text: 'Add a service',
    })
    return c.redirect(paths.settingsPart('services'), 303)
  })
  .get(paths.newService, (c) => showNewService(c, prefilled({ from: c.var.desk.today })))
  .post(paths.newService, async (c) => {
    const places = await placesFor(c)
    const form = await readForm(
      c,
      z
        .object({ name: nameField, from: day('The first day'), place: placeOf(places) })
        .refine(({ from, place }) => from >= places.beginningOf(place), {
          path: ['from'],
          message: 'The directorate had not begun then',
        }),
    )
    if (!form.values) {
      c.status(form.status)
      return showNewService(c, form.state)
    }
    const { name, from, place } = form.values
    const { done, mistakes } = await unlessMistaken(addService(c.var.desk, { name, place, validFrom: from }))
    if (mistakes) {
      c.status(422)
      return showNewService(c, { ...form.state, mistakes })
    }
    const later = from > c.var.desk.today ? ` It can be chosen from ${dayInWords(from)} on.` : ''
    say(c, `${name} is added`, `Nobody leads it yet: say who does under People.${later}`, {
      href: paths.settingsPart('people'),
      text: 'People',
    })
    return c.redirect(paths.service(done.serviceId), 303)
  })

/** Every service as the administrator sees it: numbers of cases, and no case. */
async function servicesShown(c: Request) {
  const { desk } = c.var
  const [services, leads, open, successors] = await Promise.all([
    listAllServices(desk),
    listServiceLeads(desk),
    countOpenCases(desk),
    listSuccessors(desk),
  ])
  return services.map((service) => ({
    ...service,
    leads: leads.filter(({ serviceId }) => serviceId === service.id).map(({ name }) => name),
    openCases: open.find(({ serviceId }) => serviceId === service.id)?.cases ?? 0,
    successors: successors
      .filter(({ serviceId }) => serviceId === service.id)
      .map(({ successorId, successor }) => ({ id: successorId, name: successor })),
  }))
}

const showNewDirectorate = (c: Request, form: FormState) =>
  c.render(
    <NewDirectorateForm form={form} submission={crypto.randomUUID()} />,
    titled('Add a directorate', form),
  )

async function showNewService(c: Request, form: FormState) {
  const { choices } = await placesFor(c)
  return c.render(
    <NewServiceForm places={choices} form={form} submission={crypto.randomUUID()} />,
    titled('Add a service', form),
  )
}
