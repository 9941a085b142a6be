import type { Db } from '../connect.ts'
import { mailSettings } from '../schema.ts'

/** How mails are signed and when the morning's go out, or null where nobody has set it. */
export async function findMailSettings(db: Db) {
  const [row] = await db.select().from(mailSettings)
  return row ?? null
}
