import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { beginningOfChain, digestOf, digestOfPayload } from '#domain/audit-event.ts'
import type { Act } from '#domain/permissions.ts'
import type { Db } from '../connect.ts'
import { auditEvents, auditPayloads, users } from '../schema.ts'
import type { Writer } from './reader.ts'

type Tail = { position: number; digest: string }

/** The end of the chain as a transaction left it. Its lock keeps everybody else away until it is over. */
const tails = new WeakMap<Db, Tail>()

/** Appends an act to the chain. Callers hold a transaction; the lock keeps the chain one line until it ends. */
export async function appendAuditEvent(
  { db, user, now, loaded = false }: Pick<Writer, 'db' | 'now' | 'loaded'> & { user: { id: number } | null },
  act: Act,
  payload: { caseId?: number | null } & Record<string, unknown>,
): Promise<void> {
  const last = tails.get(db) ?? (await lockTail(db))
  const event = {
    position: last.position + 1,
    at: now,
    userId: user?.id ?? null,
    act,
    caseId: payload.caseId ?? null,
    loaded,
    payloadDigest: digestOfPayload(payload),
  }
  const digest = digestOf(event, last.digest)
  await insertEvent(db, { ...event, digest }, payload)
  tails.set(db, { position: event.position, digest })
}

async function lockTail(db: Db): Promise<Tail> {
  await db.execute(sql`select pg_advisory_xact_lock(7338)`)
  const [last] = await db
    .select({ position: auditEvents.position, digest: auditEvents.digest })
    .from(auditEvents)
    .orderBy(desc(auditEvents.position))
    .limit(1)
  return last ?? { position: 0, digest: beginningOfChain }
}

const insertEvent = async (
  db: Db,
  { position, at, userId, act, caseId, loaded, payloadDigest, digest }: typeof auditEvents.$inferInsert,
  payload: Record<string, unknown>,
) => {
  await db.execute(sql`
    with event as (
      insert into audit_events (position, at, user_id, act, case_id, loaded, payload_digest, digest)
      values (${position}, ${at.toISOString()}, ${userId}, ${act}, ${caseId}, ${loaded}, ${payloadDigest}, ${digest})
      returning position)
    insert into audit_payloads (position, payload) select position, ${JSON.stringify(payload)}::jsonb from event`)
}

const link = 1000

/**
 * Walks the whole chain. Gives the first position that does not fit, or null, and how many events there are. No act
 * destroys a payload, so that one which is missing was taken away behind the acts.
 */
export async function verifyChain(db: Db): Promise<{ events: number; broken: number | null }> {
  let events = 0
  let previous = beginningOfChain
  for (;;) {
    const batch = await db
      .select({ event: auditEvents, payload: auditPayloads.payload })
      .from(auditEvents)
      .leftJoin(auditPayloads, eq(auditPayloads.position, auditEvents.position))
      .where(gt(auditEvents.position, events))
      .orderBy(asc(auditEvents.position))
      .limit(link)
    for (const { event, payload } of batch) {
      const { digest, ...chained } = event
      const fits =
        event.position === events + 1 &&
        digest === digestOf(chained, previous) &&
        payload !== null &&
        digestOfPayload(payload) === event.payloadDigest
      if (!fits) return { events, broken: event.position }
      events += 1
      previous = digest
    }
    if (batch.length < link) return { events, broken: null }
  }
}

/** A case that went to another service or handler was changed too, a service's with its questions and actions. */
const changedWithCase: Partial<Record<Act, readonly Act[]>> = {
  'change a case': ['move a case', 'hand over a case'],
  'change an action': ['move a case'],
  'answer a question': ['move a case'],
}

/**
 * Who last did an act, or one of several, on a case, or on no case, and when; of several things on it, to the one with
 * this name or number.
 */
export async function findLastAct(
  { db }: Pick<Writer, 'db'>,
  caseId: number | null,
  act: Act | readonly Act[],
  about?: { name: string; id: number | string },
): Promise<{ by: string; at: Date } | null> {
  const acts = [act].flat() as Act[]
  const withCase = acts.flatMap((one) => changedWithCase[one] ?? [])
  const [last] = await db
    .select({ by: users.name, at: auditEvents.at })
    .from(auditEvents)
    .innerJoin(users, eq(users.id, auditEvents.userId))
    .leftJoin(auditPayloads, eq(auditPayloads.position, auditEvents.position))
    .where(
      and(
        caseId === null ? isNull(auditEvents.caseId) : eq(auditEvents.caseId, caseId),
        or(
          and(
            inArray(auditEvents.act, acts),
            about && sql`${auditPayloads.payload}->>${about.name}::text = ${String(about.id)}`,
          ),
          withCase.length > 0 ? inArray(auditEvents.act, withCase) : undefined,
        ),
      ),
    )
    .orderBy(desc(auditEvents.position))
    .limit(1)
  return last ?? null
}

/** Who first did an act on a case to the thing with this number, or null. */
export async function findActor(
  { db }: Pick<Writer, 'db'>,
  caseId: number,
  act: Act,
  about: { name: string; id: number },
): Promise<number | null> {
  const [first] = await db
    .select({ userId: auditEvents.userId })
    .from(auditEvents)
    .innerJoin(auditPayloads, eq(auditPayloads.position, auditEvents.position))
    .where(
      and(
        eq(auditEvents.caseId, caseId),
        eq(auditEvents.act, act),
        sql`${auditPayloads.payload}->>${about.name}::text = ${String(about.id)}`,
      ),
    )
    .orderBy(asc(auditEvents.position))
    .limit(1)
  return first?.userId ?? null
}

/** The digest of the first act, which no other register has; null where nothing was done yet. */
export async function findBeginningOfChain(db: Db): Promise<string | null> {
  const [first] = await db
    .select({ digest: auditEvents.digest })
    .from(auditEvents)
    .orderBy(asc(auditEvents.position))
    .limit(1)
  return first?.digest ?? null
}

export const countAuditEvents = async (db: Db): Promise<number> =>
  (await db.select({ events: count() }).from(auditEvents))[0]!.events
