import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { endDirectorate, renameDirectorate } from '#casework/service.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findDirectorate, listAllServices } from '#db/queries/service.ts'
import { dayInWords } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, withFields } from '#views/components/form-state.ts'
import { DirectorateEndForm, DirectorateNameForm } from '#views/service/service-forms.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { day } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { directorateActs, nameForm, nameHolds, version } from './service-fields.ts'
import { titled } from './titled.ts'

export const directorateChangeRoutes = new Hono<App>()
  .use(paths.directorateName(':id'), administrator)
  .use(paths.directorateEnd(':id'), administrator)
  .get(paths.directorateName(':id'), async (c) => {
    const { name } = await directorateInAddress(c)
    return showDirectorateName(c, prefilled({ name, from: c.var.desk.today }))
  })
  .post(paths.directorateName(':id'), async (c) => {
    const { desk } = c.var
    const directorate = await directorateInAddress(c)
    const { id } = directorate
    const form = await readForm(c, nameForm(directorate, desk.today))
    if (!form.values) {
      c.status(form.status)
      return showDirectorateName(c, form.state)
    }
    const { name, from } = form.values
    const renaming = renameDirectorate(c.var.desk, { id, version: form.values.version }, form.values)
    const result = await unlessStale(unlessMistaken(renaming))
    if (!result) {
      const now = await findDirectorate(desk, id)
      const last = await findLastAct(desk, null, directorateActs, { name: 'directorateId', id })
      c.status(409)
      const both = bothVersionsOf(last, { theirs: { name: now.name }, yours: { name } })
      return showDirectorateName(c, withFields(form.state, { version: String(now.version) }), both)
    }
    if (result.mistakes) {
      c.status(422)
      return showDirectorateName(c, { ...form.state, mistakes: result.mistakes })
    }
    say(c, nameHolds(name, from, result.done.validTo), 'The years before keep the name that held then.')
    return c.redirect(paths.settingsPart('services'), 303)
  })
  .get(paths.directorateEnd(':id'), async (c) => {
    const { name, validTo } = await directorateInAddress(c)
    if (validTo !== null) throw new Refusal(`${name} has ended already.`)
    return showDirectorateEnd(c, prefilled({}))
  })
  .post(paths.directorateEnd(':id'), async (c) => {
    const { desk } = c.var
    const directorate = await directorateInAddress(c)
    const { id } = directorate
    const lastOn = day('The last day')
    const form = await readForm(c, z.object({ version, lastOn }))
    if (!form.values) {
      c.status(form.status)
      return showDirectorateEnd(c, form.state)
    }
    const ending = endDirectorate(c.var.desk, { id, version: form.values.version }, form.values.lastOn)
    const result = await unlessStale(unlessMistaken(ending))
    if (!result) {
      const now = await findDirectorate(desk, id)
      const last = await findLastAct(desk, null, directorateActs, { name: 'directorateId', id })
      c.status(409)
      const both = bothVersionsOf(last, {
        theirs: { name: now.name, 'last day': now.validTo ?? '' },
        yours: { name: directorate.name, 'last day': form.values.lastOn },
      })
      return showDirectorateEnd(c, withFields(form.state, { version: String(now.version) }), both)
    }
    if (result.mistakes) {
      c.status(422)
      return showDirectorateEnd(c, { ...form.state, mistakes: result.mistakes })
    }
    say(c, `${directorate.name} ends`, `Its last day is ${dayInWords(form.values.lastOn)}.`)
    return c.redirect(paths.settingsPart('services'), 303)
  })

const directorateInAddress = (c: Request) => findDirectorate(c.var.desk, idInAddress(c))

const stillIn = async (c: Request, directorateId: number) =>
  (await listAllServices(c.var.desk))
    .filter((service) => service.directorateId === directorateId && service.validTo === null)
    .map(({ name }) => name)

async function showDirectorateName(c: Request, form: FormState, both?: Child) {
  const directorate = await directorateInAddress(c)
  const props = { directorate, form, both, submission: crypto.randomUUID() }
  return c.render(<DirectorateNameForm {...props} />, titled(`Rename ${directorate.name}`, form, both))
}

async function showDirectorateEnd(c: Request, form: FormState, both?: Child) {
  const directorate = await directorateInAddress(c)
  const still = await stillIn(c, directorate.id)
  const props = { directorate, still, form, both, submission: crypto.randomUUID() }
  return c.render(<DirectorateEndForm {...props} />, titled(`End ${directorate.name}`, form, both))
}
