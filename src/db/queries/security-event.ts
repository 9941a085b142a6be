import type { SecurityEventKind } from '#domain/security-event.ts'
import { securityEvents } from '../schema.ts'
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
