import { and, eq, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '#domain/calendar.ts'
import { withheldWords } from '#domain/outbox.ts'
import {
  type RetentionKind,
  type RetentionTerms,
  removedSubject,
  retentionDefaults,
} from '#domain/retention.ts'
import type { Db } from '../connect.ts'
import { caseStandings, mailAttempts, mails, retentionPeriods, securityEvents } from '../schema.ts'
import type { Reader } from './reader.ts'

export type RetentionPeriod = RetentionTerms & { version: number }

/** How long a kind of thing is kept: as the council set it, or by default (version 0). */
export async function findRetentionPeriod(db: Db, kind: RetentionKind): Promise<RetentionPeriod> {
  const [row] = await db.select().from(retentionPeriods).where(eq(retentionPeriods.kind, kind))
  return row ?? { ...retentionDefaults[kind], version: 0 }
}

/** Writes over one version, 0 where there is none yet. False when that version is no longer the last. */
export async function updateRetentionPeriod(
  { db }: Pick<Reader, 'db'>,
  kind: RetentionKind,
  version: number,
  terms: RetentionTerms,
): Promise<boolean> {
  const written =
    version === 0
      ? await db
          .insert(retentionPeriods)
          .values({ kind, ...terms })
          .onConflictDoNothing()
          .returning()
      : await db
          .update(retentionPeriods)
          .set({ ...terms, version: version + 1 })
          .where(and(eq(retentionPeriods.kind, kind), eq(retentionPeriods.version, version)))
          .returning()
  return written.length > 0
}

/** A mail ends when it was sent or given up, or with the day on which it was written where it never went. */
const oldMail = (before: Date): SQL | undefined =>
  and(
    lt(sql`coalesce(${mails.sentAt}, ${mails.givenUpAt}, ${mails.createdAt})`, before.toISOString()),
    or(ne(mails.body, ''), ne(mails.toAddress, '')),
  )

export const countOldMails = (db: Db, before: Date): Promise<number> => db.$count(mails, oldMail(before))

/** Takes text, subject and addresses out of old mails. Those that never went are given up for good. Gives how many. */
export async function emptyMails(db: Db, before: Date, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`
  const emptied = await db
    .update(mails)
    .set({
      ...{ subject: removedSubject, body: '', toAddress: '', linkText: null, linkPath: null },
      givenUpAt: sql`case when ${mails.sentAt} is null then coalesce(${mails.givenUpAt}, ${at}) end`,
      expiresAt: sql`case when ${mails.sentAt} is null then least(${mails.expiresAt}, ${at}) else ${mails.expiresAt} end`,
    })
    .where(oldMail(before))
    .returning({ id: mails.id })
  await db
    .update(mailAttempts)
    .set({ error: '' })
    .where(
      and(
        notInArray(mailAttempts.error, ['', withheldWords]),
        sql`exists (select 1 from ${mails} where ${mails.id} = ${mailAttempts.mailId} and ${mails.body} = '' and ${mails.toAddress} = '')`,
      ),
    )
  return emptied.length
}

export const countOldSecurityEvents = (db: Db, before: Date): Promise<number> =>
  db.$count(securityEvents, lt(securityEvents.at, before))

export const deleteSecurityEvents = async (db: Db, before: Date): Promise<number> =>
  (await db.delete(securityEvents).where(lt(securityEvents.at, before)).returning({ id: securityEvents.id }))
    .length

const openRemedy = sql`exists (select 1 from remedy_actions a
  where a.case_id = ${caseStandings.caseId} and a.withdrawn_on is null and a.done_on is null)`

/**
 * Closed cases whose last fact, the decision, the outcome or its settlement, is before a day. Those with an action that
 * nobody recorded as done are counted apart: an open remedy keeps its case.
 */
export async function countOldCases(db: Db, before: Day): Promise<{ cases: number; keptForRemedy: number }> {
  const [row] = await db
    .select({
      cases: sql<number>`(count(*) filter (where not ${openRemedy}))::int`,
      keptForRemedy: sql<number>`(count(*) filter (where ${openRemedy}))::int`,
    })
    .from(caseStandings)
    .where(
      and(
        eq(caseStandings.stage, 'Closed'),
        sql`greatest(${caseStandings.decidedOn}, ${caseStandings.outcomeOn},
          (select o.settled_on from compliance_outcomes o where o.case_id = ${caseStandings.caseId})) < ${before}`,
      ),
    )
  return row ?? { cases: 0, keptForRemedy: 0 }
}
