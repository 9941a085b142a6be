import { and, asc, count, eq, getTableColumns } from 'drizzle-orm'
import { remedyActions, remedyTypes } from '../schema.ts'
import { found, type Reader } from './reader.ts'

type Db = Pick<Reader, 'db'>

export const listRemedyTypes = ({ db }: Db) =>
  db.select().from(remedyTypes).orderBy(asc(remedyTypes.kind), asc(remedyTypes.label))

/** The types by kind, each with how many actions have it, those taken back too: none of their words may be lost. */
export const listRemedyTypesInUse = ({ db }: Db) =>
  db
    .select({ ...getTableColumns(remedyTypes), uses: count(remedyActions.id) })
    .from(remedyTypes)
    .leftJoin(remedyActions, eq(remedyActions.remedyType, remedyTypes.label))
    .groupBy(remedyTypes.label)
    .orderBy(asc(remedyTypes.kind), asc(remedyTypes.label))

export async function findRemedyTypeInUse(reader: Db, id: number) {
  const types = await listRemedyTypesInUse(reader)
  return found(
    'remedy type',
    types.find((type) => type.id === id),
  )
}

export async function insertRemedyType({ db }: Db, values: typeof remedyTypes.$inferInsert): Promise<number> {
  const [row] = await db.insert(remedyTypes).values(values).returning({ id: remedyTypes.id })
  return found('remedy type', row).id
}

/** Writes over one version of a type. False when that version is no longer the last. */
export async function updateRemedyType(
  { db }: Db,
  {
    id,
    version,
    ...values
  }: Omit<typeof remedyTypes.$inferInsert, 'id' | 'version'> & {
    id: number
    version: number
  },
): Promise<boolean> {
  const updated = await db
    .update(remedyTypes)
    .set({ ...values, version: version + 1 })
    .where(and(eq(remedyTypes.id, id), eq(remedyTypes.version, version)))
    .returning({ id: remedyTypes.id })
  return updated.length > 0
}
