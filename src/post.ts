import type { Db } from '#db/connect.ts'
import { findOwnAuthority } from '#db/queries/authority.ts'
import {
  type ClaimedMail,
  claimDueMails,
  claimMail,
  giveUpExpiredMails,
  updateMailNotTaken,
  updateMailSent,
  updateMailsOutOfHours,
  updateMailWithheld,
} from '#db/queries/mail-delivery.ts'
import { findAddressToSend } from '#db/queries/mail-recipient.ts'
import { findMailSettings } from '#db/queries/mail-setting.ts'
import { today } from '#domain/calendar.ts'
import { goesAtOnce } from '#domain/mail.ts'
import { inWorkingHours, type MailHours } from '#domain/mail-hours.ts'
import { nextTryAt } from '#domain/mail-retry.ts'
import { withheldWords } from '#domain/outbox.ts'
import { addressOf, type Config } from './config.ts'
import { councilCalendar } from './council-calendar.ts'
import { type Log, silent } from './log.ts'
import { mailInParts } from './mail-in-parts.tsx'
import { connectionsToMailServer, type MailServer, type NotTaken, openMailServer } from './mail-server.ts'

/** Longer than any try. A mail that a killed process had in hand is free again after so long. */
const claimMs = 5 * 60_000
const everyMs = 5_000

/** What delivery rests on. The clock is the one by which mails were written. */
export type PostOffice = { db: Db; config: Config; server: MailServer; clock: () => Date | Promise<Date> }

/** The outgoing post of one process. Other processes on the same database have theirs. */
export type Post = {
  /** Something may be due. */
  wake: () => void
  /** Sends one mail now. 'elsewhere': another process has it in hand, or it has gone or is of no use any more. */
  deliverNow: (mailId: number) => Promise<'sent' | 'elsewhere' | NotTaken>
  verify: () => Promise<string | null>
  /** Ends after what is in hand. */
  stop: () => Promise<void>
}

/** Delivers what is due, now and every few seconds, until it is stopped. */
export function startPost(
  { log = silent, ...at }: { db: Db; config: Config; log?: Log; clock?: PostOffice['clock'] },
  smtpUrl: string,
): Post {
  const office = { clock: () => new Date(), ...at, server: openMailServer(smtpUrl) }
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  const round = async () => {
    do {
      again = false
      await deliverDue(office, () => stopped).catch((error: Error) => {
        log.error({ error }, 'the post was not delivered')
      })
    } while (again && !stopped)
    running = null
  }
  const wake = () => {
    if (stopped) return
    if (running) again = true
    else running = round()
  }
  const timer = setInterval(wake, everyMs)
  timer.unref()
  wake()
  return {
    wake,
    deliverNow: (mailId) => deliverOne(office, mailId),
    verify: office.server.verify,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
      office.server.close()
    },
  }
}

/** Sends all that is due, a few at a time, so that a process which is killed has no more than those in hand. */
export async function deliverDue(office: PostOffice, isStopped = () => false): Promise<void> {
  const { db, config, clock } = office
  await giveUpExpiredMails(db, await clock())
  const hours = await mailHours(db)
  while (!isStopped()) {
    const at = await clock()
    await keepHours(db, at, hours)
    const claimed = await claimDueMails(
      db,
      { process: config.process, at, forMs: claimMs },
      connectionsToMailServer,
    )
    if (claimed.length === 0) return
    const letterhead = await letterheadOf(office)
    await Promise.all(claimed.map((mail) => deliver(office, letterhead, hours, mail)))
  }
}

async function mailHours(db: Db): Promise<MailHours> {
  const [calendar, settings] = await Promise.all([councilCalendar(db), findMailSettings(db)])
  return { calendar, morning: settings?.morning }
}

/** When a mail was written says nothing of the hour at which a try comes: it failed before, or no process ran. */
async function keepHours(db: Db, at: Date, { calendar, morning }: MailHours): Promise<void> {
  const from = inWorkingHours(at, calendar, morning)
  if (from > at) await updateMailsOutOfHours(db, at, from)
}

async function deliverOne(office: PostOffice, mailId: number): Promise<'sent' | 'elsewhere' | NotTaken> {
  const { db, config, clock } = office
  const mail = await claimMail(db, { process: config.process, at: await clock(), forMs: claimMs }, mailId)
  if (!mail) return 'elsewhere'
  return (await deliver(office, await letterheadOf(office), await mailHours(db), mail)) ?? 'sent'
}

/** Who writes, and what stands below every mail. */
async function letterheadOf({ db, config }: PostOffice) {
  const [settings, council] = await Promise.all([findMailSettings(db), findOwnAuthority(db)])
  const { fromName, fromAddress, replyTo, signature } = settings ?? defaultLetterhead(config)
  const own = signature
    ? signature.split('\n')
    : [`Redress, ${council?.name ?? 'the Ombudsman liaison register'}`]
  const lines = replyTo ? own : [...own, 'A program wrote this. Nobody reads what is sent to its address.']
  return {
    address: addressOf(config),
    from: { name: fromName, address: fromAddress },
    replyTo,
    signature: lines,
  }
}

/** Until an administrator says otherwise, mails come from the site's own name. */
export function defaultLetterhead(config: Config) {
  const { hostname } = new URL(addressOf(config))
  const domain = /^[\d.]+$|:/.test(hostname) ? 'localhost' : hostname
  return { fromName: 'Redress', fromAddress: `redress@${domain}`, replyTo: '', signature: '' }
}

/** Whatever went wrong, the try is over and on file: a mail that only threw would be claimed again for ever. */
const notTakenFor = ({ name }: Error): NotTaken => ({
  error: `It could not be sent: ${name}`,
  permanent: false,
})

type Letterhead = Awaited<ReturnType<typeof letterheadOf>>

/**
 * One try. A server that took a mail and died before it said so is asked again, under the same message id. Who may read a
 * mail about work is asked at every try: it may have waited over a weekend on which its reader left.
 */
async function deliver(
  { db, config, server, clock }: PostOffice,
  letterhead: Letterhead,
  hours: MailHours,
  mail: ClaimedMail,
): Promise<NotTaken | null> {
  const { id, kind } = mail
  const toAddress = goesAtOnce[kind]
    ? mail.toAddress
    : await findAddressToSend(db, mail, today(await clock()))
  if (toAddress === null) {
    await updateMailWithheld(db, { id, process: config.process, at: await clock() })
    return { error: withheldWords, permanent: true }
  }
  const failed = await send(server, letterhead, { ...mail, toAddress }).catch(notTakenFor)
  const tried = { id, process: config.process, at: await clock(), toAddress }
  if (!failed) await updateMailSent(db, tried)
  else {
    const next = nextTryAt({ ...mail, at: tried.at, permanent: failed.permanent }, hours)
    await updateMailNotTaken(db, { ...tried, error: failed.error, nextTryAt: next })
  }
  return failed
}

const send = async (
  server: MailServer,
  { address, signature, from, replyTo }: Letterhead,
  mail: ClaimedMail,
): Promise<NotTaken | null> => {
  const { messageId, createdAt: date, toName: name, toAddress } = mail
  const to = { name, address: toAddress }
  return server.send({ messageId, date, from, to, replyTo, ...mailInParts(mail, { address, signature }) })
}
