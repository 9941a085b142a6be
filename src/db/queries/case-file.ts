import { and, asc, desc, eq, gt, isNotNull, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import { isLetterOnDraft, kindsOnDrafts, seesDrafts } from '#domain/draft-decision.ts'
import {
  auditEvents,
  auditPayloads,
  compliancePacks,
  openDeadlines,
  packActions,
  remedyActions,
  users,
} from '../schema.ts'
import { listCorrespondence } from './correspondence.ts'
import { listDecisions } from './decision.ts'
import { listPacks } from './evidence.ts'
import { readsNotes } from './note.ts'
import type { Reader } from './reader.ts'

/** A case that the reader has found already. */
type FoundCase = { id: number; serviceId: number | null }

/** What is owed on one case, the earliest day first. */
export const listDeadlinesOfCase = ({ db }: Pick<Reader, 'db'>, caseId: number) =>
  db
    .select({
      noun: openDeadlines.noun,
      id: openDeadlines.id,
      dueOn: sql<string>`${openDeadlines.dueOn}`,
      doneOn: openDeadlines.doneOn,
    })
    .from(openDeadlines)
    .where(and(eq(openDeadlines.caseId, caseId), isNotNull(openDeadlines.dueOn)))
    .orderBy(asc(openDeadlines.dueOn), asc(openDeadlines.noun), asc(openDeadlines.id))

/** The letters of a case, without those on drafts for whom drafts are not meant. */
export async function listLettersFor(reader: Reader, thisCase: FoundCase) {
  const letters = await listCorrespondence(reader, thisCase.id)
  return seesDrafts(reader.user, thisCase) ? letters : letters.filter((letter) => !isLetterOnDraft(letter))
}

/** The versions of a decision, newest first, without drafts for whom they are not meant. */
export async function listDecisionsFor(reader: Reader, thisCase: FoundCase) {
  const versions = await listDecisions(reader, thisCase.id)
  return seesDrafts(reader.user, thisCase) ? versions : versions.filter(({ kind }) => kind !== 'draft')
}

/** What was sent to the Ombudsman as proof, newest first, and for which actions. */
export async function listPacksWithActions({ db }: Pick<Reader, 'db'>, caseId: number) {
  const [packs, proved] = await Promise.all([
    listPacks({ db }, caseId),
    db
      .select({ packId: packActions.packId, number: remedyActions.number })
      .from(packActions)
      .innerJoin(compliancePacks, eq(compliancePacks.id, packActions.packId))
      .innerJoin(remedyActions, eq(remedyActions.id, packActions.actionId))
      .where(eq(compliancePacks.caseId, caseId))
      .orderBy(asc(remedyActions.number)),
  ])
  return packs.map(({ pack, sentBy }) => ({
    ...pack,
    sentBy,
    actions: proved.filter(({ packId }) => packId === pack.id).map(({ number }) => number),
  }))
}

/** A place in the history of a case: what came before a position of the chain, or after it. */
export type HistoryPlace = { before?: number; after?: number }

/** A page of the acts on a case, newest first, without acts on drafts and notes for whom those are not meant. */
export async function listHistory(
  reader: Reader,
  thisCase: FoundCase,
  { before, after }: HistoryPlace,
  limit: number,
) {
  const forwards = after !== undefined
  const rows = await reader.db
    .select({
      position: auditEvents.position,
      at: auditEvents.at,
      act: auditEvents.act,
      loaded: auditEvents.loaded,
      by: users.name,
      payload: auditPayloads.payload,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .leftJoin(auditPayloads, eq(auditPayloads.position, auditEvents.position))
    .where(
      and(
        eq(auditEvents.caseId, thisCase.id),
        before === undefined ? undefined : lt(auditEvents.position, before),
        after === undefined ? undefined : gt(auditEvents.position, after),
        seesDrafts(reader.user, thisCase) ? undefined : notOnDrafts,
        readsNotes(reader) ? undefined : ne(auditEvents.act, 'write a note'),
      ),
    )
    .orderBy(forwards ? asc(auditEvents.position) : desc(auditEvents.position))
    .limit(limit + 1)
  const more = rows.length > limit
  const events = forwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  const older = forwards || more ? events.at(-1)?.position : undefined
  const newer = (forwards ? more : before !== undefined) ? events[0]?.position : undefined
  return { events, older: older ?? null, newer: newer ?? null }
}

/** Which act it was says nothing when its payload is destroyed, so that such an act is left out as well. */
const kindOfAct = sql<string>`${auditPayloads.payload}->>'kind'`
const notOnDrafts = and(
  or(
    isNotNull(auditPayloads.position),
    notInArray(auditEvents.act, ['record a decision', 'log correspondence']),
  ),
  or(isNull(kindOfAct), notInArray(kindOfAct, [...kindsOnDrafts])),
)
