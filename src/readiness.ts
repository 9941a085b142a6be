import type { Db } from '#db/connect.ts'
import { isKnown, listApplied, migrations } from '#db/migrations.ts'
import type { FileStore } from './files.ts'

type Stores = { db: Db; files: FileStore }

const patienceMs = 2000

/** What keeps the app from serving people, in words that name no address and no secret; nothing where it is ready. */
export async function whatIsWrong({ db, files }: Stores, stopping: boolean): Promise<string[]> {
  const [database, folder] = await Promise.all([
    inTime(tablesAmiss(db), 'The database does not answer.'),
    inTime(folderAmiss(files), 'The data folder cannot be written to.'),
  ])
  return [stopping ? 'Redress is stopping.' : null, database, folder].filter((wrong) => wrong !== null)
}

/** Why the tables of a database are not those of this release; null where they are. */
export async function tablesAmiss(db: Db): Promise<string | null> {
  const applied = await listApplied(db)
  if (!applied.every(isKnown)) return 'The tables are those of a newer Redress.'
  if (!migrations.every(({ madeAt }) => applied.includes(madeAt))) {
    return 'The tables are those of an older Redress: start it again to bring them up to date.'
  }
  return null
}

const folderAmiss = async (files: FileStore): Promise<null> => {
  await files.tryWriting()
  return null
}

/** What a check finds, or the words for one that fails or takes too long. */
async function inTime(check: Promise<string | null>, otherwise: string): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), patienceMs)
  })
  try {
    return await Promise.race([check, tooLate])
  } catch {
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}
