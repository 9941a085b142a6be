import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { signIn, signOut } from '#casework/session.ts'
import { found } from '#db/queries/reader.ts'
import { findUser } from '#db/queries/user.ts'
import { isSecure } from '#src/config.ts'
import { councilCalendar } from '#src/council-calendar.ts'
import { paths } from '#src/paths.ts'
import { ResumePage } from '#views/session/resume-page.tsx'
import { keptPrefix } from '#views/session/sign-in-page.tsx'
import type { App } from './app.ts'
import { choosePerson } from './choose-person.tsx'
import { chosenId } from './fields.ts'
import { clockOf, originOf, sessionCookie } from './middleware/signed-in.ts'
import { readForm } from './read-form.ts'

/** A page of this site, never another's. Browsers skip tabs and line ends, so that none may hide a second slash. */
const returnTo = z
  .string()
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .catch(paths.today)

const choice = z.object({ userId: chosenId('Choose one of the people'), returnTo })

export const sessionRoutes = new Hono<App>()
  .get(paths.signIn, async (c) => {
    if (!c.var.demonstrationDay) c.status(401)
    return choosePerson(c, { returnTo: returnTo.parse(c.req.query('returnTo')) })
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
    const { db, files } = c.var.stores
    const user = await findUser(db, values.userId)
    const at = new Date()
    const desk = {
      ...clockOf(c, at),
      db,
      files,
      user,
      calendar: await councilCalendar(db),
      from: originOf(c),
    }
    const hours = c.var.stores.config.sessionHours
    const token = await signIn(desk, { at, hours })
    const secure = isSecure(c.var.stores.config)
    setCookie(c, sessionCookie(c.var.stores), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: hours * 3600,
    })
    if (Object.keys(typed).length === 0) return c.redirect(values.returnTo, 303)
    c.set('user', user)
    return c.render(<ResumePage action={values.returnTo} typed={typed} />, {
      title: 'You are signed in again',
    })
  })
  .post(paths.signOut, async (c) => {
    const name = sessionCookie(c.var.stores)
    const token = getCookie(c, name)
    if (token && c.var.user) await signOut(c.var.desk, token)
    deleteCookie(c, name, { path: '/' })
    return c.redirect(paths.signIn, 303)
  })

/** The fields of a form that waited for its writer to sign in again. */
const keptFields = (lists: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(lists)
      .filter(([name]) => name.startsWith(keptPrefix))
      .map(([name, values]) => [name.slice(keptPrefix.length), values]),
  )
