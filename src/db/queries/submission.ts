import { and, eq } from 'drizzle-orm'
import type { Act } from '#domain/permissions.ts'
import { Refusal } from '#domain/refusal.ts'
import { submissions } from '../schema.ts'
import type { Writer } from './reader.ts'

/** Takes a form in. False when the same form was taken in before. */
export async function insertSubmission({ db, user, now }: Writer, key: string, act: Act): Promise<boolean> {
  const taken = await db
    .insert(submissions)
    .values({ key, userId: user.id, act, at: now })
    .onConflictDoNothing()
    .returning({ key: submissions.key })
  return taken.length > 0
}

/** What the act did when the form first came in. Refuses where the key was used by someone else or for another act. */
export async function findSubmission({ db, user }: Writer, key: string, act: Act) {
  const [first] = await db
    .select({ result: submissions.result })
    .from(submissions)
    .where(and(eq(submissions.key, key), eq(submissions.userId, user.id), eq(submissions.act, act)))
  if (!first) throw new Refusal('This form was sent in already, for something else. Open it again.')
  return first.result ?? {}
}

/** Whether the form at hand was taken in before. */
export const isTakenIn = async ({ db, submission }: Writer & { submission?: string }): Promise<boolean> =>
  submission !== undefined &&
  (await db.select({ key: submissions.key }).from(submissions).where(eq(submissions.key, submission)))
    .length > 0

export const recordSubmissionResult = async (
  { db }: Writer,
  key: string,
  result: Record<string, unknown>,
) => {
  await db.update(submissions).set({ result }).where(eq(submissions.key, key))
}
