import { Hono } from 'hono'
import { z } from 'zod'
import { signIn, signOut } from '#casework/session.ts'
import { found } from '#db/queries/reader.ts'
import { findUser } from '#db/queries/user.ts'
import { addressOf } from '#src/config.ts'
import { paths } from '#src/paths.ts'
import { keptPrefix } from '#views/session/choose-person-page.tsx'
import { ResumePage } from '#views/session/resume-page.tsx'
import type { App } from './app.ts'
import { askToSignIn, choosePerson } from './ask-to-sign-in.tsx'
import { chosenId } from './fields.ts'
import { visitorOf } from './middleware/signed-in.ts'
import { readForm } from './read-form.ts'
import { returnTo } from './return-to.ts'
import { dropSession, keepSession, sessionToken } from './session-cookie.ts'

const choice = z.object({ userId: chosenId('Choose one of the people'), returnTo })

export const sessionRoutes = new Hono<App>()
  .get(paths.signIn, (c) => {
    const asked = { returnTo: returnTo.parse(c.req.query('returnTo')) }
    return c.var.demonstrationDay ? choosePerson(c, asked) : askToSignIn(c, asked)
  })
  .post(paths.signIn, async (c) => {
    found('sign-in by choice', c.var.demonstrationDay)
    const { values, state, status } = await readForm(c, choice)
    const typed = keptFields(state.lists)
    if (!values) {
      c.status(status)
      return choosePerson(c, {
        returnTo: returnTo.parse(state.typed.returnTo),
        typed,
        mistake: 'Choose one of the people',
      })
    }
    const visitor = await visitorOf(c)
    const user = await findUser(visitor.db, values.userId, visitor.today)
    const token = await signIn(
      { ...visitor, user },
      {
        wayIn: 'choice',
        at: new Date(),
        hours: c.var.stores.config.sessionHours,
        before: sessionToken(c),
      },
    )
    keepSession(c, token)
    if (Object.keys(typed).length === 0) return c.redirect(values.returnTo, 303)
    c.set('user', user)
    return c.render(<ResumePage action={values.returnTo} typed={typed} />, {
      title: 'You are signed in again',
    })
  })
  .post(paths.signOut, async (c) => {
    const token = sessionToken(c)
    const { provider, session } = c.var
    if (token && c.var.user) await signOut(c.var.desk, token)
    dropSession(c)
    const elsewhere =
      provider && session?.wayIn === 'provider'
        ? await provider.endSessionUrl(session.idToken, `${addressOf(c.var.stores.config)}${paths.signIn}`)
        : null
    return c.redirect(elsewhere ?? paths.signIn, 303)
  })

/** The fields of a form that waited for its writer to sign in again. */
const keptFields = (lists: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(lists)
      .filter(([name]) => name.startsWith(keptPrefix))
      .map(([name, values]) => [name.slice(keptPrefix.length), values]),
  )
