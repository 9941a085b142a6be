import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Absence, mayCover } from '#domain/absence.ts'
import type { Day } from '#domain/calendar.ts'
import type { Db } from '../connect.ts'
import { absences, users } from '../schema.ts'

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
