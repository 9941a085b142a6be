import { countTry } from '#casework/security-event.ts'
import { timeInWords } from '#domain/calendar.ts'
import { lineOf } from '#domain/network-address.ts'
import type { RateLimit } from '#domain/rate-limit.ts'
import { Problem } from '#views/problem.tsx'
import type { Request } from './app.ts'
import { visitorOf } from './middleware/signed-in.ts'

/** Counts a try of this network; gives when to try again where there were too many, and null while it is fine. */
export const tooManyFrom = async (c: Request, limit: RateLimit, at: Date) => {
  const visitor = await visitorOf(c)
  return countTry(visitor, limit, lineOf(visitor.from.address), at, { note: limit.of })
}

/** Says when to try again. */
export function sayTooMany(c: Request, againAt: Date, at: Date) {
  c.status(429)
  c.header('Retry-After', String(Math.ceil((againAt.getTime() - at.getTime()) / 1000)))
  return c.render(
    <Problem title="Too many tries">
      There were too many tries from your network. Try again after {timeInWords(againAt)}.
    </Problem>,
    { title: 'Too many tries' },
  )
}
