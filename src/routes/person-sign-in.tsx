import { Hono } from 'hono'
import { z } from 'zod'
import { endSessionsOf } from '#casework/session.ts'
import { makeSignInLink } from '#casework/sign-in-link.ts'
import { findPerson } from '#db/queries/person.ts'
import { listSessionsOf } from '#db/queries/session.ts'
import { findUser } from '#db/queries/user.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { madeLinkMinutes, minutesInWords } from '#domain/sign-in-link.ts'
import { addressOf } from '#src/config.ts'
import { paths } from '#src/paths.ts'
import { EndSessionsPage } from '#views/session/end-sessions-page.tsx'
import { MakeLinkPage } from '#views/session/make-link-page.tsx'
import type { App, Request } from './app.ts'
import { idInAddress } from './in-address.ts'
import { administrator } from './middleware/administrator.ts'
import { idleSince } from './middleware/signed-in.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'

/** How an administrator lets somebody in. */
export const personSignInRoutes = new Hono<App>()
  .use(paths.personSignInLink(':id'), administrator)
  .get(paths.personSignInLink(':id'), async (c) => {
    const person = await personInAddress(c)
    return c.render(<MakeLinkPage person={person} works={minutesInWords(madeLinkMinutes)} />, {
      title: 'Make a sign-in link',
    })
  })
  .post(paths.personSignInLink(':id'), async (c) => {
    const { id } = await personInAddress(c)
    await readForm(c, z.object({}))
    const { token, name, expiresAt } = await makeSignInLink(c.var.desk, id, new Date())
    const until = `${timeInWords(expiresAt)} on ${dayInWords(today(expiresAt))}`
    say(
      c,
      `A link for ${name}, shown this once`,
      `${addressOf(c.var.stores.config)}${paths.signInLink(token)} works once, until ${until}. Hand it to ${name} alone: whoever has it comes in as ${name}.`,
    )
    return c.redirect(paths.personSignInLink(id), 303)
  })
  .use(paths.personSessionsEnd(':id'), administrator)
  .get(paths.personSessionsEnd(':id'), async (c) => {
    const person = await findPerson(c.var.desk, idInAddress(c))
    const now = new Date()
    const sessions = await listSessionsOf(c.var.desk.db, person.id, now, idleSince(c.var.stores.config, now))
    return c.render(<EndSessionsPage person={person} sessions={sessions} />, { title: 'Sign somebody out' })
  })
  .post(paths.personSessionsEnd(':id'), async (c) => {
    const { id, name } = await findPerson(c.var.desk, idInAddress(c))
    await readForm(c, z.object({}))
    await endSessionsOf(c.var.desk, id)
    say(c, `${name} is signed out everywhere`, 'That you did it is in the security log.')
    return c.redirect(paths.person(id), 303)
  })

const personInAddress = (c: Request) => findUser(c.var.desk.db, idInAddress(c), c.var.desk.today)
