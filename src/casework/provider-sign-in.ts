import { hasDirectoryGroups, listGroupsNamed } from '#db/queries/directory-group.ts'
import {
  countAdministrators,
  findPerson,
  isEmailTaken,
  lockPeople,
  updatePerson,
} from '#db/queries/person.ts'
import {
  findIdentity,
  insertIdentity,
  insertProviderSignIn,
  takeProviderSignIn,
} from '#db/queries/provider-sign-in.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listServices } from '#db/queries/service.ts'
import { findUser, findUserByEmail, insertServiceLed, insertUser } from '#db/queries/user.ts'
import { differing } from '#domain/case-facts.ts'
import { type Part, partFromGroups } from '#domain/directory-group.ts'
import type { ProviderPerson } from '#domain/openid-claims.ts'
import { emailAsKept, personInWords } from '#domain/person.ts'
import { Refusal } from '#domain/refusal.ts'
import type { User } from '#domain/user.ts'
import type { Desk } from './desk.ts'
import { inOneTransaction, perform } from './perform.ts'
import { type Stranger, warn } from './security-event.ts'
import { beginSession, digestOfToken, newToken } from './session.ts'

type Visitor = Omit<Desk, 'user'> & Stranger

/** How long somebody may take at the provider's. */
const minutesUnderWay = 10

/** The state that travels by the provider: it says nothing of the token, which only the browser keeps. */
export const stateOf = (token: string): string => digestOfToken(token)

/** Somebody sets out for the provider: what has to come back with them is kept. */
export const keepProviderSignIn = (
  { db }: Pick<Desk, 'db'>,
  {
    state,
    nonce,
    codeVerifier,
    returnTo,
    at,
  }: { state: string; nonce: string; codeVerifier: string; returnTo: string; at: Date },
) =>
  insertProviderSignIn(
    db,
    {
      stateDigest: state,
      nonce,
      codeVerifier,
      returnTo,
      expiresAt: new Date(at.getTime() + minutesUnderWay * 60_000),
    },
    at,
  )

/** Somebody comes back from the provider, once, in the browser in which they set out. */
export const endProviderSignIn = ({ db }: Pick<Desk, 'db'>, token: string, at: Date) =>
  takeProviderSignIn(db, stateOf(token), at)

/** Why somebody whom the provider knows is not let in. */
export type ProviderRefusal = 'unknown' | 'not active' | 'groups left out'

const refusedBecause: Record<ProviderRefusal, string> = {
  unknown: 'the provider knows them, this register does not',
  'not active': 'the provider knows them, and they are not active here',
  'groups left out': 'more groups than the provider would list, so that their part could not be told',
}

type Entrance = { at: Date; hours: number; before?: string; idToken: string }

/**
 * Comes in by the council's provider. Somebody is known by the provider's own number for them, at first by their address.
 * Their groups give them their part where any of them is known here; who is unknown comes in by that only.
 */
export async function signInByProvider(
  visitor: Visitor,
  person: ProviderPerson,
  entrance: Entrance,
): Promise<{ session: string } | ProviderRefusal> {
  const refuse = async (why: ProviderRefusal, userId: number | null = null) => {
    await warn(visitor, { kind: 'refused sign-in', userId, note: refusedBecause[why] })
    return why
  }
  const id = await whoIs(visitor, person)
  if (person.groupsLeftOut && (await hasDirectoryGroups(visitor))) return refuse('groups left out', id)
  const part = partFromGroups(person.groups, await listGroupsNamed(visitor, person.groups))
  if (id === null && person.email && (await isEmailTaken(visitor, emailAsKept(person.email), null))) {
    return refuse('not active')
  }
  if (id === null && (!part || !person.email)) return refuse('unknown')
  if (id !== null && !(await findPerson(visitor, id)).active) return refuse('not active', id)
  const session = newToken()
  await inOneTransaction({ ...visitor, user: nobody }, async (desk) => {
    await lockPeople(desk)
    const userId = id ?? (await admit(desk, person, part!))
    const user = await findUser(desk.db, userId, desk.today)
    if (id !== null && part) await takeOver({ ...desk, user }, part)
    await link({ ...desk, user }, person, entrance.at)
    await perform({ ...desk, user: await findUser(desk.db, userId, desk.today) }, 'sign in', async (desk) => {
      await beginSession(desk, session, { wayIn: 'provider', ...entrance })
      return { wayIn: 'provider' }
    })
  })
  return { session }
}

const nobody: User = { id: 0, name: '', role: 'viewer', services: [] }

async function whoIs({ db }: Visitor, { issuer, subject, email }: ProviderPerson): Promise<number | null> {
  const linked = await findIdentity(db, issuer, subject)
  if (linked !== null || email === null) return linked
  return (await findUserByEmail(db, email))?.id ?? null
}

/** Somebody new, whose groups give them a part. */
async function admit(desk: Desk, { name, email }: ProviderPerson, part: Part): Promise<number> {
  const address = emailAsKept(email ?? '')
  const id = await insertUser(desk.db, { name: name || address, email: address, role: part.role })
  const user: User = { id, name: name || address, role: part.role, services: part.services }
  await perform({ ...desk, user }, 'take over a part from the directory', async (desk) => {
    for (const serviceId of part.services) await insertServiceLed(desk.db, { userId: id, serviceId })
    await insertSecurityEvent(desk, {
      kind: 'role change',
      userId: id,
      note: `Came in by the directory as ${part.role}.`,
    })
    return { userId: id, name: user.name, before: {}, after: { part: part.role } }
  })
  return id
}

/** The part that the groups give, where it is another than before. The last administrator stays one. */
async function takeOver(desk: Desk, part: Part): Promise<void> {
  const before = await findPerson(desk, desk.user.id)
  const after = { ...before, ...part }
  if (before.role === part.role && String(before.services) === String(part.services)) return
  if (before.role === 'administrator' && (await countAdministrators(desk, before.id)) === 0) return
  await perform(desk, 'take over a part from the directory', async (desk) => {
    const { id, version, deputyId: _, ...facts } = after
    if (!(await updatePerson(desk, id, version, facts)))
      throw new Refusal('You were changed while you signed in. Try again.')
    const names = new Map((await listServices(desk)).map(({ id, name }) => [id, name]))
    const changes = differing(personInWords(before, names), personInWords(after, names))
    await insertSecurityEvent(desk, {
      kind: 'role change',
      userId: id,
      note: `By the directory: the part was ${changes.before.part}, and is ${changes.after.part} now.`,
    })
    return { userId: id, name: before.name, ...changes }
  })
}

/** Remembers under which number the provider knows somebody, so that a changed address does not lock them out. */
async function link(desk: Desk, { issuer, subject }: ProviderPerson, at: Date): Promise<void> {
  if ((await findIdentity(desk.db, issuer, subject)) !== null) return
  await perform(desk, 'link an identity', async (desk) => {
    await insertIdentity(desk.db, { issuer, subject, userId: desk.user.id, linkedAt: at })
    return { issuer }
  })
}
