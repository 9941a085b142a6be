import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { stages } from '#domain/case.ts'
import { referencesIn } from '#domain/case-reference.ts'
import { kindsOnDrafts } from '#domain/draft-decision.ts'
import { yearEndsOn, yearStartsOn } from '#domain/financial-year.ts'
import { sights } from '#domain/permissions.ts'
import type { RegisterFilter, RegisterOrder, RegisterPage, RegisterPlace } from '#domain/register.ts'
import {
  caseStandings,
  cases,
  correspondence,
  directorates,
  notes,
  openDeadlines,
  services,
  users,
} from '../schema.ts'
import { receivedOn } from './case.ts'
import { owedByServices } from './deadline.ts'
import { readsNotes } from './note.ts'
import type { Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

const handlers = alias(users, 'handlers')

/** Names are put in order as a reader of English would, whichever database serves. */
const byName = (expression: SQL): SQL<string> => sql<string>`${expression} collate "und-x-icu"`

/** What each order sorts by, always a text and never null; the reference decides between equals. */
const keys: Record<RegisterOrder, SQL<string>> = {
  deadline: sql<string>`coalesce(${caseStandings.nextOn}::text, '9999') collate "C"`,
  reference: sql<string>`'' collate "C"`,
  received: sql<string>`${receivedOn}::text collate "C"`,
  decided: sql<string>`coalesce(${caseStandings.decidedOn}::text, '') collate "C"`,
  complainant: byName(sql`lower(${cases.complainant})`),
  service: byName(sql`lower(coalesce(${services.name}, ''))`),
  stage: sql<string>`lpad(array_position(array[${sql.join(
    stages.map((stage) => sql`${stage}`),
    sql`, `,
  )}]::text[], ${caseStandings.stage})::text, 2, '0') collate "C"`,
  handler: byName(sql`lower(coalesce(${handlers.name}, ''))`),
}

/**
 * A page of the register in the order asked for, with a place to go on from at each end, how many cases the filter
 * leaves in all, and how many of them are overdue. The filter is worked out once for all of it.
 */
export async function listRegister(
  reader: Reader,
  filter: RegisterFilter,
  page: RegisterPage,
  limit: number,
) {
  const { db, today } = reader
  const narrowed = narrowedRegister(reader, filter, page)
  const backwards = page.before !== undefined
  const direction = page.descending !== backwards ? desc : asc
  const rows = await db
    .with(narrowed)
    .select({
      reference: narrowed.reference,
      complainant: narrowed.complainant,
      category: narrowed.category,
      subCategory: narrowed.subCategory,
      service: narrowed.service,
      directorate: narrowed.directorate,
      handler: narrowed.handler,
      handlerId: narrowed.handlerId,
      restricted: narrowed.restricted,
      receivedOn: narrowed.receivedOn,
      stage: narrowed.stage,
      nextOn: narrowed.nextOn,
      decision: narrowed.decision,
      decidedOn: narrowed.decidedOn,
      key: narrowed.key,
      all: sql<number>`(select count(*)::int from ${narrowed})`,
      overdue: sql<number>`(select count(*)::int from ${narrowed} where ${narrowed.nextOn} < ${today})`,
    })
    .from(narrowed)
    .where(beyond(narrowed, page))
    .orderBy(direction(narrowed.key), direction(narrowed.reference))
    .limit(limit + 1)
  const more = rows.length > limit
  const shown = backwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  return {
    cases: shown,
    counts: { cases: rows[0]?.all ?? 0, overdue: rows[0]?.overdue ?? 0 },
    next: backwards || more ? placeOf(shown.at(-1)) : null,
    previous: (backwards ? more : page.after !== undefined) ? placeOf(shown[0]) : null,
  }
}

export type RegisterCase = Awaited<ReturnType<typeof listRegister>>['cases'][number]

/** The cases that a filter leaves, each with the key by which it is sorted. */
function narrowedRegister(reader: Reader, filter: RegisterFilter, { order }: RegisterPage) {
  const { detail } = sights[reader.user.role]
  return reader.db.$with('narrowed').as(
    reader.db
      .select({
        reference: cases.reference,
        complainant: sql<string | null>`${detail ? cases.complainant : sql`null::text`}`.as('complainant'),
        category: cases.category,
        subCategory: cases.subCategory,
        service: sql<string | null>`${services.name}`.as('service'),
        directorate: sql<string | null>`${directorates.name}`.as('directorate'),
        handler: sql<string | null>`${handlers.name}`.as('handler'),
        handlerId: cases.handlerId,
        restricted: cases.restricted,
        receivedOn: sql<string>`${receivedOn}::text`.as('received_on'),
        stage: caseStandings.stage,
        nextOn: caseStandings.nextOn,
        decision: caseStandings.decision,
        decidedOn: caseStandings.decidedOn,
        key: keys[order === 'complainant' && !detail ? 'reference' : order].as('key'),
      })
      .from(cases)
      .innerJoin(caseStandings, eq(caseStandings.caseId, cases.id))
      .leftJoin(services, eq(services.id, cases.serviceId))
      .leftJoin(directorates, eq(directorates.id, cases.directorateId))
      .leftJoin(handlers, eq(handlers.id, cases.handlerId))
      .where(narrowedBy(reader, filter)),
  )
}

const placeOf = (row: RegisterPlace | undefined): RegisterPlace | null =>
  row ? { key: row.key, reference: row.reference } : null

function beyond(
  { key, reference }: Pick<ReturnType<typeof narrowedRegister>, 'key' | 'reference'>,
  { after, before, descending }: RegisterPage,
): SQL | undefined {
  const place = after ?? before
  if (!place) return undefined
  const smaller = descending === (after !== undefined)
  const row = sql`(${key}, ${reference})`
  const than = sql`(${place.key}, ${place.reference})`
  return smaller ? sql`${row} < ${than}` : sql`${row} > ${than}`
}

/** How many of the reader's open cases have reached each stage, in the order of the stages. */
export async function countOpenStages(reader: Reader) {
  const counts = await reader.db
    .select({ stage: caseStandings.stage, cases: count() })
    .from(cases)
    .innerJoin(caseStandings, eq(caseStandings.caseId, cases.id))
    .where(and(visibleCases(reader), ne(caseStandings.stage, 'Closed')))
    .groupBy(caseStandings.stage)
  return counts.sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
}

/** The Ombudsman's categories that the reader's cases have. */
export const listCategories = async (reader: Reader): Promise<string[]> =>
  (
    await reader.db
      .selectDistinct({ category: cases.category })
      .from(cases)
      .where(visibleCases(reader))
      .orderBy(asc(cases.category))
  ).map(({ category }) => category)

function narrowedBy(reader: Reader, filter: RegisterFilter): SQL | undefined {
  const {
    stages,
    serviceId,
    directorateId,
    category,
    decision,
    receivedIn,
    decidedIn,
    handlerIds = [],
    owingIds = [],
  } = filter
  return and(
    visibleCases(reader),
    filter.words ? matching(reader, filter.words) : undefined,
    stages && stages.length > 0 ? inArray(caseStandings.stage, [...stages]) : undefined,
    serviceId === undefined ? undefined : recordedAs(cases.serviceId, serviceId),
    directorateId === undefined ? undefined : recordedAs(cases.directorateId, directorateId),
    or(
      ...handlerIds.map((id) => recordedAs(cases.handlerId, id)),
      owingIds.length > 0 ? owing(reader, owingIds) : undefined,
    ),
    category ? eq(cases.category, category) : undefined,
    decision && decision !== 'none' ? eq(caseStandings.decision, decision) : undefined,
    decision === 'none' ? isNull(caseStandings.decision) : undefined,
    receivedIn
      ? sql`${receivedOn} between ${yearStartsOn(receivedIn)} and ${yearEndsOn(receivedIn)}`
      : undefined,
    decidedIn
      ? sql`${caseStandings.decidedOn} between ${yearStartsOn(decidedIn)} and ${yearEndsOn(decidedIn)}`
      : undefined,
    filter.openOnly ? ne(caseStandings.stage, 'Closed') : undefined,
    filter.overdueOnly ? lt(caseStandings.nextOn, reader.today) : undefined,
  )
}

const owing = ({ db }: Reader, serviceIds: readonly number[]): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(openDeadlines)
      .where(
        and(eq(openDeadlines.caseId, cases.id), isNotNull(openDeadlines.dueOn), owedByServices(serviceIds)),
      ),
  )

