import { hasDirectoryGroups, listGroupsNamed } from '#db/queries/directory-group.ts'
import { countAdministrators, findPerson, isEmailTaken, lockPeople } from '#db/queries/person.ts'
import {
  findIdentity,
  hasIdentity,
  insertIdentity,
  insertProviderSignIn,
  takeProviderSignIn,
} from '#db/queries/provider-sign-in.ts'
import { insertSecurityEvent } from '#db/queries/security-event.ts'
import { listServices } from '#db/queries/service.ts'
import { findUser, findUserByEmail, insertServiceLed, insertUser } from '#db/queries/user.ts'
import { changedByGroups, type Part, partFromGroups } from '#domain/directory-group.ts'
import type { ProviderPerson } from '#domain/openid-claims.ts'
import { emailAsKept, isAdministrator, partInWords } from '#domain/person.ts'
import { Refusal } from '#domain/refusal.ts'
import type { User } from '#domain/user.ts'
import type { Desk } from './desk.ts'
import { inOneTransaction, perform } from './perform.ts'
import { writePerson } from './person-change.ts'
import { type Stranger, warn } from './security-event.ts'
import { beginSession, digestOfToken, newToken } from './session.ts'
import { unlessStale } from './stale-form.ts'

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
export type ProviderRefusal =
  | 'unknown'
  | 'no address'
  | 'not active'
  | 'linked to another account'
  | 'no group any more'
  | 'groups left out'

const refusedBecause: Record<ProviderRefusal, string> = {
  unknown: 'the provider knows them, this register does not',
  'no address': 'the provider knows them, and vouches for no e-mail address of theirs',
  'not active': 'the provider knows them, and they are not active here',
  'linked to another account': 'the address is that of somebody who came in by another account before',
  'no group any more': 'their part came from the directory, and none of their groups gives one any more',
  'groups left out': 'more groups than the provider would list, so that their part could not be told',
}

type Entrance = { at: Date; hours: number; before?: string; idToken: string }

/**
 * Comes in by the council's provider. Somebody is known by the provider's own number for them, at first by their address.
 * Their groups give them their part where any of them is known here; who is unknown comes in by that only. All of it is
 * looked up under one lock: of two browsers that come in for the first time at once, the second is known already.
 */
export async function signInByProvider(
  visitor: Visitor,
  person: ProviderPerson,
  entrance: Entrance,
): Promise<{ session: string } | ProviderRefusal> {
  const session = newToken()
  const refusal = await inOneTransaction({ ...visitor, user: nobody }, async (desk) => {
    await lockPeople(desk)
    const { id, why } = await whoComes(desk, person)
    if (why !== null) {
      const event = { kind: 'refused sign-in', userId: id, note: refusedBecause[why] } as const
      await warn({ ...visitor, db: desk.db }, event)
      return why
    }
    const user = await findUser(desk.db, id, desk.today)
    await link({ ...desk, user }, person, entrance.at)
    await perform({ ...desk, user }, 'sign in', async (desk) => {
      await beginSession(desk, session, { wayIn: 'provider', ...entrance })
      return { wayIn: 'provider' }
    })
    return null
  })
  return refusal ?? { session }
}

const nobody: User = { id: 0, name: '', role: 'viewer', services: [] }

type Comer = { id: number; why: null } | { id: number | null; why: ProviderRefusal }

/** Whom the provider's person is here, with the part that their groups give them, or why they are not let in. */
async function whoComes(desk: Desk, person: ProviderPerson): Promise<Comer> {
  const { issuer, subject, email } = person
  const linked = await findIdentity(desk.db, issuer, subject)
  const known = linked === null && email !== null ? await findUserByEmail(desk.db, email) : null
  if (known && (await hasIdentity(desk.db, issuer, known.id))) {
    return { id: known.id, why: 'linked to another account' }
  }
  const id = linked ?? known?.id ?? null
  if (person.groupsLeftOut && (await hasDirectoryGroups(desk))) return { id, why: 'groups left out' }
  const part = partFromGroups(person.groups, await listGroupsNamed(desk, person.groups))
  return id === null ? admit(desk, person, part) : takeOver(desk, id, part)
}

/** Somebody new, whose groups give them a part. */
async function admit(desk: Desk, { name, email }: ProviderPerson, part: Part | null): Promise<Comer> {
  if (!email) return { id: null, why: 'no address' }
  const address = emailAsKept(email)
  if (await isEmailTaken(desk, address, null)) return { id: null, why: 'not active' }
  if (!part) return { id: null, why: 'unknown' }
  const facts = { name: name || address, email: address, role: part.role, partFromDirectory: true }
  const id = await insertUser(desk.db, facts)
  const user: User = { id, name: facts.name, ...part }
  await perform({ ...desk, user }, 'take over a part from the directory', async (desk) => {
    for (const serviceId of part.services) await insertServiceLed(desk.db, { userId: id, serviceId })
    const words = partInWords(part, new Map((await listServices(desk)).map(({ id, name }) => [id, name])))
    await insertSecurityEvent(desk, {
      kind: 'role change',
      userId: id,
      note: `Came in by the directory as ${words}.`,
    })
    return { userId: id, name: user.name, before: {}, after: { part: words } }
  })
  return { id, why: null }
}

/** What the groups change of somebody, before they come in or are refused. The last administrator stays one. */
async function takeOver(desk: Desk, id: number, part: Part | null): Promise<Comer> {
  const before = await findPerson(desk, id)
  if (isAdministrator(before) && (await countAdministrators(desk, id)) === 0) return { id, why: null }
  const changed = changedByGroups(before, part)
  const after = { ...before, ...changed }
  if (changed) {
    await perform({ ...desk, user: before }, 'take over a part from the directory', async (desk) => {
      const changes = await unlessStale(writePerson(desk, before, after, 'directory'))
      if (!changes) throw new Refusal('You were changed while you signed in. Try again.')
      return { userId: id, name: before.name, ...changes }
    })
  }
  if (after.active) return { id, why: null }
  return { id, why: before.partFromDirectory ? 'no group any more' : 'not active' }
}

/** Remembers under which number the provider knows somebody, so that a changed address does not lock them out. */
async function link(desk: Desk, { issuer, subject }: ProviderPerson, at: Date): Promise<void> {
  if ((await findIdentity(desk.db, issuer, subject)) !== null) return
  await perform(desk, 'link an identity', async (desk) => {
    await insertIdentity(desk.db, { issuer, subject, userId: desk.user.id, linkedAt: at })
    return { issuer }
  })
}
