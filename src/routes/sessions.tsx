import { Hono } from 'hono'
import { endSession, endSessionsOf } from '#casework/session.ts'
import { listSessionsOf } from '#db/queries/session.ts'
import { paths } from '#src/paths.ts'
import { SessionsPage } from '#views/session/sessions-page.tsx'
import type { App } from './app.ts'
import { idInAddress } from './in-address.ts'
import { idleSince } from './middleware/signed-in.ts'
import { say } from './say.ts'
import { dropSession } from './session-cookie.ts'

/** Where one is signed in: everybody's own page. */
export const sessionsRoutes = new Hono<App>()
  .get(paths.sessions, async (c) => {
    const { db, user } = c.var.desk
    const now = new Date()
    const sessions = await listSessionsOf(db, user.id, now, idleSince(c.var.stores.config, now))
    return c.render(<SessionsPage sessions={sessions} current={c.var.session?.id ?? 0} />, {
      title: 'Where you are signed in',
    })
  })
  .post(paths.sessionsEnd, async (c) => {
    await endSessionsOf(c.var.desk, c.var.desk.user.id)
    dropSession(c)
    say(c, 'You are signed out everywhere', 'Every browser in which you were signed in has to sign in again.')
    return c.redirect(paths.signIn, 303)
  })
  .post(paths.sessionEnd(':id'), async (c) => {
    const id = idInAddress(c)
    await endSession(c.var.desk, id)
    if (id === c.var.session?.id) {
      dropSession(c)
      return c.redirect(paths.signIn, 303)
    }
    say(c, 'That browser is signed out')
    return c.redirect(paths.sessions, 303)
  })
