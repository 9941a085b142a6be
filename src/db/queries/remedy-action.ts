import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  actionExtensions,
  cases,
  compliancePacks,
  packActions,
  payments,
  remedyActions,
  services,
  users,
} from '../schema.ts'
import { found, type Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

type Db = Pick<Reader, 'db'>

const agreedDueOn = sql<string | null>`(select e.due_on::text from ${actionExtensions} e
  where e.action_id = ${remedyActions.id} order by e.id desc limit 1)`

/** An action for somebody who works on it, with the last day that the Ombudsman agreed to. */
export async function findAction(reader: Reader, id: number) {
  const [row] = await reader.db
    .select({ action: remedyActions, agreedDueOn, caseService: cases.serviceId })
    .from(remedyActions)
    .innerJoin(cases, eq(cases.id, remedyActions.caseId))
    .where(and(eq(remedyActions.id, id), visibleCases(reader)))
  const { action, ...rest } = found('remedy action', row)
  return { ...action, ...rest }
}

const owners = alias(users, 'owners')

/** The actions of a case that the reader has found already, in their order, with payments and what was sent. */
export async function listActions({ db }: Db, caseId: number) {
  const actions = await db
    .select({ action: remedyActions, agreedDueOn, service: services.name, owner: owners.name })
    .from(remedyActions)
    .leftJoin(services, eq(services.id, remedyActions.serviceId))
    .leftJoin(owners, eq(owners.id, remedyActions.ownerId))
    .where(eq(remedyActions.caseId, caseId))
    .orderBy(asc(remedyActions.number))
  const ids = actions.map(({ action }) => action.id)
  if (ids.length === 0) return []
  const [extensions, paid, sent] = await Promise.all([
    db
      .select()
      .from(actionExtensions)
      .where(inArray(actionExtensions.actionId, ids))
      .orderBy(asc(actionExtensions.id)),
    db.select().from(payments).where(inArray(payments.actionId, ids)).orderBy(asc(payments.id)),
    db
      .select({ actionId: packActions.actionId, sentOn: compliancePacks.sentOn })
      .from(packActions)
      .innerJoin(compliancePacks, eq(compliancePacks.id, packActions.packId))
      .where(inArray(packActions.actionId, ids))
      .orderBy(asc(compliancePacks.sentOn)),
  ])
  return actions.map(({ action, ...rest }) => ({
    ...action,
    ...rest,
    extensions: extensions.filter(({ actionId }) => actionId === action.id),
    payments: paid.filter(({ actionId }) => actionId === action.id),
    sentOn: sent.find(({ actionId }) => actionId === action.id)?.sentOn ?? null,
  }))
}

export async function insertAction({ db }: Db, values: typeof remedyActions.$inferInsert): Promise<number> {
  const [row] = await db.insert(remedyActions).values(values).returning({ id: remedyActions.id })
  return found('remedy action', row).id
}

/** False when somebody marked it done before. */
export async function updateActionDone({ db }: Db, id: number, doneOn: string): Promise<boolean> {
  const marked = await db
    .update(remedyActions)
    .set({ doneOn })
    .where(and(eq(remedyActions.id, id), isNull(remedyActions.doneOn)))
    .returning({ id: remedyActions.id })
  return marked.length > 0
}

/** False when it was not marked done, or not any more. */
export async function updateActionNotDone({ db }: Db, id: number): Promise<boolean> {
  const cleared = await db
    .update(remedyActions)
    .set({ doneOn: null })
    .where(and(eq(remedyActions.id, id), isNotNull(remedyActions.doneOn)))
    .returning({ id: remedyActions.id })
  return cleared.length > 0
}

type ActionFacts = Pick<
  typeof remedyActions.$inferInsert,
  'text' | 'serviceId' | 'ownerId' | 'internalTargetOn'
>

/** False when somebody changed the action since the version given. */
export async function updateAction(
  { db }: Db,
  id: number,
  version: number,
  facts: ActionFacts,
): Promise<boolean> {
  const changed = await db
    .update(remedyActions)
    .set({ ...facts, version: version + 1 })
    .where(and(eq(remedyActions.id, id), eq(remedyActions.version, version)))
    .returning({ id: remedyActions.id })
  return changed.length > 0
}

/** Whether proof of an action has gone to the Ombudsman. */
export const isSent = async ({ db }: Db, actionId: number): Promise<boolean> =>
  (await db.select({ one: sql`1` }).from(packActions).where(eq(packActions.actionId, actionId)).limit(1))
    .length > 0

export const insertActionExtension = async ({ db }: Db, values: typeof actionExtensions.$inferInsert) => {
  await db.insert(actionExtensions).values(values)
}

export async function insertPayment({ db }: Db, values: typeof payments.$inferInsert): Promise<number> {
  const [row] = await db.insert(payments).values(values).returning({ id: payments.id })
  return found('payment', row).id
}
