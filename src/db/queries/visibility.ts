import { and, eq, exists, inArray, not, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { lettersOnDrafts } from '#domain/draft-decision.ts'
import { sights } from '#domain/permissions.ts'
import {
  caseAccess,
  cases,
  correspondence,
  informationRequests,
  questions,
  remedyActions,
} from '../schema.ts'
import type { Reader } from './reader.ts'

type Sighted = Pick<Reader, 'db' | 'user'>

/** The cases that a person may see: the unrestricted ones of their part, and the restricted ones that name them. */
export function visibleCases(reader: Sighted): SQL | undefined {
  const sight = sights[reader.user.role]
  if (sight.cases === 'none') return sql`false`
  const ofPart = sight.cases === 'own services' ? ofOwnServices(reader) : undefined
  if (sight.restricted === 'all') return ofPart
  const open = and(not(cases.restricted), ofPart)
  return sight.restricted === 'none' ? open : or(open, and(cases.restricted, namedOn(reader)))
}

const namedOn = ({ db, user }: Sighted): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(caseAccess)
      .where(and(eq(caseAccess.caseId, cases.id), eq(caseAccess.userId, user.id))),
  )

/** Letters on drafts are for those of the service that the case is about; other leads read the rest. */
export const readableLetters = ({ user: { role, services } }: Sighted): SQL | undefined =>
  role === 'service lead'
    ? or(notInArray(correspondence.kind, [...lettersOnDrafts]), inArray(cases.serviceId, [...services]))
    : undefined

/** A service lead's own: the case's service, or any question or action asked of a service that they lead. */
function ofOwnServices({ db, user }: Sighted): SQL | undefined {
  const led = [...user.services]
  if (led.length === 0) return sql`false`
  const asked = db
    .select({ caseId: informationRequests.caseId })
    .from(questions)
    .innerJoin(informationRequests, eq(informationRequests.id, questions.requestId))
    .where(inArray(questions.serviceId, led))
  const agreed = db
    .select({ caseId: remedyActions.caseId })
    .from(remedyActions)
    .where(inArray(remedyActions.serviceId, led))
  return or(inArray(cases.serviceId, led), inArray(cases.id, asked), inArray(cases.id, agreed))
}
