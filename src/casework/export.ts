import { insertSecurityEvent } from '#db/queries/security-event.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

/** Somebody takes a list with personal detail out of the register: the security log has what and how much, never whom. */
export const exportPersonalData = (desk: Desk, what: string, rows: number) =>
  perform(desk, 'export personal data', async (desk) => {
    await insertSecurityEvent(desk, {
      kind: 'export of personal data',
      userId: desk.user.id,
      note: `${what}: ${rows === 1 ? '1 case' : `${rows} cases`}`,
    })
    return { what, rows }
  })
