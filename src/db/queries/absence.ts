import { and, asc, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  type Absence,
  type AbsenceFacts,
  type Away,
  coveredBy,
  inPlaceOf,
  mayCover,
} from '#domain/absence.ts'
import type { Day } from '#domain/calendar.ts'
import type { Db } from '../connect.ts'
import { absences, users } from '../schema.ts'
import { found, type Reader } from './reader.ts'

const covers = alias(users, 'covers')

/** Who is away on a day. A cover who may not come in any more, or has another part by now, covers for nobody. */
export async function listAbsencesOn(db: Db, day: Day): Promise<Absence[]> {
  const away = await db
    .select({
      userId: absences.userId,
      role: users.role,
      coverId: covers.id,
      coverRole: covers.role,
      firstOn: absences.firstOn,
      lastOn: absences.lastOn,
    })
    .from(absences)
    .innerJoin(users, and(eq(users.id, absences.userId), eq(users.active, true)))
    .leftJoin(covers, and(eq(covers.id, absences.coverId), eq(covers.active, true)))
    .where(and(lte(absences.firstOn, day), or(isNull(absences.lastOn), gte(absences.lastOn, day))))
    .orderBy(asc(absences.id))
  return away.map(({ userId, role, coverId, coverRole, firstOn, lastOn }) => ({
    userId,
    coverId: coverRole && mayCover(role, coverRole) ? coverId : null,
    firstOn,
    lastOn,
  }))
}

/** Everybody who is away on a day, until when, and the name of who covers in the end. */
export async function listAway(db: Db, day: Day): Promise<Map<number, Away>> {
  const onDay = await listAbsencesOn(db, day)
  const ids = onDay.map(({ userId }) => inPlaceOf(userId, onDay, day))
  const names = await namesOf(db, ids)
  return new Map(
    onDay.map(({ userId, lastOn }) => {
      const cover = inPlaceOf(userId, onDay, day)
      return [userId, { until: lastOn, cover: cover === userId ? null : (names.get(cover) ?? null) }]
    }),
  )
}

/** For whom somebody covers on a day, by name. */
export async function listCoveredBy(db: Db, userId: number, day: Day) {
  const onDay = await listAbsencesOn(db, day)
  const ids = coveredBy(userId, onDay, day)
  const names = await namesOf(db, ids)
  return ids.map((id) => ({
    id,
    name: names.get(id) ?? '',
    until: onDay.find((absence) => absence.userId === id)?.lastOn ?? null,
  }))
}

const namesOf = async (db: Db, ids: readonly number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map()
  const named = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]))
  return new Map(named.map(({ id, name }) => [id, name]))
}

/** All absences of somebody with who covers, the latest first. */
export const listAbsencesOf = (db: Db, userId: number) =>
  db
    .select({
      id: absences.id,
      firstOn: absences.firstOn,
      lastOn: absences.lastOn,
      coverId: absences.coverId,
      cover: covers.name,
      note: absences.note,
    })
    .from(absences)
    .leftJoin(covers, eq(covers.id, absences.coverId))
    .where(eq(absences.userId, userId))
    .orderBy(desc(absences.firstOn))

/** An absence of one's own; for an administrator, anybody's. */
export async function findAbsence({ db, user }: Pick<Reader, 'db' | 'user'>, id: number) {
  const own = user.role === 'administrator' ? undefined : eq(absences.userId, user.id)
  const [row] = await db
    .select()
    .from(absences)
    .where(and(eq(absences.id, id), own))
  return found('absence', row)
}

export async function insertAbsence(db: Db, values: typeof absences.$inferInsert): Promise<number> {
  const [row] = await db.insert(absences).values(values).returning({ id: absences.id })
  return found('absence', row).id
}

/** Writes over one version of an absence. False when that version is no longer the last. */
export async function updateAbsence(
  db: Db,
  id: number,
  version: number,
  values: AbsenceFacts,
): Promise<boolean> {
  const written = await db
    .update(absences)
    .set({ ...values, version: version + 1 })
    .where(and(eq(absences.id, id), eq(absences.version, version)))
    .returning({ id: absences.id })
  return written.length > 0
}

export const deleteAbsence = async (db: Db, id: number) => {
  await db.delete(absences).where(eq(absences.id, id))
}
