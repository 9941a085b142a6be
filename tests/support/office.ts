import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from '#casework/desk.ts'
import type { Database } from '#db/connect.ts'
import type { Role } from '#domain/user.ts'
import { freshDatabase } from './database.ts'
import { deskIn } from './desk.ts'

/** A database, a folder for files, and desks to work at. Close the office in afterAll. */
export type Office = Database & { desk: (role: Role) => Promise<Desk> }

export async function openOffice(): Promise<Office> {
  const { db, close } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'redress-files-'))
  const closeOffice = async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
  return { db, close: closeOffice, desk: (role) => deskIn(db, folder, role) }
}
