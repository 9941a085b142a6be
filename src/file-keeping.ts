import type { Db } from '#db/connect.ts'
import { findBeginningOfChain } from '#db/queries/audit-event.ts'
import { listFilesAfter, listRecordedAmong } from '#db/queries/file.ts'
import { millisecondsInADay } from '#domain/calendar.ts'
import type { FileStore } from './files.ts'
import type { Log } from './log.ts'

type Stores = { db: Db; files: FileStore }

const atATime = 200

/**
 * Removes bytes that no act recorded, because the app was ended between the disk and the database, and uploads that were
 * cut off. Only what is older than a day: anything younger may still be on its way into an act. And only in the folder
 * of this very register: another database knows nothing of the files that lie there.
 */
export async function sweepFiles({ db, files }: Stores, now: Date): Promise<number> {
  const beginning = await findBeginningOfChain(db)
  if (beginning === null || !(await files.belongsTo(beginning))) return 0
  let removed = 0
  let stored: string[] = []
  const removeUnrecorded = async () => {
    const recorded = new Set(await listRecordedAmong(db, stored))
    for (const id of stored.filter((id) => !recorded.has(id))) {
      await files.remove(id)
      removed += 1
    }
    stored = []
  }
  for await (const { id, underWay, changedAt } of files.list()) {
    if (now.getTime() - changedAt.getTime() < millisecondsInADay) continue
    if (underWay) {
      await files.removeUnderWay(id)
      removed += 1
    } else if (stored.push(id) === atATime) await removeUnrecorded()
  }
  await removeUnrecorded()
  return removed
}

/** Sweeps now and every day from now on, as long as the app runs. What goes wrong is told, and tried again. Gives the way to stop. */
export function sweepFilesDaily(stores: Stores, log: Log): () => void {
  const sweep = () =>
    sweepFiles(stores, new Date()).catch((error: Error) => log.error({ error }, 'files were not swept'))
  void sweep()
  const daily = setInterval(sweep, millisecondsInADay).unref()
  return () => clearInterval(daily)
}

export type FileFault = 'changed' | 'missing' | 'unreadable'

/** What is wrong with the bytes of a recorded file, or null where they are as they were when it was kept. */
export async function faultOf(
  { files }: Pick<Stores, 'files'>,
  { id, sha256 }: { id: string; sha256: string },
): Promise<FileFault | null> {
  const now = await files.sha256Of(id)
  if (now === sha256) return null
  return now === 'missing' || now === 'unreadable' ? now : 'changed'
}

/** Every recorded file against its bytes on the disk, one after another; null means that it is whole. */
export async function* verifyFiles({ db, files }: Stores) {
  for (let last: string | null = null; ; ) {
    const recorded = await listFilesAfter(db, last, atATime)
    for (const file of recorded) yield { file, fault: await faultOf({ files }, file) }
    if (recorded.length < atATime) return
    last = recorded.at(-1)?.id ?? null
  }
}
