import { and, desc, eq, lt, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { SecurityEventKind } from '#domain/security-event.ts'
import { securityEvents, users } from '../schema.ts'
import type { Writer } from './reader.ts'

export type NewSecurityEvent = { kind: SecurityEventKind; userId?: number | null; note?: string }

/** Puts a warning into the security log: who did it and from where are the desk's. The note says nothing of a case. */
export const insertSecurityEvent = async (
  { db, user, now, from }: Pick<Writer, 'db' | 'now' | 'from'> & { user: { id: number } | null },
  { kind, userId = null, note = '' }: NewSecurityEvent,
) => {
  await db.insert(securityEvents).values({
    at: now,
    kind,
    userId,
    byId: user?.id ?? null,
    address: from?.address ?? '',
    browser: from?.browser ?? '',
    note,
  })
}

const by = alias(users, 'by')

export type SecurityLogFilter = { kind: SecurityEventKind | null; personId: number | null }

/** A page of the security log, newest first, from before an event on. `next`: there are older ones before that event. */
export async function listSecurityEvents(
  { db }: Pick<Writer, 'db'>,
  { kind, personId }: SecurityLogFilter,
  { before, length }: { before: number | null; length: number },
) {
  const rows = await db
    .select({
      id: securityEvents.id,
      at: securityEvents.at,
      kind: securityEvents.kind,
      note: securityEvents.note,
      address: securityEvents.address,
      browser: securityEvents.browser,
      person: users.name,
      by: by.name,
    })
    .from(securityEvents)
    .leftJoin(users, eq(users.id, securityEvents.userId))
    .leftJoin(by, eq(by.id, securityEvents.byId))
    .where(
      and(
        kind ? eq(securityEvents.kind, kind) : undefined,
        personId ? or(eq(securityEvents.userId, personId), eq(securityEvents.byId, personId)) : undefined,
        before ? lt(securityEvents.id, before) : undefined,
      ),
    )
    .orderBy(desc(securityEvents.id))
    .limit(length + 1)
  const events = rows.slice(0, length)
  return { events, next: rows.length > length ? events.at(-1)!.id : null }
}
