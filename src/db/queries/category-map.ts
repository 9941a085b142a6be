import { asc, eq } from 'drizzle-orm'
import { categoryMap, services, users } from '../schema.ts'
import type { Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

/** The whole map with its history, in the order in which it was written. */
export const listCategoryMap = ({ db }: Db) =>
  db
    .select({
      id: categoryMap.id,
      category: categoryMap.category,
      subCategory: categoryMap.subCategory,
      serviceId: categoryMap.serviceId,
      service: services.name,
      validFrom: categoryMap.validFrom,
      recordedBy: users.name,
      recordedAt: categoryMap.recordedAt,
    })
    .from(categoryMap)
    .leftJoin(services, eq(services.id, categoryMap.serviceId))
    .innerJoin(users, eq(users.id, categoryMap.recordedBy))
    .orderBy(asc(categoryMap.id))

export type MappingOnFile = Awaited<ReturnType<typeof listCategoryMap>>[number]

export const insertMappings = async (
  { db, user, now }: Pick<Reader, 'db' | 'user'> & { now: Date },
  mappings: readonly { category: string; subCategory: string; serviceId: number | null; validFrom: string }[],
) => {
  if (mappings.length === 0) return
  await db
    .insert(categoryMap)
    .values(mappings.map((mapping) => ({ ...mapping, recordedBy: user.id, recordedAt: now })))
}
