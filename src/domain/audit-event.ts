import { createHash } from 'node:crypto'
import type { Act } from './permissions.ts'

/** What the chain fixes of an event. The payload is there by its digest only, so that it can be destroyed. */
export type ChainedEvent = {
  position: number
  at: Date
  userId: number | null
  act: Act
  caseId: number | null
  loaded: boolean
  payloadDigest: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** One text for one value: keys sorted, so that a payload read back from the database has the same digest. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}

export const digestOfPayload = (payload: Record<string, unknown>): string => sha256(canonical(payload))

/** The digest of an event, over the digest of the one before it: a changed past changes every digest after it. */
export const digestOf = (event: ChainedEvent, previousDigest: string): string =>
  sha256(canonical({ ...event, at: event.at.toISOString(), previousDigest }))

/** The digest before the first event. */
export const beginningOfChain = '0'.repeat(64)
