import { Hono } from 'hono'
import { z } from 'zod'
import { unlessMistaken } from '#casework/mistaken.ts'
import { splitService } from '#casework/service-reorganisation.ts'
import { previewSplit, type Split } from '#casework/service-reorganisation-preview.ts'
import type { Seen } from '#casework/service-seen.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { addDays, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { ReorganisationCheck } from '#views/service/reorganisation-check.tsx'
import { mostParts, SplitForm } from '#views/service/reorganisation-forms.tsx'
import type { App, Request } from './app.ts'
import { optionalText } from './fields.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import {
  bothOf,
  checked,
  fromField,
  leadField,
  type Service,
  serviceInAddress,
  serviceInForce,
  withSeen,
} from './service-reorganisation-fields.ts'
import { titled } from './titled.ts'

const parts = Array.from({ length: mostParts }, (_, place) => place + 1)

export const serviceSplitRoutes = new Hono<App>()
  .use(paths.serviceSplit(':id'), administrator)
  .get(paths.serviceSplit(':id'), async (c) => {
    await serviceInForce(c)
    return showSplit(c, prefilled({ from: c.var.desk.today, heir: '1' }))
  })
  .post(paths.serviceSplit(':id'), async (c) => {
    const service = await serviceInAddress(c)
    const form = await readForm(c, splitForm(c, service))
    if (!form.values || form.values.confirmed === 'change') {
      c.status(form.status)
      return showSplit(c, form.state)
    }
    const { confirmed, seen, split, leads } = form.values
    if (confirmed !== 'yes' || !seen) return showSplitCheck(c, form.state, split)
    const splitting = splitService(c.var.desk, { ...split, leads, seen })
    const result = await unlessStale(unlessMistaken(splitting))
    if (!result) return showSplitCheck(c, form.state, split, seen)
    if (result.mistakes) return showMistakes(c, form.state, result.mistakes)
    say(
      c,
      `${service.name} is split into ${new Intl.ListFormat('en-GB').format(split.names)}`,
      `What is open went to ${split.names[split.heir]}. A link officer gives single cases to another on the form of the case.`,
    )
    return c.redirect(paths.settingsPart('services'), 303)
  })

const splitForm = (c: Request, service: Service) =>
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

async function showSplit(c: Request, form: FormState) {
  const service = await serviceInForce(c)
  const props = { service, form, submission: crypto.randomUUID() }
  return c.render(<SplitForm {...props} />, titled(`Split ${service.name}`, form))
}

/** The act knows the new services as first, second, third; of the form's rows some may be empty. */
function showMistakes(c: Request, form: FormState, mistakes: Record<string, string>) {
  const rows = namedIn(form)
  const beside = Object.entries(mistakes).map(([field, mistake]) => {
    const [, place] = /^name-(\d+)$/.exec(field) ?? []
    return [place ? `name-${rows[Number(place) - 1]}` : field, mistake]
  })
  c.status(422)
  return showSplit(c, { ...form, mistakes: Object.fromEntries(beside) })
}

/** The rows of the form in which a name was typed. */
const namedIn = ({ typed }: FormState) => parts.filter((part) => typed[`name-${part}`]?.trim())

/** What goes over, before it does; again, with what was said before, where that is no longer so. */
async function showSplitCheck(c: Request, form: FormState, split: Split, before?: Seen) {
  const service = await serviceInAddress(c)
  const preview = await previewSplit(c.var.desk, split)
  if (!before && Object.keys(preview.mistakes).length > 0) return showMistakes(c, form, preview.mistakes)
  const both = await bothOf(c, preview, before, service.id)
  const heir = split.names[split.heir]!
  const named = namedIn(form)
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
    titled(`Check the split of ${service.name}`, form, both),
  )
}
