import { and, asc, eq } from 'drizzle-orm'
import { savedViews } from '../schema.ts'
import { found, type Reader } from './reader.ts'

export const listSavedViews = ({ db, user }: Reader) =>
  db.select().from(savedViews).where(eq(savedViews.userId, user.id)).orderBy(asc(savedViews.name))

/** Keeps a view under its name; the same name again takes the new filter. */
export const keepSavedView = async ({ db, user }: Reader, name: string, query: string) => {
  await db
    .insert(savedViews)
    .values({ userId: user.id, name, query })
    .onConflictDoUpdate({ target: [savedViews.userId, savedViews.name], set: { query } })
}

export async function deleteSavedView({ db, user }: Reader, id: number) {
  const [row] = await db
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, user.id)))
    .returning()
  return found('saved view', row)
}
