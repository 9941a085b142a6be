import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from '#db/data-folder.ts'
import { millisecondsInADay } from '#domain/calendar.ts'

const beginning = 'under-way-'

/** A folder beside the data for as long as the work lasts. What a killed process left there a day ago is removed. */
export async function inScratch<T>(dataDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  await makeDataFolder(dataDir)
  await removeLeftovers(dataDir)
  const folder = await mkdtemp(join(dataDir, beginning))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of (await readdir(dataDir)).filter((name) => name.startsWith(beginning))) {
    const { mtime } = await stat(join(dataDir, name))
    if (Date.now() - mtime.getTime() > millisecondsInADay)
      await rm(join(dataDir, name), { recursive: true, force: true })
  }
}
