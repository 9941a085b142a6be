import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Absence } from '#domain/absence.ts'
import type { Day } from '#domain/calendar.ts'
import { mayActFor, withDeputies } from '#domain/deputy.ts'
import type { Db } from '../connect.ts'
import { sessions, users } from '../schema.ts'
import { listAbsencesOn } from './absence.ts'
import { found } from './reader.ts'

const deputies = alias(users, 'deputies')

/** The Monitoring Officers for whom somebody may act on a day: they nominated them, and are away. */
export async function listOfficersToActFor(db: Db, deputyId: number, day: Day) {
  const officers = await db.select().from(users).where(eq(users.deputyId, deputyId)).orderBy(asc(users.id))
  if (officers.length === 0) return []
  const [deputy] = await db.select().from(users).where(eq(users.id, deputyId))
  const absences = await listAbsencesOn(db, day)
  return officers
    .filter((officer) => mayActFor(found('person', deputy), officer, absences, day))
    .map(({ id, name }) => ({ id, name }))
}

/** Who is away on a day, and who gets their mails: the cover, or the deputy of a Monitoring Officer whom nobody covers. */
export async function listStandIns(db: Db, day: Day): Promise<Absence[]> {
  const absences = await listAbsencesOn(db, day)
  const officers = await db
    .select({ officer: users, deputy: deputies })
    .from(users)
    .innerJoin(deputies, eq(deputies.id, users.deputyId))
  const acting = officers.filter(({ officer, deputy }) => mayActFor(deputy, officer, absences, day))
  return withDeputies(absences, new Map(acting.map(({ officer, deputy }) => [officer.id, deputy.id])), day)
}

/** The Monitoring Officers who nominated somebody. */
export const listNominators = (db: Db, deputyId: number) =>
  db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.deputyId, deputyId), eq(users.role, 'monitoring officer'), eq(users.active, true)))
    .orderBy(asc(users.id))

/** Writes over one version of a Monitoring Officer. False when that version is no longer the last. */
export async function updateDeputy(
  db: Db,
  officerId: number,
  version: number,
  deputyId: number | null,
): Promise<boolean> {
  const written = await db
    .update(users)
    .set({ deputyId, version: version + 1 })
    .where(and(eq(users.id, officerId), eq(users.version, version)))
    .returning({ id: users.id })
  return written.length > 0
}

/** From now on this session works for a Monitoring Officer. False where it does for one already, or has ended. */
export async function updateActing(db: Db, sessionId: number, userId: number, officerId: number) {
  const written = await db
    .update(sessions)
    .set({ actingForId: officerId })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.actingForId)))
    .returning({ id: sessions.id })
  return written.length > 0
}

/** This session works for its own person again. Gives the name of whom it worked for, or null where it did for nobody. */
export async function updateActingEnded(db: Db, sessionId: number, userId: number): Promise<string | null> {
  const [acting] = await db
    .select({ name: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.actingForId))
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
    .for('update', { of: sessions })
  if (!acting) return null
  await db.update(sessions).set({ actingForId: null }).where(eq(sessions.id, sessionId))
  return acting.name
}
