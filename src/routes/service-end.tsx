import { Hono } from 'hono'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { endService } from '#casework/service-reorganisation.ts'
import { type Ending, previewEnding } from '#casework/service-reorganisation-preview.ts'
import type { Seen } from '#casework/service-seen.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { addDays, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { ReorganisationCheck } from '#views/service/reorganisation-check.tsx'
import { ServiceEndForm } from '#views/service/reorganisation-forms.tsx'
import type { App, Request } from './app.ts'
import { day, optionalId } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import {
  bothOf,
  checked,
  everyOther,
  leadField,
  type Other,
  otherServices,
  serviceInAddress,
  serviceInForce,
  withSeen,
} from './service-reorganisation-fields.ts'
import { titled } from './titled.ts'

export const serviceEndRoutes = new Hono<App>()
  .use(paths.serviceEnd(':id'), administrator)
  .get(paths.serviceEnd(':id'), async (c) => {
    await serviceInForce(c)
    return showEnd(c, prefilled({}))
  })
  .post(paths.serviceEnd(':id'), async (c) => {
    const service = await serviceInAddress(c)
    const others = await everyOther(c, service.id)
    const form = await readForm(c, endForm(others))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showEnd(c, form.state)
    }
    const { confirmed, seen, lead, lastOn, over } = form.values
    const ending = { serviceId: service.id, lastOn, over }
    if (confirmed !== 'yes' || !seen) return showEndCheck(c, form.state, ending)
    const result = await unlessStale(unlessMistaken(endService(c.var.desk, { ...ending, leads: lead, seen })))
    if (!result) return showEndCheck(c, form.state, ending, seen)
    if (result.mistakes) return showMistakes(c, form.state, result.mistakes)
    const { done } = result
    say(
      c,
      `${service.name} ends`,
      `Its last day is ${dayInWords(lastOn)}.${done.successor ? ` ${done.successor} takes over.` : ''}`,
    )
    return c.redirect(paths.settingsPart('services'), 303)
  })

const endForm = (others: readonly Other[]) =>
  z.object({
    ...checked,
    lastOn: day('The last day'),
    over: optionalId('Choose a service from the list').refine(
      (id) => id === null || others.some((other) => other.id === id),
      'Choose a service from the list',
    ),
    lead: leadField,
  })

async function showEnd(c: Request, form: FormState) {
  const service = await serviceInForce(c)
  const { today } = c.var.desk
  const [others, { left }] = await Promise.all([
    otherServices(c, service.id),
    previewEnding(c.var.desk, { serviceId: service.id, lastOn: addDays(today, -1), over: null }),
  ])
  const props = { service, others, left, form, submission: crypto.randomUUID() }
  return c.render(<ServiceEndForm {...props} />, titled(`End ${service.name}`, form))
}

function showMistakes(c: Request, form: FormState, mistakes: Record<string, string>) {
  c.status(422)
  return showEnd(c, { ...form, mistakes })
}

/** What goes over, before it does; again, with what was said before, where that is no longer so. */
async function showEndCheck(c: Request, form: FormState, ending: Ending, before?: Seen) {
  const service = await serviceInAddress(c)
  const preview = await previewEnding(c.var.desk, ending)
  if (!before && Object.keys(preview.mistakes).length > 0) return showMistakes(c, form, preview.mistakes)
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
    titled(`Check the end of ${service.name}`, form, both),
  )
}
