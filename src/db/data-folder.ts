import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Makes the folder of the data, which its user alone can read and write, and what is in it too where an earlier release
 * made that for everybody.
 */
export async function makeDataFolder(folder: string): Promise<void> {
  await makePrivate(folder)
  for (const name of ['database', 'files']) await chmod(join(folder, name), forItsUser).catch(() => {})
}

/** The embedded engine makes its files for everybody, so the folder around them keeps others out. */
export const makePrivate = (folder: string) => mkdir(folder, { recursive: true, mode: forItsUser })

const forItsUser = 0o700
