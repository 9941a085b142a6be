import { createHash } from 'node:crypto'
import { lt } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimit } from '#domain/rate-limit.ts'
import type { Db } from '../connect.ts'
import { rateLimits } from '../schema.ts'

/** How a try stands against its limit. `crossed`: it is the first one too many. */
export type Tried = { tooMany: boolean; crossed: boolean; againAt: Date }

/**
 * Counts one more try by whoever the key stands for, which is kept as a digest only. Exact however many processes count,
 * and outside any transaction, so that a try which fails still counts.
 */
export async function insertTry(db: Db, limit: RateLimit, key: string, now: Date): Promise<Tried> {
  const limiter = new RateLimiterDrizzle({
    storeClient: db,
    schema: rateLimits,
    keyPrefix: limit.of,
    points: limit.tries,
    duration: limit.minutes * 60,
    clearExpiredByTimeout: false,
  })
  const digest = createHash('sha256').update(key).digest('hex')
  const result = await limiter.consume(digest).catch((refused: unknown) => {
    if (refused instanceof RateLimiterRes) return refused
    throw refused
  })
  return {
    tooMany: result.consumedPoints > limit.tries,
    crossed: result.consumedPoints === limit.tries + 1,
    againAt: new Date(now.getTime() + result.msBeforeNext),
  }
}

/** Counts that are over are forgotten. */
export const deleteTries = async (db: Db, overBefore: Date) => {
  await db.delete(rateLimits).where(lt(rateLimits.expire, overBefore))
}
