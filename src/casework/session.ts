import { createHash, randomBytes } from 'node:crypto'
import { deleteSession, insertSession } from '#db/queries/user.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'

export const digestOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Begins a session in real time and gives its token, which only the browser keeps. */
export async function signIn(desk: Desk, { at, hours }: { at: Date; hours: number }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await perform(desk, 'sign in', async (desk) => {
    await insertSession(desk.db, {
      tokenDigest: digestOfToken(token),
      userId: desk.user.id,
      wayIn: 'choice',
      browser: desk.from?.browser ?? '',
      address: desk.from?.address ?? '',
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + hours * 3_600_000),
    })
    return {}
  })
  return token
}

export const signOut = (desk: Desk, token: string) =>
  perform(desk, 'sign out', async (desk) => {
    await deleteSession(desk.db, digestOfToken(token))
    return {}
  })
