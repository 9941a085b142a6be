export const roles = [
  'link officer',
  'service lead',
  'monitoring officer',
  'viewer',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/**
 * A person who is signed in. services: all that a service lead leads, with those below them. actingFor: the Monitoring
 * Officer for whom a deputy works at the moment, with that role.
 */
export type User = {
  id: number
  name: string
  role: Role
  services: readonly number[]
  actingFor?: { id: number; name: string }
}

export const roleInWords: Record<Role, string> = {
  'link officer': 'Link officer',
  'service lead': 'Service lead',
  'monitoring officer': 'Monitoring Officer',
  viewer: 'Viewer',
  administrator: 'Administrator',
}

/** Service leads work for the services that they lead; everybody else for the whole council. */
export const worksFor = (
  { role, services }: Pick<User, 'role' | 'services'>,
  serviceId: number | null,
): boolean => role !== 'service lead' || (serviceId !== null && services.includes(serviceId))
