import { sendMorningMails } from '#casework/morning.ts'
import type { Db } from '#db/connect.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import { findMailSettings } from '#db/queries/mail-setting.ts'
import { findLastMorning } from '#db/queries/morning.ts'
import { londonInstant } from '#domain/calendar.ts'
import { usualMorning } from '#domain/mail-hours.ts'
import { morningToRun } from '#domain/morning.ts'
import { councilCalendar } from './council-calendar.ts'
import type { FileStore } from './files.ts'
import type { Log } from './log.ts'

type Stores = { db: Db; files: FileStore }

const everyMs = 60_000

/**
 * Looks every minute whether the morning's mails are due, and at the start, so that a morning which was missed is made up
 * for. Not in a demonstration, whose days pass when somebody moves them. Gives what ends it after a run under way.
 */
export function watchForMorning(stores: Stores, log: Log, written: () => void): () => Promise<void> {
  const look = async () => {
    if (await findDemonstration(stores.db)) return
    const ran = await runMorning(stores, new Date())
    if (!ran) return
    log.info(ran, 'the morning’s mails were written')
    written()
  }
  let running = Promise.resolve()
  const lookOrTell = () => {
    running = running
      .then(look)
      .catch((error: Error) => log.error({ error }, 'the morning’s mails were not written'))
  }
  const timer = setInterval(lookOrTell, everyMs).unref()
  lookOrTell()
  return () => {
    clearInterval(timer)
    return running
  }
}

/** Writes the morning's mails where they are due at a moment. Null where they are not, or another process wrote them. */
export async function runMorning({ db, files }: Stores, now: Date) {
  const [calendar, settings, lastRunOn] = await Promise.all([
    councilCalendar(db),
    findMailSettings(db),
    findLastMorning(db),
  ])
  const morning = settings?.morning ?? usualMorning
  const today = morningToRun(now, { calendar, morning, lastRunOn })
  return today && sendMorningMails({ db, files, today, now, calendar })
}

/** The morning of a day to which the demonstration was moved. */
export async function runDemonstrationMorning(stores: Stores, day: string) {
  const settings = await findMailSettings(stores.db)
  return runMorning(stores, londonInstant(day, settings?.morning ?? usualMorning))
}
