import type { Db } from '#db/connect.ts'
import { deleteProviderSignIns } from '#db/queries/provider-sign-in.ts'
import { deleteTries } from '#db/queries/rate-limit.ts'
import { deleteSecurityEvents, emptyMails, findRetentionPeriod } from '#db/queries/retention.ts'
import { deleteEndedSessions, deleteSignIns } from '#db/queries/session.ts'
import { deleteSignInLinks } from '#db/queries/sign-in-link.ts'
import { londonInstant, millisecondsInADay, today } from '#domain/calendar.ts'
import { keptSince, type RetentionKind } from '#domain/retention.ts'
import { daysLookedBack } from '#domain/unusual-sign-in.ts'
import type { Config } from './config.ts'
import type { Log } from './log.ts'

/** The moment before which things of a kind are past their period, on the day of the register. */
export async function pastBefore(db: Db, kind: RetentionKind, now: Date): Promise<Date> {
  const { months } = await findRetentionPeriod(db, kind)
  return londonInstant(keptSince(months, today(now)), '00:00')
}

/**
 * Removes what is past its period: texts and addresses of mails, entries of the security log. Sessions, links and counts
 * that are over go at once, by the real time in which they live. The audit trail is never shortened. Gives how many.
 */
export async function sweepRecords(
  { db, idleMinutes }: { db: Db; idleMinutes: number },
  { now, real }: { now: Date; real: Date },
) {
  const mails = await emptyMails(db, await pastBefore(db, 'mails', now), now)
  const securityEvents = await deleteSecurityEvents(db, await pastBefore(db, 'security log', now))
  const sessions = await deleteEndedSessions(db, real, new Date(real.getTime() - idleMinutes * 60_000))
  const yesterday = new Date(real.getTime() - millisecondsInADay)
  await deleteSignInLinks(db, yesterday)
  await deleteProviderSignIns(db, yesterday)
  await deleteTries(db, real)
  await deleteSignIns(db, new Date(real.getTime() - daysLookedBack * millisecondsInADay))
  return { mails, securityEvents, sessions }
}

type Stores = { db: Db; config: Config; log: Log; clock: () => Promise<Date> }

/** Sweeps now and every day from now on, as long as the app runs. What goes wrong is told, and tried again. Gives what ends it after a sweep under way. */
export function sweepRecordsDaily({ db, config, log, clock }: Stores): () => Promise<void> {
  const sweep = async () => {
    try {
      const at = { now: await clock(), real: new Date() }
      const swept = await sweepRecords({ db, idleMinutes: config.sessionIdleMinutes }, at)
      if (Object.values(swept).some((count) => count > 0))
        log.info(swept, 'what is past its retention period was removed')
    } catch (error) {
      log.error({ error }, 'what is past its retention period was not removed')
    }
  }
  let sweeping = sweep()
  const daily = setInterval(() => {
    sweeping = sweep()
  }, millisecondsInADay).unref()
  return () => {
    clearInterval(daily)
    return sweeping
  }
}
