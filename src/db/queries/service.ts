import { asc, eq } from 'drizzle-orm'
import { directorateNames, directorates, serviceNames, services } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export const listServices = ({ db }: Db) =>
  db
    .select({
      id: services.id,
      name: services.name,
      parentId: services.parentId,
      directorateId: directorates.id,
      directorate: directorates.name,
    })
    .from(services)
    .innerJoin(directorates, eq(directorates.id, services.directorateId))
    .orderBy(asc(directorates.name), asc(services.name))

export const listDirectorates = ({ db }: Db) =>
  db
    .select({ id: directorates.id, name: directorates.name })
    .from(directorates)
    .orderBy(asc(directorates.name))

export async function findService({ db }: Db, id: number) {
  const [row] = await db.select().from(services).where(eq(services.id, id))
  return found('service', row)
}

export async function insertDirectorate(
  { db }: Db,
  values: typeof directorates.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(directorates).values(values).returning({ id: directorates.id })
  const { id } = found('directorate', row)
  const { name, validFrom } = values
  await db.insert(directorateNames).values({ directorateId: id, name, validFrom })
  return id
}

export async function insertService({ db }: Db, values: typeof services.$inferInsert): Promise<number> {
  const [row] = await db.insert(services).values(values).returning({ id: services.id })
  const { id } = found('service', row)
  const { name, validFrom } = values
  await db.insert(serviceNames).values({ serviceId: id, name, validFrom })
  return id
}
