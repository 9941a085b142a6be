import { setTimeout as after } from 'node:timers/promises'
import { Hono } from 'hono'
import { z } from 'zod'
import { askForSignInLink, type LinkRefusal, lookAtSignInLink, signInByLink } from '#casework/sign-in-link.ts'
import { found } from '#db/queries/reader.ts'
import { isEmail } from '#domain/person.ts'
import { linksFromNetwork, refusedFromNetwork } from '#domain/rate-limit.ts'
import { minutesInWords } from '#domain/sign-in-link.ts'
import { paths } from '#src/paths.ts'
import { LinkRefusedPage, refusedTitle, SignInLinkPage } from '#views/session/sign-in-link-page.tsx'
import { LinkAskedForPage } from '#views/session/sign-in-page.tsx'
import type { App, Request } from './app.ts'
import { askToSignIn } from './ask-to-sign-in.tsx'
import { text } from './fields.ts'
import { visitorOf } from './middleware/signed-in.ts'
import { readForm } from './read-form.ts'
import { returnTo } from './return-to.ts'
import { keepSession, sessionToken } from './session-cookie.ts'
import { sayTooMany, tooManyFrom } from './too-many.tsx'

/** Looking an address up and writing a mail take far less: every answer takes as long, whatever was found. */
const answerMs = 250

const linkForm = z.object({
  email: text('Enter your e-mail address', 320).refine(
    (value) => value === '' || isEmail(value),
    'Enter an e-mail address in the correct form, such as name@example.gov.uk',
  ),
  returnTo,
})

export const signInLinkRoutes = new Hono<App>()
  .get(paths.signInLinks, (c) => {
    found('sign-in by link', inEarnest(c))
    const linkWorks = minutesInWords(c.var.stores.config.signInLinkMinutes)
    return c.render(<LinkAskedForPage linkWorks={linkWorks} />, { title: 'Look in your inbox' })
  })
  .post(paths.signInLinks, async (c) => {
    found('sign-in by link', inEarnest(c))
    const { values, state, status } = await readForm(c, linkForm)
    if (!values) {
      c.status(status)
      return askToSignIn(c, { returnTo: returnTo.parse(state.typed.returnTo), form: state })
    }
    const at = new Date()
    const againAt = await tooManyFrom(c, linksFromNetwork, at)
    if (againAt) return sayTooMany(c, againAt, at)
    const minutes = c.var.stores.config.signInLinkMinutes
    await Promise.all([after(answerMs), askForSignInLink(await visitorOf(c), { ...values, at, minutes })])
    return c.redirect(paths.signInLinks, 303)
  })
  .use(paths.signInLink(':token'), async (c, next) => {
    c.set('secretAddress', true)
    await next()
  })
  .get(paths.signInLink(':token'), async (c) => {
    const token = tokenIn(c)
    const refusal = await lookAtSignInLink(c.var.stores.db, token, new Date())
    if (refusal) return sayRefused(c, refusal)
    return c.render(<SignInLinkPage token={token} signedInAs={c.var.user?.name ?? null} />, {
      title: 'Sign in to Redress',
    })
  })
  .post(paths.signInLink(':token'), async (c) => {
    const at = new Date()
    const done = await signInByLink(await visitorOf(c), {
      token: tokenIn(c),
      at,
      hours: c.var.stores.config.sessionHours,
      before: sessionToken(c),
    })
    if (typeof done === 'string') {
      const againAt = await tooManyFrom(c, refusedFromNetwork, at)
      return againAt ? sayTooMany(c, againAt, at) : sayRefused(c, done)
    }
    keepSession(c, done.session)
    return c.redirect(done.returnTo, 303)
  })

const tokenIn = (c: Request): string => c.req.param('token') ?? ''

const inEarnest = (c: Request): true | null => (c.var.demonstrationDay ? null : true)

function sayRefused(c: Request, why: LinkRefusal) {
  c.status(why === 'unknown' ? 404 : why === 'not active' ? 403 : 410)
  return c.render(<LinkRefusedPage why={why} />, { title: refusedTitle(why) })
}
