import { createHash, randomBytes } from 'node:crypto'
import { insertMail } from '#db/queries/mail.ts'
import { deleteSessionsOf, findPerson } from '#db/queries/person.ts'
import { NotFound } from '#db/queries/reader.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import {
  deleteSession,
  deleteSessionOf,
  insertSession,
  insertSignIn,
  listSignInsOf,
} from '#db/queries/session.ts'
import { deleteUnusedSignInLinksOf } from '#db/queries/sign-in-link.ts'
import { browserInWords } from '#domain/browser-in-words.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { NotPermitted } from '#domain/permissions.ts'
import type { WayIn } from '#domain/session.ts'
import { daysLookedBack, unusualIn } from '#domain/unusual-sign-in.ts'
import { paths } from '#src/paths.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

export const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What nobody can guess: 256 bits, as text that fits into an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** How a session begins. `before` is the token that the browser came with: that session ends, so that none is taken over. */
export type Beginning = { wayIn: WayIn; at: Date; hours: number; before?: string; idToken?: string | null }

/** Begins a session in real time and gives its token, which only the browser keeps. */
export async function signIn(desk: Desk, beginning: Beginning): Promise<string> {
  const token = newToken()
  await perform(desk, 'sign in', async (desk) => {
    await beginSession(desk, token, beginning)
    return { wayIn: beginning.wayIn }
  })
  return token
}

/** The session itself, within the act by which somebody comes in. */
export async function beginSession(desk: Desk, token: string, { at, hours, ...beginning }: Beginning) {
  if (beginning.before) await deleteSession(desk.db, digestOfToken(beginning.before))
  await insertSession(desk.db, {
    tokenDigest: digestOfToken(token),
    userId: desk.user.id,
    wayIn: beginning.wayIn,
    browser: desk.from?.browser ?? '',
    address: desk.from?.address ?? '',
    idToken: beginning.idToken ?? null,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(at.getTime() + hours * 3_600_000),
  })
  if (beginning.wayIn !== 'choice') await lookWhetherUnusual(desk, beginning.wayIn, at)
}

/** A sign-in from where nobody saw this person before is in the security log, and they are told of it. */
async function lookWhetherUnusual(desk: Desk, wayIn: WayIn, at: Date): Promise<void> {
  const since = new Date(at.getTime() - daysLookedBack * 24 * 3_600_000)
  const { id: userId } = desk.user
  const place = { browser: desk.from?.browser ?? '', address: desk.from?.address ?? '' }
  const unusual = unusualIn(place, await listSignInsOf(desk.db, userId, since))
  await insertSignIn(desk.db, { userId, at, wayIn, ...place })
  if (unusual.length === 0) return
  await insertSecurityEvent(desk, { kind: 'unusual sign-in', userId, note: `new ${unusual.join(' and ')}` })
  const { name, email } = await findPerson(desk, userId)
  await insertMail(desk, {
    kind: 'security warning',
    to: { userId, name, address: email },
    subject: 'A sign-in to Redress from somewhere new',
    body: [
      `Somebody signed in to Redress as you at ${timeInWords(at)} on ${dayInWords(today(at))}, by ${browserInWords(place.browser)}${place.address && ` from the network address ${place.address}`}. Redress had not seen that ${unusual.join(' and ')} with you for ${daysLookedBack} days.`,
      'If it was you, there is nothing to do.',
      'If it was not you, sign out everywhere on the page below, and tell your administrator at once.',
    ].join('\n\n'),
    link: { text: 'See where you are signed in', path: paths.sessions },
  })
}

export const signOut = (desk: Desk, token: string) =>
  perform(desk, 'sign out', async (desk) => {
    await deleteSession(desk.db, digestOfToken(token))
    return {}
  })

/** Somebody ends one of their own sessions, such as that of a phone which was lost. */
export const endSession = (desk: Desk, id: number) =>
  perform(desk, 'end a session', async (desk) => {
    if (!(await deleteSessionOf(desk.db, desk.user.id, id))) throw new NotFound('session')
    return { sessionId: id }
  })

/**
 * Signs somebody out in every browser: themselves, or by an administrator, which the security log keeps. Links that lie
 * in their mails work no more.
 */
export const endSessionsOf = (desk: Desk, personId: number) =>
  perform(desk, 'end a session', async (desk) => {
    const own = personId === desk.user.id
    if (!own && desk.user.role !== 'administrator') throw new NotPermitted('end a session')
    const { name } = await findPerson(desk, personId)
    const ended = await deleteSessionsOf(desk, personId)
    await deleteUnusedSignInLinksOf(desk.db, personId)
    if (!own) {
      await insertSecurityEvent(desk, { kind: 'session ended', userId: personId, note: `${ended} ended` })
    }
    return { personId, name, ended }
  })
