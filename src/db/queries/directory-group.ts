import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DirectoryGroup } from '#domain/directory-group.ts'
import { directoryGroupServices, directoryGroups } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

/** Every group that is known here, with its services, by the name that people gave it. */
export async function listDirectoryGroups({ db }: Db) {
  const groups = await db
    .select()
    .from(directoryGroups)
    .orderBy(asc(directoryGroups.label), asc(directoryGroups.id))
  const services = await db
    .select()
    .from(directoryGroupServices)
    .orderBy(asc(directoryGroupServices.serviceId))
  return groups.map((group) => ({
    ...group,
    services: services.filter(({ groupId }) => groupId === group.id).map(({ serviceId }) => serviceId),
  }))
}

/** The groups among these names that are known here. */
export async function listGroupsNamed({ db }: Db, claims: readonly string[]): Promise<DirectoryGroup[]> {
  if (claims.length === 0) return []
  const groups = await db
    .select()
    .from(directoryGroups)
    .where(inArray(directoryGroups.claim, [...claims]))
  const services = await db.select().from(directoryGroupServices)
  return groups.map((group) => ({
    ...group,
    services: services.filter(({ groupId }) => groupId === group.id).map(({ serviceId }) => serviceId),
  }))
}

export const hasDirectoryGroups = async ({ db }: Db): Promise<boolean> =>
  (await db.select({ id: directoryGroups.id }).from(directoryGroups).limit(1)).length > 0

export async function findDirectoryGroup(reader: Db, id: number) {
  return found(
    'directory group',
    (await listDirectoryGroups(reader)).find((group) => group.id === id),
  )
}

/** Keeps a group. Null where its name in the directory is known already. */
export async function insertDirectoryGroup({ db }: Db, { services, ...values }: DirectoryGroup) {
  const [row] = await db
    .insert(directoryGroups)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: directoryGroups.id })
  if (row) await insertServices(db, row.id, services)
  return row?.id ?? null
}

/** Writes over one version of a group. False when that version is no longer the last. */
export async function updateDirectoryGroup(
  { db }: Db,
  id: number,
  version: number,
  { services, ...values }: DirectoryGroup,
) {
  const written = await db
    .update(directoryGroups)
    .set({ ...values, version: version + 1 })
    .where(and(eq(directoryGroups.id, id), eq(directoryGroups.version, version)))
    .returning({ id: directoryGroups.id })
  if (written.length === 0) return false
  await db.delete(directoryGroupServices).where(eq(directoryGroupServices.groupId, id))
  await insertServices(db, id, services)
  return true
}

/** Removes one version of a group. False when that version is no longer the last. */
export const deleteDirectoryGroup = async ({ db }: Db, id: number, version: number): Promise<boolean> =>
  (
    await db
      .delete(directoryGroups)
      .where(and(eq(directoryGroups.id, id), eq(directoryGroups.version, version)))
      .returning({ id: directoryGroups.id })
  ).length > 0

async function insertServices(db: Reader['db'], groupId: number, services: readonly number[]) {
  if (services.length > 0) {
    await db.insert(directoryGroupServices).values(services.map((serviceId) => ({ groupId, serviceId })))
  }
}
