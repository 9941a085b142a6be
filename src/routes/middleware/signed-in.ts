import type { HttpBindings } from '@hono/node-server'
import { createMiddleware } from 'hono/factory'
import { deskOfDeputy, stopActing } from '#casework/deputy.ts'
import type { Desk } from '#casework/desk.ts'
import { digestOfToken } from '#casework/session.ts'
import { findAppearance } from '#db/queries/appearance.ts'
import { findOwnAuthority } from '#db/queries/authority.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import { NotFound, type Origin } from '#db/queries/reader.ts'
import { findSession, updateSessionSeen } from '#db/queries/session.ts'
import { findUser } from '#db/queries/user.ts'
import { sameTimeOn, today } from '#domain/calendar.ts'
import { clientAddress } from '#domain/network-address.ts'
import { Refusal } from '#domain/refusal.ts'
import type { User } from '#domain/user.ts'
import type { Config } from '#src/config.ts'
import { councilCalendar } from '#src/council-calendar.ts'
import { paths } from '#src/paths.ts'
import type { App, Request } from '../app.ts'
import { keepForm } from '../ask-to-sign-in.tsx'
import { readFields } from '../read-form.ts'
import { sessionToken } from '../session-cookie.ts'

/** Says whose register this is and on which day it lives, and lays out the desk of whoever is signed in. */
export const atTheDesk = createMiddleware<App>(async (c, next) => {
  heedProxies(c)
  const { db } = c.var.stores
  const [council, demonstration, appearance] = await Promise.all([
    findOwnAuthority(db),
    findDemonstration(db),
    findAppearance(db),
  ])
  c.set('council', council?.name ?? '')
  c.set('appearance', appearance && { version: appearance.version, colour: appearance.brandColour })
  c.set('demonstrationDay', demonstration?.day ?? null)
  const user = await whoIs(c)
  c.set('user', user)
  if (user && c.var.session) {
    const desk = await actingDesk({ ...(await visitorOf(c)), user }, c.var.session)
    c.set('desk', desk)
    c.set('user', desk.user)
  }
  await next()
})

/** The desk of a deputy while they may act. When they may no longer, it ends for good, and the desk is their own again. */
async function actingDesk(desk: Desk, session: NonNullable<App['Variables']['session']>): Promise<Desk> {
  if (session.actingForId === null) return desk
  const acting = await deskOfDeputy(desk, session.actingForId)
  if (acting) return acting
  await stopActing(desk, session.id).catch((error: Error) => {
    if (!(error instanceof Refusal)) throw error
  })
  return desk
}

/** Says once that a proxy passes addresses on which nobody heeds. */
function heedProxies(c: Request): void {
  const { proxies, stores, log } = c.var
  if (proxies.unheeded || stores.config.trustedProxies > 0 || !c.req.header('X-Forwarded-For')) return
  proxies.unheeded = true
  log.warn(
    'X-Forwarded-For comes in, but TRUSTED_PROXIES is 0: set it if a proxy of yours stands before Redress',
  )
}

/** The desk of whoever comes, before it is known who that is. */
export async function visitorOf(c: Request) {
  const { db, files } = c.var.stores
  return { ...clockOf(c, new Date()), db, files, calendar: await councilCalendar(db), from: originOf(c) }
}

/** From where a request comes. Requests that came over no connection, as tests send them, have no address. */
const originOf = (c: Request): Origin => ({
  address: clientAddress({
    connection: (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? '',
    forwardedFor: c.req.header('X-Forwarded-For'),
    trustedProxies: c.var.stores.config.trustedProxies,
  }),
  browser: (c.req.header('User-Agent') ?? '').slice(0, 300),
})

/** The day and the moment in which acts are recorded: the demonstration's own day, at the real time of day. */
function clockOf(c: Request, at: Date) {
  const day = c.var.demonstrationDay
  return day ? { today: day, now: sameTimeOn(day, at) } : { today: today(at), now: at }
}

/** Who was last there before this moment has left. */
export const idleSince = ({ sessionIdleMinutes }: Config, now: Date): Date =>
  new Date(now.getTime() - sessionIdleMinutes * 60_000)

/** Sessions live in real time, whatever day the demonstration has. */
async function whoIs(c: Request): Promise<User | null> {
  c.set('session', null)
  const token = sessionToken(c)
  if (!token) return null
  const { db, config } = c.var.stores
  const now = new Date()
  const session = await findSession(db, digestOfToken(token), now, idleSince(config, now))
  if (!session) return null
  c.set('session', session)
  if (now.getTime() - session.lastSeenAt.getTime() > 60_000) {
    await updateSessionSeen(db, session.tokenDigest, now)
  }
  return findUser(db, session.userId, clockOf(c, now).today).catch((error: Error) => {
    if (error instanceof NotFound) return null
    throw error
  })
}

/**
 * Pages beyond this are for people who are signed in. Others are asked to, and come back to where they were; a form that
 * they sent is kept for them, so that a session which ran out loses nothing typed.
 */
export const signedIn = createMiddleware<App>(async (c, next) => {
  if (c.var.user) return next()
  if (c.req.method === 'POST') return keepTyped(c)
  const address = new URL(c.req.url)
  const signIn = paths.signInAgain(address.pathname + address.search)
  if (c.req.header('HX-Request')) return c.body(null, 401, { 'HX-Redirect': signIn })
  return c.redirect(signIn, 303)
})

async function keepTyped(c: Request) {
  const { fields } = await readFields(c)
  c.status(401)
  return keepForm(c, fields)
}
