import { and, eq } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { appearances, authorities, publishedFigures } from '../schema.ts'

/** How the council's pages look; null as long as nobody has changed it. */
export async function findAppearance(db: Db) {
  const [row] = await db.select().from(appearances)
  return row ?? null
}

/** Writes over one version, 0 where there is none yet. False when that version is no longer the last. */
export async function updateAppearance(db: Db, version: number, brandColour: string): Promise<boolean> {
  const written =
    version === 0
      ? await db.insert(appearances).values({ brandColour }).onConflictDoNothing().returning()
      : await db
          .update(appearances)
          .set({ brandColour, version: version + 1 })
          .where(and(eq(appearances.only, true), eq(appearances.version, version)))
          .returning()
  return written.length > 0
}

/** Somebody else has this name: another council, or one of whom figures were published. */
export async function isNameTaken(db: Db, name: string, own: string): Promise<boolean> {
  if (name === own) return false
  const [authority] = await db.select().from(authorities).where(eq(authorities.name, name))
  const [figure] = await db
    .select({ id: publishedFigures.id })
    .from(publishedFigures)
    .where(eq(publishedFigures.authority, name))
    .limit(1)
  return authority !== undefined || figure !== undefined
}

/** Our council under another name; the figures that were published of it go with it. Gives how many. */
export async function updateOwnName(db: Db, before: string, name: string): Promise<number> {
  await db.update(authorities).set({ name }).where(eq(authorities.ours, true))
  const moved = await db
    .update(publishedFigures)
    .set({ authority: name })
    .where(eq(publishedFigures.authority, before))
    .returning({ id: publishedFigures.id })
  return moved.length
}
