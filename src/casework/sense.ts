import { type Day, dayInWords } from '#domain/calendar.ts'
import { Refusal } from '#domain/refusal.ts'
import { worksFor } from '#domain/user.ts'
import type { Desk } from './desk.ts'

/** What has happened cannot lie in the future. */
export function notInFuture({ today }: Desk, day: Day, what: string): void {
  if (day > today) throw new Refusal(`${what} cannot be after today, ${dayInWords(today)}.`)
}

/** What follows cannot come first. */
export function notBefore(day: Day, earliest: Day, what: string, before: string): void {
  if (day < earliest) throw new Refusal(`${what} cannot be before ${before}, ${dayInWords(earliest)}.`)
}

/** A service lead acts for their own services only; a link officer for all. */
export function ofOwnService({ user }: Desk, serviceId: number | null, otherwise: string): void {
  if (!worksFor(user, serviceId)) throw new Refusal(otherwise)
}
