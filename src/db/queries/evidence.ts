import { and, asc, desc, eq, getTableColumns, gt, inArray, max, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import {
  cases,
  compliancePacks,
  evidence,
  evidenceActions,
  evidenceReviews,
  evidenceVersions,
  files,
  packActions,
  packFiles,
  remedyActions,
  users,
} from '../schema.ts'
import { found, type Reader } from './reader.ts'
import { visibleCases } from './visibility.ts'

type Db = Pick<Reader, 'db'>

/** A proof with its versions, the newest first, and the services that the actions which it proves are asked of. */
export async function findEvidence(reader: Reader, id: number) {
  const [row] = await reader.db
    .select({ id: evidence.id, caseId: evidence.caseId, reference: cases.reference })
    .from(evidence)
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .where(and(eq(evidence.id, id), visibleCases(reader)))
  const proof = found('evidence', row)
  const actions = await reader.db
    .select({
      id: remedyActions.id,
      number: remedyActions.number,
      text: remedyActions.text,
      serviceId: sql<number | null>`coalesce(${remedyActions.serviceId}, ${cases.serviceId})`,
    })
    .from(evidenceActions)
    .innerJoin(remedyActions, eq(remedyActions.id, evidenceActions.actionId))
    .innerJoin(cases, eq(cases.id, remedyActions.caseId))
    .where(eq(evidenceActions.evidenceId, id))
    .orderBy(asc(remedyActions.number))
  return { ...proof, actions, versions: await listVersions(reader, id) }
}

/** Keeps everybody else from adding to a proof, or judging it, until the transaction is over. */
export const lockEvidence = async ({ db }: Db, id: number) => {
  await db.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, id)).for('update')
}

/** The proof to which a version belongs, with all its versions. */
export async function findEvidenceOfVersion(reader: Reader, versionId: number) {
  const [row] = await reader.db
    .select({
      evidenceId: evidence.id,
      caseId: evidence.caseId,
      reference: cases.reference,
      fileId: files.id,
      name: files.name,
    })
    .from(evidenceVersions)
    .innerJoin(evidence, eq(evidence.id, evidenceVersions.evidenceId))
    .innerJoin(files, eq(files.id, evidenceVersions.fileId))
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .where(and(eq(evidenceVersions.id, versionId), visibleCases(reader)))
  const proof = found('evidence', row)
  return { ...proof, versions: await listVersions(reader, proof.evidenceId) }
}

const uploaders = alias(users, 'uploaders')
const reviewers = alias(users, 'reviewers')

/** The versions of a proof, the newest first, each with its file and what was said of it. */
const listVersions = ({ db }: Db, evidenceId: number) =>
  db
    .select({
      ...getTableColumns(evidenceVersions),
      name: files.name,
      bytes: files.bytes,
      uploader: uploaders.name,
      verdict: evidenceReviews.verdict,
      reason: evidenceReviews.reason,
      reviewedBy: evidenceReviews.reviewedBy,
      reviewedOn: evidenceReviews.reviewedOn,
      reviewer: reviewers.name,
    })
    .from(evidenceVersions)
    .innerJoin(files, eq(files.id, evidenceVersions.fileId))
    .innerJoin(uploaders, eq(uploaders.id, evidenceVersions.uploadedBy))
    .leftJoin(evidenceReviews, eq(evidenceReviews.versionId, evidenceVersions.id))
    .leftJoin(reviewers, eq(reviewers.id, evidenceReviews.reviewedBy))
    .where(eq(evidenceVersions.evidenceId, evidenceId))
    .orderBy(desc(evidenceVersions.version))

/** All versions of the proofs of a case that the reader has found already, newest first, with their reviews. */
export async function listEvidence({ db }: Db, caseId: number) {
  const versions = await db
    .select({
      evidenceId: evidence.id,
      versionId: evidenceVersions.id,
      version: evidenceVersions.version,
      fileId: files.id,
      name: files.name,
      bytes: files.bytes,
      sha256: files.sha256,
      evidenceOn: evidenceVersions.evidenceOn,
      note: evidenceVersions.note,
      uploadedOn: evidenceVersions.uploadedOn,
      uploadedBy: uploaders.name,
      uploadedById: evidenceVersions.uploadedBy,
      verdict: evidenceReviews.verdict,
      reason: evidenceReviews.reason,
      reviewedOn: evidenceReviews.reviewedOn,
      reviewedBy: reviewers.name,
    })
    .from(evidence)
    .innerJoin(evidenceVersions, eq(evidenceVersions.evidenceId, evidence.id))
    .innerJoin(files, eq(files.id, evidenceVersions.fileId))
    .innerJoin(uploaders, eq(uploaders.id, evidenceVersions.uploadedBy))
    .leftJoin(evidenceReviews, eq(evidenceReviews.versionId, evidenceVersions.id))
    .leftJoin(reviewers, eq(reviewers.id, evidenceReviews.reviewedBy))
    .where(eq(evidence.caseId, caseId))
    .orderBy(asc(evidence.id), desc(evidenceVersions.version))
  const proves = await db
    .select({ evidenceId: evidenceActions.evidenceId, actionId: evidenceActions.actionId })
    .from(evidenceActions)
    .innerJoin(evidence, eq(evidence.id, evidenceActions.evidenceId))
    .where(eq(evidence.caseId, caseId))
  return versions.map((version) => ({
    ...version,
    actionIds: proves
      .filter(({ evidenceId }) => evidenceId === version.evidenceId)
      .map(({ actionId }) => actionId),
  }))
}

