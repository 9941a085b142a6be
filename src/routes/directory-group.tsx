import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import {
  changeDirectoryGroup,
  recordDirectoryGroup,
  removeDirectoryGroup,
} from '#casework/directory-group.ts'
import { unlessMistaken } from '#casework/mistaken.ts'
import { unlessStale } from '#casework/stale-form.ts'
import { findLastAct } from '#db/queries/audit-event.ts'
import { findDirectoryGroup, listDirectoryGroups } from '#db/queries/directory-group.ts'
import { listServices } from '#db/queries/service.ts'
import { type DirectoryGroup, groupInWords } from '#domain/directory-group.ts'
import { roles } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled, untouched, withFields } from '#views/components/form-state.ts'
import { DirectoryGroupForm } from '#views/directory-group/directory-group-form.tsx'
import { DirectoryGroupRemoval } from '#views/directory-group/directory-group-removal.tsx'
import { DirectoryGroupsPage } from '#views/directory-group/directory-groups-page.tsx'
import type { App, Request } from './app.ts'
import { bothVersionsOf } from './both-versions-of.tsx'
import { chosenId, confirmed, many, optionalText, text } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

/** What the form takes. Which services there are is looked up when it is sent. */
async function groupForm(c: Request) {
  const ids = (await listServices(c.var.desk)).map(({ id }) => id)
  const service = chosenId('Choose services from the list').refine(
    (id) => ids.includes(id),
    'Choose services from the list',
  )
  return z
    .object({
      claim: text('Enter the group as your directory names it', 200),
      label: optionalText(120),
      role: z.enum(roles, 'Choose the part that it gives'),
      services: many(service),
      version: chosenId('Open the form again').catch(0),
    })
    .transform((given) => ({
      ...given,
      services: given.role === 'service lead' ? [...new Set(given.services)].sort((a, b) => a - b) : [],
    }))
    .superRefine(({ role, services }, context) => {
      if (role === 'service lead' && services.length === 0) {
        context.addIssue({
          code: 'custom',
          path: ['services'],
          message: 'Choose at least one service that they lead',
        })
      }
    })
}

const removalForm = z.object({ confirmed, version: chosenId('Open the form again').catch(0) })

const part = paths.settingsPart('directory-groups')

export const directoryGroupRoutes = new Hono<App>()
  .use(part, administrator)
  .use(`${part}/*`, administrator)
  .use(paths.newDirectoryGroup, administrator)
  .get(part, async (c) => {
    const [groups, services] = await Promise.all([listDirectoryGroups(c.var.desk), listServices(c.var.desk)])
    const { provider } = c.var.stores.config
    return c.render(
      <DirectoryGroupsPage groups={groups} services={services} claim={provider?.groupsClaim ?? null} />,
      { title: 'Directory groups' },
    )
  })
  .get(paths.newDirectoryGroup, (c) => showForm(c, null, untouched))
  .post(paths.newDirectoryGroup, async (c) => {
    const form = await readForm(c, await groupForm(c))
    if (!form.values) {
      c.status(form.status)
      return showForm(c, null, form.state)
    }
    const { version: _, ...group } = form.values
    const { done, mistakes } = await unlessMistaken(recordDirectoryGroup(c.var.desk, group))
    if (mistakes) {
      c.status(422)
      return showForm(c, null, { ...form.state, mistakes })
    }
    say(c, `${done.name} was added`, 'Its members have this part from their next sign-in on.')
    return c.redirect(part, 303)
  })
  .get(paths.directoryGroupChange(':id'), async (c) => {
    const group = await findDirectoryGroup(c.var.desk, idInAddress(c))
    const { claim, label, role, services } = group
    return showForm(c, group, {
      ...prefilled({ claim, label, role }),
      lists: { services: services.map(String) },
    })
  })
  .post(paths.directoryGroupChange(':id'), async (c) => {
    const group = await findDirectoryGroup(c.var.desk, idInAddress(c))
    const form = await readForm(c, await groupForm(c))
    if (!form.values) {
      c.status(form.status)
      return showForm(c, group, form.state)
    }
    const { version, ...given } = form.values
    const result = await unlessStale(
      unlessMistaken(changeDirectoryGroup(c.var.desk, group.id, version, given)),
    )
    if (!result) return showBoth(c, group.id, given, form.state)
    if (result.mistakes) {
      c.status(422)
      return showForm(c, group, { ...form.state, mistakes: result.mistakes })
    }
    say(c, 'The group was changed', 'It holds for its members from their next sign-in on.')
    return c.redirect(part, 303)
  })
  .get(paths.directoryGroupRemoval(':id'), (c) => showRemoval(c))
  .post(paths.directoryGroupRemoval(':id'), async (c) => {
    const id = idInAddress(c)
    const form = await readForm(c, removalForm)
    if (form.values?.confirmed === 'change') return c.redirect(paths.directoryGroupChange(id), 303)
    if (form.values?.confirmed !== 'yes') {
      c.status(form.values ? 422 : form.status)
      return showRemoval(c)
    }
    const done = await unlessStale(removeDirectoryGroup(c.var.desk, id, form.values.version))
    if (!done) {
      c.status(409)
      return showRemoval(c, { stale: true })
    }
    say(c, `${done.name} was removed`, 'Its members keep the part that they have until they sign in again.')
    return c.redirect(part, 303)
  })

type GroupOnFile = Awaited<ReturnType<typeof findDirectoryGroup>>

/** What a removal would do. stale: somebody changed the group since the page was opened. */
async function showRemoval(c: Request, { stale } = { stale: false }) {
  const group = await findDirectoryGroup(c.var.desk, idInAddress(c))
  const props = { group, stale, submission: crypto.randomUUID() }
  return c.render(<DirectoryGroupRemoval {...props} />, {
    title: 'Check before you remove this group',
    error: stale,
  })
}

async function showForm(c: Request, group: GroupOnFile | null, form: FormState, both?: Child) {
  const services = await listServices(c.var.desk)
  return c.render(
    <DirectoryGroupForm {...{ group, services, form, both }} submission={crypto.randomUUID()} />,
    titled(group ? 'Change a directory group' : 'Add a directory group', form, both),
  )
}

/** Somebody else was first: their version beside this one, and the form as it was typed, of the newer version now. */
async function showBoth(c: Request, id: number, given: DirectoryGroup, typed: FormState) {
  const { desk } = c.var
  const [group, last, services] = await Promise.all([
    findDirectoryGroup(desk, id),
    findLastAct(desk, null, 'change a directory group', { name: 'id', id }),
    listServices(desk),
  ])
  const names = new Map(services.map(({ id, name }) => [id, name]))
  c.status(409)
  const form = withFields(typed, { version: String(group.version) })
  return showForm(
    c,
    group,
    form,
    bothVersionsOf(last, { theirs: groupInWords(group, names), yours: groupInWords(given, names) }),
  )
}
