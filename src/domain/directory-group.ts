import type { Role } from './user.ts'

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

/**
 * The part that somebody's groups give them, or null where none of them is known here: then the part that the register
 * itself gives them holds. Services are those of all their groups.
 */
export function partFromGroups(claims: readonly string[], groups: readonly DirectoryGroup[]): Part | null {
  const theirs = groups.filter(({ claim }) => claims.includes(claim))
  const role = rolesByReach.find((role) => theirs.some((group) => group.role === role))
  if (!role) return null
  const services = role === 'service lead' ? theirs.flatMap((group) => group.services) : []
  return { role, services: [...new Set(services)].sort((one, other) => one - other) }
}

/** A group in words, field by field, for its history and for two versions side by side. */
export const groupInWords = (
  { claim, label, role, services }: DirectoryGroup,
  names: ReadonlyMap<number, string>,
): Record<string, string> => ({
  'name in the directory': claim,
  label,
  part: role,
  services: services.map((id) => names.get(id) ?? 'a service that is gone').join(', '),
})
