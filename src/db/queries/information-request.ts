import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { cases, chasers, informationRequests, questions, requestDateEvents, services } from '../schema.ts'
import { found, type Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

export async function findRequest(reader: Reader, id: number) {
  const [row] = await reader.db
    .select({ request: informationRequests })
    .from(informationRequests)
    .innerJoin(cases, eq(cases.id, informationRequests.caseId))
    .where(and(eq(informationRequests.id, id), visibleCases(reader)))
  return found('information request', row).request
}

/** A request with its case and all that belongs to it. NotFound where the reader may not see the case. */
export async function findRequestWithAll(reader: Reader, id: number) {
  const { caseId } = await findRequest(reader, id)
  const requests = await listRequests(reader, caseId)
  return found(
    'information request',
    requests.find((request) => request.id === id),
  )
}

/** The requests of a case that the reader has found already, newest first, each with all that belongs to it. */
export async function listRequests({ db }: Pick<Reader, 'db'>, caseId: number) {
  const requests = await db
    .select()
    .from(informationRequests)
    .where(eq(informationRequests.caseId, caseId))
    .orderBy(asc(informationRequests.receivedOn), asc(informationRequests.id))
  const ids = requests.map(({ id }) => id)
  if (ids.length === 0) return []
  const [extensions, reminders, asked] = await Promise.all([
    db
      .select()
      .from(requestDateEvents)
      .where(inArray(requestDateEvents.requestId, ids))
      .orderBy(asc(requestDateEvents.id)),
    db
      .select()
      .from(chasers)
      .where(inArray(chasers.requestId, ids))
      .orderBy(asc(chasers.receivedOn), asc(chasers.id)),
    db
      .select({ question: questions, service: services.name })
      .from(questions)
      .leftJoin(services, eq(services.id, questions.serviceId))
      .where(inArray(questions.requestId, ids))
      .orderBy(asc(questions.number)),
  ])
  return requests.reverse().map((request) => ({
    ...request,
    extensions: extensions.filter(({ requestId }) => requestId === request.id),
    chasers: reminders.filter(({ requestId }) => requestId === request.id),
    questions: asked
      .filter(({ question }) => question.requestId === request.id)
      .map(({ question, service }) => ({ ...question, service })),
  }))
}

export async function insertRequest(
  { db }: Pick<Reader, 'db'>,
  values: typeof informationRequests.$inferInsert,
): Promise<number> {
  const [row] = await db.insert(informationRequests).values(values).returning({ id: informationRequests.id })
  return found('information request', row).id
}

export const insertQuestions = async (
  { db }: Pick<Reader, 'db'>,
  values: readonly (typeof questions.$inferInsert)[],
): Promise<number[]> => {
  if (values.length === 0) return []
  const rows = await db
    .insert(questions)
    .values([...values])
    .returning({ id: questions.id })
  return rows.map(({ id }) => id)
}

export const insertRequestDateEvent = async (
  { db }: Pick<Reader, 'db'>,
  values: typeof requestDateEvents.$inferInsert,
) => {
  await db.insert(requestDateEvents).values(values)
}

export const insertChaser = async ({ db }: Pick<Reader, 'db'>, values: typeof chasers.$inferInsert) => {
  await db.insert(chasers).values(values)
}

/** False when somebody else has recorded an answer a moment before. */
export const updateRequestAnswered = async (
  { db }: Pick<Reader, 'db'>,
  id: number,
  answered: { answeredOn: string; answerId: number; delayReason: string | null },
): Promise<boolean> => {
  const written = await db
    .update(informationRequests)
    .set(answered)
    .where(and(eq(informationRequests.id, id), isNull(informationRequests.answeredOn)))
    .returning({ id: informationRequests.id })
  return written.length > 0
}

export async function findQuestion(reader: Reader, id: number) {
  const [row] = await reader.db
    .select({ question: questions, caseId: cases.id, caseService: cases.serviceId })
    .from(questions)
    .innerJoin(informationRequests, eq(informationRequests.id, questions.requestId))
    .innerJoin(cases, eq(cases.id, informationRequests.caseId))
    .where(and(eq(questions.id, id), visibleCases(reader)))
  return found('question', row)
}

/** Writes over one version of an answer. False when that version is no longer the last. */
export const updateQuestionAnswered = async (
  { db }: Pick<Reader, 'db'>,
  id: number,
  version: number,
  answered: { draftAnswer: string; answeredOn: string; clearedOn: string | null },
): Promise<boolean> => {
  const written = await db
    .update(questions)
    .set({ ...answered, version: version + 1 })
    .where(and(eq(questions.id, id), eq(questions.version, version)))
    .returning({ id: questions.id })
  return written.length > 0
}
