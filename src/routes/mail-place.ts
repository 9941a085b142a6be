import { z } from 'zod'

const id = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined)

/** A place in a list of mails; anything else in the address is its beginning. */
export const mailPlace = z.object({ before: id, after: id })
