import { isEmail } from './person.ts'

/** Whom a provider says somebody is: what Redress reads of its claims. */
export type ProviderPerson = {
  issuer: string
  subject: string
  name: string
  /** An address that the provider vouches for, or null. */
  email: string | null
  groups: readonly string[]
  /** There are more groups than the provider would list, so that it listed none. */
  groupsLeftOut: boolean
}

type Claims = Readonly<Record<string, unknown>>

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/**
 * The claims of a sign-in. Microsoft Entra ID says nothing of whether an address is verified and may leave it out: there
 * the name by which one signs in stands for it, since both are given out by the one directory that the issuer names.
 */
export const readClaims = (claims: Claims, groupsClaim: string): ProviderPerson => ({
  issuer: textOf(claims.iss),
  subject: textOf(claims.sub),
  name: textOf(claims.name) || textOf(claims.preferred_username),
  email: emailIn(claims),
  groups: groupsIn(claims[groupsClaim]),
  groupsLeftOut: groupsLeftOut(claims, groupsClaim),
})

function emailIn({ email, email_verified: verified, preferred_username: username }: Claims): string | null {
  if (verified === false || verified === 'false') return null
  return [textOf(email), textOf(username)].find(isEmail) ?? null
}

/** One group or several, by id, name or role. */
function groupsIn(claim: unknown): string[] {
  const all = (Array.isArray(claim) ? claim : [claim]).map(textOf)
  return [...new Set(all.filter((group) => group !== ''))]
}

/** Entra lists 200 groups at most; beyond that it names only where they could be asked for. */
function groupsLeftOut(claims: Claims, groupsClaim: string): boolean {
  const elsewhere = claims._claim_names
  const named = typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere
  return named || claims.hasgroups === true || claims.hasgroups === 'true'
}
