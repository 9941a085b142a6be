import { eq } from 'drizzle-orm'
import type { MailSettings } from '#domain/mail-setting.ts'
import type { Db } from '../connect.ts'
import { mailSettings } from '../schema.ts'

/** How mails are signed and when the morning's go out, or null where nobody has set it. */
export async function findMailSettings(db: Db): Promise<(MailSettings & { version: number }) | null> {
  const [row] = await db.select().from(mailSettings)
  if (!row) return null
  const { only: _, morning, ...settings } = row
  return { ...settings, morning: morning.slice(0, 5) }
}

/** Sets what a version of the settings says; version 0 is before anybody set them. False where somebody was first. */
export async function writeMailSettings(db: Db, version: number, settings: MailSettings): Promise<boolean> {
  const values = { ...settings, version: version + 1 }
  const written =
    version === 0
      ? await db.insert(mailSettings).values(values).onConflictDoNothing().returning()
      : await db.update(mailSettings).set(values).where(eq(mailSettings.version, version)).returning()
  return written.length > 0
}
