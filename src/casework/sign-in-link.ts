import type { Db } from '#db/connect.ts'
import { insertMail } from '#db/queries/mail.ts'
import { findPerson } from '#db/queries/person.ts'
import { NotFound } from '#db/queries/reader.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { findSignInLink, insertSignInLink, takeSignInLink } from '#db/queries/sign-in-link.ts'
import { findUser, findUserByEmail } from '#db/queries/user.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { linksForAddress } from '#domain/rate-limit.ts'
import { madeLinkMinutes, minutesInWords, refusalOf } from '#domain/sign-in-link.ts'
import { paths } from '#src/paths.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { countTry, type Stranger, warn } from './security-event.ts'
import { beginSession, digestOfToken, newToken } from './session.ts'

type Visitor = Omit<Desk, 'user'> & Stranger

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

/**
 * Somebody gives an address. Where it is that of an active person, a link goes there; where it is not, or too many were
 * asked for, nothing does. Nobody is told which. Real time counts, whatever day the register lives on.
 */
export async function askForSignInLink(
  visitor: Visitor,
  { email, returnTo, at, minutes }: { email: string; returnTo: string; at: Date; minutes: number },
): Promise<void> {
  const person = await findUserByEmail(visitor.db, email)
  const about = { userId: person?.id ?? null, note: 'links asked for one e-mail address' }
  if ((await countTry(visitor, linksForAddress, email.toLowerCase(), at, about)) || !person) return
  const token = newToken()
  const expiresAt = minutesAfter(at, minutes)
  const user = await findUser(visitor.db, person.id, visitor.today)
  await perform({ ...visitor, user }, 'ask for a sign-in link', async (desk) => {
    await insertSignInLink(desk.db, {
      tokenDigest: digestOfToken(token),
      userId: person.id,
      returnTo,
      createdAt: at,
      expiresAt,
    })
    await insertMail(desk, {
      kind: 'sign-in link',
      to: { userId: person.id, name: person.name, address: person.email },
      subject: 'Your link to sign in to Redress',
      body: mailBody(minutes, expiresAt),
      link: { text: 'Sign in to Redress', path: paths.signInLink(token) },
      expiresAt,
    })
    return {}
  })
}

const mailBody = (minutes: number, expiresAt: Date) =>
  [
    'You asked for a link to sign in to Redress.',
    `It works once, within ${minutesInWords(minutes)}: until ${timeInWords(expiresAt)} on ${dayInWords(today(expiresAt))}. Open it in the browser in which you want to work.`,
    'If you did not ask for it, do nothing: nobody comes in without this link. If it happens again, tell your administrator.',
  ].join('\n\n')

/** Why a link does not let anybody in. */
export type LinkRefusal = 'used' | 'late' | 'unknown' | 'not active'

/** What a link is worth at a moment, without using it up: mail scanners open links, too. */
export async function lookAtSignInLink(db: Db, token: string, at: Date): Promise<LinkRefusal | null> {
  const link = await findSignInLink(db, digestOfToken(token))
  return link ? refusalOf(link, at) : 'unknown'
}

type Entrance = { token: string; at: Date; hours: number; before?: string }

/**
 * Comes in by a link, which is used up by it: of two browsers at once one succeeds. Gives the session's token and where
 * to go on, or why not; that a link was tried in vain is in the security log.
 */
export async function signInByLink(
  visitor: Visitor,
  { token, at, hours, before }: Entrance,
): Promise<{ session: string; returnTo: string } | LinkRefusal> {
  const tokenDigest = digestOfToken(token)
  const link = await findSignInLink(visitor.db, tokenDigest)
  if (!link) return 'unknown'
  const refuse = async (why: LinkRefusal) => {
    await warn(visitor, { kind: 'refused sign-in', userId: link.userId, note: refusedBecause[why] })
    return why
  }
  const user = await findUser(visitor.db, link.userId, visitor.today).catch((error: Error) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!user) return refuse('not active')
  const session = newToken()
  const done = await perform({ ...visitor, user }, 'sign in', async (desk) => {
    if (!(await takeSignInLink(desk.db, tokenDigest, at))) throw new LinkTaken()
    await beginSession(desk, session, { wayIn: 'link', at, hours, before })
    return { wayIn: 'link' }
  }).catch((error: Error) => {
    if (error instanceof LinkTaken) return null
    throw error
  })
  if (done) return { session, returnTo: link.returnTo }
  return refuse((await lookAtSignInLink(visitor.db, token, at)) ?? 'used')
}

class LinkTaken extends Error {}

const refusedBecause: Record<LinkRefusal, string> = {
  used: 'a link that was used before',
  late: 'a link that came too late',
  unknown: 'a link that nobody made',
  'not active': 'a link of somebody who is not active',
}

/**
 * An administrator makes a link for somebody, to hand it over where no mail goes out. Its token is given once and kept
 * nowhere; each press makes a link of its own, for what was shown before cannot be shown again. The person is told.
 */
export async function makeSignInLink(
  desk: Desk,
  personId: number,
  at: Date,
): Promise<{ token: string; name: string; expiresAt: Date }> {
  const token = newToken()
  const expiresAt = minutesAfter(at, madeLinkMinutes)
  const { name } = await perform({ ...desk, submission: undefined }, 'make a sign-in link', async (desk) => {
    const person = await findUser(desk.db, personId, desk.today)
    await insertSignInLink(desk.db, {
      tokenDigest: digestOfToken(token),
      userId: personId,
      createdAt: at,
      expiresAt,
    })
    await insertSecurityEvent(desk, { kind: 'sign-in link made', userId: personId })
    if (personId !== desk.user.id) await tellOfLink(desk, await findPerson(desk, personId))
    return { personId, name: person.name }
  })
  return { token, name, expiresAt }
}

/** Whoever holds such a link comes in as somebody: they should know of it, and never from the link itself. */
const tellOfLink = (desk: Desk, { id, name, email }: { id: number; name: string; email: string }) =>
  insertMail(desk, {
    kind: 'security warning',
    to: { userId: id, name, address: email },
    subject: 'A link to sign in to Redress as you was made',
    body: [
      `${desk.user.name} made a link by which one signs in to Redress as you. It works once, within ${minutesInWords(madeLinkMinutes)}, and was to be handed to you alone.`,
      'If you did not ask for it, sign out everywhere on the page below, which makes the link useless, and tell the people who run Redress.',
    ].join('\n\n'),
    link: { text: 'See where you are signed in', path: paths.sessions },
  })