export async function insertEvidence(
  { db }: Db,
  caseId: number,
  actionIds: readonly number[],
): Promise<number> {
  const [row] = await db.insert(evidence).values({ caseId }).returning({ id: evidence.id })
  const { id } = found('evidence', row)
  await db.insert(evidenceActions).values(actionIds.map((actionId) => ({ evidenceId: id, actionId })))
  return id
}

export async function insertEvidenceVersion({ db }: Db, values: typeof evidenceVersions.$inferInsert) {
  const [row] = await db.insert(evidenceVersions).values(values).returning({ id: evidenceVersions.id })
  return found('evidence', row).id
}

export const isReviewed = async ({ db }: Db, versionId: number): Promise<boolean> =>
  (await db.select({ one: sql`1` }).from(evidenceReviews).where(eq(evidenceReviews.versionId, versionId)))
    .length > 0

export const insertEvidenceReview = async ({ db }: Db, values: typeof evidenceReviews.$inferInsert) => {
  await db.insert(evidenceReviews).values(values)
}

const newer = alias(evidenceVersions, 'newer')

/** A file's newest version, which alone proves anything: what was cleared before it came in does not count. */
const isNewest = ({ db }: Db) =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(newer)
      .where(
        and(eq(newer.evidenceId, evidenceVersions.evidenceId), gt(newer.version, evidenceVersions.version)),
      ),
  )

/** For each of some actions, the newest version of each of its files, and what was said of it. */
export const listNewestVersions = ({ db }: Db, actionIds: readonly number[]) =>
  db
    .select({
      actionId: evidenceActions.actionId,
      versionId: evidenceVersions.id,
      version: evidenceVersions.version,
      fileId: files.id,
      name: files.name,
      bytes: files.bytes,
      verdict: evidenceReviews.verdict,
    })
    .from(evidenceActions)
    .innerJoin(evidenceVersions, eq(evidenceVersions.evidenceId, evidenceActions.evidenceId))
    .innerJoin(files, eq(files.id, evidenceVersions.fileId))
    .leftJoin(evidenceReviews, eq(evidenceReviews.versionId, evidenceVersions.id))
    .where(and(inArray(evidenceActions.actionId, [...actionIds]), isNewest({ db })))
    .orderBy(asc(evidenceActions.actionId), asc(evidenceVersions.id))

/** Keeps everybody else from sending the proof of a case's actions until the transaction is over. */
export const lockActions = async ({ db }: Db, caseId: number) => {
  await db
    .select({ id: remedyActions.id })
    .from(remedyActions)
    .where(eq(remedyActions.caseId, caseId))
    .orderBy(asc(remedyActions.id))
    .for('update')
}

/** Which versions went to the Ombudsman with which of some actions. */
export const listSentVersions = ({ db }: Db, actionIds: readonly number[]) =>
  db
    .select({ actionId: packActions.actionId, versionId: packFiles.versionId })
    .from(packFiles)
    .innerJoin(packActions, eq(packActions.packId, packFiles.packId))
    .where(inArray(packActions.actionId, [...actionIds]))

/** When proof of each of some actions last went to the Ombudsman. */
export const listLastSent = ({ db }: Db, actionIds: readonly number[]) =>
  db
    .select({ actionId: packActions.actionId, sentOn: max(compliancePacks.sentOn) })
    .from(packActions)
    .innerJoin(compliancePacks, eq(compliancePacks.id, packActions.packId))
    .where(inArray(packActions.actionId, [...actionIds]))
    .groupBy(packActions.actionId)

export async function insertPack(
  { db }: Db,
  values: typeof compliancePacks.$inferInsert,
  actionIds: readonly number[],
  versionIds: readonly number[],
): Promise<number> {
  const [row] = await db.insert(compliancePacks).values(values).returning({ id: compliancePacks.id })
  const packId = found('compliance pack', row).id
  await db.insert(packActions).values(actionIds.map((actionId) => ({ packId, actionId })))
  if (versionIds.length > 0) {
    await db.insert(packFiles).values(versionIds.map((versionId) => ({ packId, versionId })))
  }
  return packId
}

export const listPacks = ({ db }: Db, caseId: number) =>
  db
    .select({ pack: compliancePacks, sentBy: users.name })
    .from(compliancePacks)
    .innerJoin(users, eq(users.id, compliancePacks.sentBy))
    .where(eq(compliancePacks.caseId, caseId))
    .orderBy(desc(compliancePacks.sentOn))
