import { and, eq, exists, inArray, not, or, type SQL, sql } from 'drizzle-orm'
import { sights } from '#domain/permissions.ts'
import { caseAccess, cases, informationRequests, questions, remedyActions } from '../schema.ts'
import type { Reader } from './reader.ts'

type Sighted = Pick<Reader, 'db' | 'user'>

/** The cases that a person may see: of their part, and among restricted ones those on which they are named. */
export function visibleCases(reader: Sighted): SQL | undefined {
  const sight = sights[reader.user.role]
  if (sight.cases === 'none') return sql`false`
  return and(sight.cases === 'own services' ? ofOwnServices(reader) : undefined, withinRestriction(reader))
}

function withinRestriction(reader: Sighted): SQL | undefined {
  const { restricted } = sights[reader.user.role]
  if (restricted === 'all') return undefined
  const open = not(cases.restricted)
  return restricted === 'none' ? open : or(open, namedOn(reader))
}

const namedOn = ({ db, user }: Sighted): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(caseAccess)
      .where(and(eq(caseAccess.caseId, cases.id), eq(caseAccess.userId, user.id))),
  )

/** A service lead's own: the case's service, or any question or action asked of a service that they lead. */
function ofOwnServices({ db, user }: Sighted): SQL | undefined {
  const led = [...user.services]
  if (led.length === 0) return sql`false`
  const asked = db
    .select({ one: sql`1` })
    .from(questions)
    .innerJoin(informationRequests, eq(informationRequests.id, questions.requestId))
    .where(and(eq(informationRequests.caseId, cases.id), inArray(questions.serviceId, led)))
  const agreed = db
    .select({ one: sql`1` })
    .from(remedyActions)
    .where(and(eq(remedyActions.caseId, cases.id), inArray(remedyActions.serviceId, led)))
  return or(inArray(cases.serviceId, led), exists(asked), exists(agreed))
}