const recordedAs = (
  column: typeof cases.serviceId | typeof cases.directorateId | typeof cases.handlerId,
  id: number,
): SQL => (id === 0 ? isNull(column) : eq(column, id))

/** A reference in any spelling, or words. Those who see no personal detail do not find cases by it either. */
function matching(reader: Reader, words: string): SQL | undefined {
  const { user } = reader
  const references = referencesIn(words)
  if (references.length > 0) return inArray(cases.reference, references)
  const digits = words.replace(/[\s-]/g, '')
  if (/^\d{2,8}$/.test(digits)) return sql`starts_with(${cases.reference}, ${digits})`
  const query = queryOf(words)
  if (!query) return sql`false`
  const searched = sights[user.role].detail
    ? sql`${cases.words}`
    : sql`to_tsvector('english', ${cases.category} || ' ' || ${cases.subCategory})`
  return or(
    sql`${searched} @@ to_tsquery('english', ${query})`,
    ...writtenOn(reader, query),
    sql`${cases.serviceId} in (select s.id from ${services} s where to_tsvector('english', s.name) @@ to_tsquery('english', ${query}))`,
  )
}

/** Cases by what their letters and notes say, for those only who may read them: letters on drafts by their own rule. */
function writtenOn(reader: Reader, query: string): (SQL | undefined)[] {
  const { db, user } = reader
  if (!sights[user.role].detail) return []
  const lettersSaying = (readable?: SQL) =>
    inArray(
      cases.id,
      db
        .select({ id: correspondence.caseId })
        .from(correspondence)
        .where(and(sql`${correspondence.words} @@ to_tsquery('english', ${query})`, readable)),
    )
  const notesSaying = inArray(
    cases.id,
    db.select({ id: notes.caseId }).from(notes).where(sql`${notes.words} @@ to_tsquery('english', ${query})`),
  )
  const letters =
    user.role === 'service lead'
      ? or(
          lettersSaying(sql`${correspondence.kind} not in ${[...kindsOnDrafts]}`),
          and(inArray(cases.serviceId, [...user.services]), lettersSaying()),
        )
      : lettersSaying()
  return [letters, readsNotes(reader) ? notesSaying : undefined]
}

/** Every word must be there, at least in its beginning. */
const queryOf = (words: string): string =>
  (words.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, 20)
    .map((word) => `'${word}':*`)
    .join(' & ')
