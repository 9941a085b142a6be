import { appendAuditEvent } from '#db/queries/audit-event.ts'
import { findSubmission, insertSubmission, recordSubmissionResult } from '#db/queries/submission.ts'
import { type Act, mayDo, NotPermitted, type SystemAct } from '#domain/permissions.ts'
import type { Desk } from './desk.ts'

/** What an act did: this is what the audit trail remembers of it. */
export type Done = { caseId?: number | null } & Record<string, unknown>

/**
 * The one way to write: permission, transaction, the act's own work and rules, audit event. A form that comes in twice
 * gets the first answer again and writes nothing; acts within the act are of that form. Throws NotPermitted; whatever
 * the work throws undoes all of it.
 */
export async function perform<T extends Done>(
  desk: Desk,
  act: Act,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  if (!mayDo(desk.user.role, act)) throw new NotPermitted(act)
  return inOneTransaction(desk, async (desk) => {
    const { submission } = desk
    if (submission && !(await insertSubmission(desk, submission, act))) {
      return (await findSubmission(desk, submission, act)) as T
    }
    const done = await work({ ...desk, submission: undefined })
    await appendAuditEvent(desk, act, { ...done, actingFor: desk.user.actingFor?.name ?? done.actingFor })
    if (submission) await recordSubmissionResult(desk, submission, done)
    return done
  })
}

/** What no person does: the register itself, by the clock. */
export type SystemDesk = Omit<Desk, 'user' | 'submission'>

/**
 * An act without a person, in one transaction, recorded as nobody's. Null where there was nothing to do, which leaves no
 * trace.
 */
export const performBySystem = <T extends Done>(
  desk: SystemDesk,
  act: SystemAct,
  work: (desk: SystemDesk) => Promise<T | null>,
): Promise<T | null> =>
  desk.db.transaction(async (tx) => {
    const inside = { ...desk, db: tx }
    const done = await work(inside)
    if (done) await appendAuditEvent({ ...inside, user: null }, act, done)
    return done
  })

/** Several acts as one: all are kept or none is. */
export const inOneTransaction = <T>(desk: Desk, work: (desk: Desk) => Promise<T>): Promise<T> =>
  desk.inTransaction
    ? work(desk)
    : desk.db.transaction((tx) => work({ ...desk, db: tx, inTransaction: true }))
