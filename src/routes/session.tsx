import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { signIn, signOut } from '#casework/session.ts'
import { found } from '#db/queries/reader.ts'
import { findUser, listLeads, listUsers } from '#db/queries/user.ts'
import { councilCalendar } from '#src/council-calendar.ts'
import { paths } from '#src/paths.ts'
import { NoWayInPage, SignInPage } from '#views/session/sign-in-page.tsx'
import type { App, Request } from './app.ts'
import { clockOf, sessionCookie } from './middleware/signed-in.ts'
import { readForm } from './read-form.ts'

/** A page of this site, never another's. */
const returnTo = z
  .string()
  .regex(/^\/(?![/\\])/)
  .catch(paths.today)

const choice = z.object({ userId: z.coerce.number().int().positive(), returnTo })

export const sessionRoutes = new Hono<App>()
  .get(paths.signIn, async (c) => {
    if (!c.var.demonstrationDay) {
      c.status(401)
      return c.render(<NoWayInPage />, { title: 'Sign in' })
    }
    return choosePerson(c, returnTo.parse(c.req.query('returnTo')))
  })
  .post(paths.signIn, async (c) => {
    found('sign-in by choice', c.var.demonstrationDay)
    const { values } = await readForm(c, choice)
    if (!values) {
      c.status(422)
      return choosePerson(c, paths.today, 'Choose one of the people')
    }
    const { db, files } = c.var.stores
    const user = await findUser(db, values.userId)
    const at = new Date()
    const desk = { ...clockOf(c, at), db, files, user, calendar: councilCalendar }
    const hours = c.var.stores.config.sessionHours
    const token = await signIn(desk, { at, hours })
    const secure = c.var.stores.config.publicUrl?.startsWith('https:') ?? false
    setCookie(c, sessionCookie(c.var.stores), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: hours * 3600,
    })
    return c.redirect(values.returnTo, 303)
  })
  .post(paths.signOut, async (c) => {
    const name = sessionCookie(c.var.stores)
    const token = getCookie(c, name)
    if (token && c.var.user) await signOut(c.var.desk, token)
    deleteCookie(c, name, { path: '/' })
    return c.redirect(paths.signIn, 303)
  })

async function choosePerson(c: Request, returnTo: string, mistake?: string) {
  const { db } = c.var.stores
  const [people, leads] = await Promise.all([listUsers(db), listLeads(db)])
  return c.render(
    <SignInPage
      council={c.var.council}
      returnTo={returnTo}
      mistake={mistake}
      people={people.map((person) => ({
        ...person,
        leads: leads.filter(({ userId }) => userId === person.id).map(({ service }) => service),
      }))}
    />,
    { title: 'Choose who you are', error: mistake !== undefined },
  )
}
