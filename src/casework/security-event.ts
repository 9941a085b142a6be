import { insertTry } from '#db/queries/rate-limit.ts'
import type { Origin } from '#db/queries/reader.ts'
import { insertSecurityEvent, type NewSecurityEvent } from '#db/queries/security-event.ts'
import type { RateLimit } from '#domain/rate-limit.ts'
import type { Desk } from './desk.ts'

/** Whoever stands before the door: no person yet, only where they come from. */
export type Stranger = Pick<Desk, 'db' | 'now'> & { from: Origin }

/** Puts what somebody did before they were anybody into the security log. */
export const warn = (stranger: Stranger, event: NewSecurityEvent) =>
  insertSecurityEvent({ ...stranger, user: null }, event)

/** Counts a try. The first that is too many goes to the security log; gives when to try again, or null while it is fine. */
export async function countTry(
  stranger: Stranger,
  limit: RateLimit,
  key: string,
  at: Date,
  about: Omit<NewSecurityEvent, 'kind'> = {},
): Promise<Date | null> {
  const { tooMany, crossed, againAt } = await insertTry(stranger.db, limit, key, at)
  if (crossed) await warn(stranger, { kind: 'too many attempts', ...about })
  return tooMany ? againAt : null
}
