import type { PersonFacts } from './person.ts'
import { type Role, roleInWords } from './user.ts'

/** A group of the council's directory, as the provider names it, and the part that its members have. */
export type DirectoryGroup = { claim: string; label: string; role: Role; services: readonly number[] }

/** Somebody in several groups has the first of these parts. */
export const rolesByReach: readonly Role[] = [
  'administrator',
  'monitoring officer',
  'link officer',
  'service lead',
  'viewer',
]

export type Part = { role: Role; services: readonly number[] }

/** The part that somebody's groups give them, or null where none of them is known here. Services are those of all. */
export function partFromGroups(claims: readonly string[], groups: readonly DirectoryGroup[]): Part | null {
  const theirs = groups.filter(({ claim }) => claims.includes(claim))
  const role = rolesByReach.find((role) => theirs.some((group) => group.role === role))
  if (!role) return null
  const services = role === 'service lead' ? theirs.flatMap((group) => group.services) : []
  return { role, services: [...new Set(services)].sort((one, other) => one - other) }
}

type Held = PersonFacts & { partFromDirectory: boolean }

/**
 * What the groups change of somebody who comes in; null where nothing. What the directory gave it takes back with the
 * last group, and gives again with the next; a part that an administrator gave, and an access that one ended, hold.
 */
export function changedByGroups(person: Held, part: Part | null): Partial<Held> | null {
  const { active, partFromDirectory } = person
  if (part === null) return active && partFromDirectory ? { active: false } : null
  if (!active && !partFromDirectory) return null
  if (!samePart(person, part)) return { ...part, active: true, partFromDirectory: true }
  return active ? null : { active: true }
}

/** The part stays the directory's, unless an administrator gives another or says whether somebody may sign in. */
export const staysFromDirectory = (before: Held, after: PersonFacts): boolean =>
  before.partFromDirectory && before.active === after.active && samePart(before, after)

const samePart = (one: Part, other: Part): boolean =>
  one.role === other.role && String(one.services.toSorted()) === String(other.services.toSorted())

/** A group in words, field by field, for its history and for two versions side by side. */
export const groupInWords = (
  { claim, label, role, services }: DirectoryGroup,
  names: ReadonlyMap<number, string>,
): Record<string, string> => ({
  'name in the directory': claim,
  label,
  part: roleInWords[role],
  services: services.map((id) => names.get(id) ?? 'a service that is gone').join(', '),
})
