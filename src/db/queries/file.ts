import { and, asc, eq, exists, gt, inArray, or, sql } from 'drizzle-orm'
import type { KeptFile } from '#domain/evidence.ts'
import { sights } from '#domain/permissions.ts'
import type { Db } from '../connect.ts'
import { attachments, cases, correspondence, evidence, evidenceVersions, files } from '../schema.ts'
import { found, type Reader, type Writer } from './reader.ts'
import { readableLetters, visibleCases } from './visibility.ts'

/** Records a file whose bytes are safe on the disk. */
export const insertFile = async ({ db, user, now }: Writer, { id, name, type, bytes, sha256 }: KeptFile) => {
  await db.insert(files).values({ id, name, type, bytes, sha256, keptBy: user.id, keptAt: now })
}

const isFileId = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** Those of some ids under which a file is recorded, whoever may see it. */
export async function listRecordedAmong(db: Db, ids: readonly string[]): Promise<string[]> {
  const possible = ids.filter(isFileId)
  if (possible.length === 0) return []
  const rows = await db.select({ id: files.id }).from(files).where(inArray(files.id, possible))
  return rows.map(({ id }) => id)
}

/** Recorded files in the order of their ids, from after one of them. */
export const listFilesAfter = (db: Db, last: string | null, limit: number) =>
  db
    .select()
    .from(files)
    .where(last ? gt(files.id, last) : undefined)
    .orderBy(asc(files.id))
    .limit(limit)

/** A file on a case that the reader may see, whether it proves something or came with a letter. */
export async function findFile(reader: Reader, id: string): Promise<KeptFile> {
  if (!isFileId(id) || !sights[reader.user.role].detail) return found<KeptFile>('file', null)
  const { db } = reader
  const asEvidence = db
    .select({ one: sql`1` })
    .from(evidenceVersions)
    .innerJoin(evidence, eq(evidence.id, evidenceVersions.evidenceId))
    .innerJoin(cases, eq(cases.id, evidence.caseId))
    .where(and(eq(evidenceVersions.fileId, files.id), visibleCases(reader)))
  const asAttachment = db
    .select({ one: sql`1` })
    .from(attachments)
    .innerJoin(correspondence, eq(correspondence.id, attachments.correspondenceId))
    .innerJoin(cases, eq(cases.id, correspondence.caseId))
    .where(and(eq(attachments.fileId, files.id), visibleCases(reader), readableLetters(reader)))
  const [row] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, id), or(exists(asEvidence), exists(asAttachment))))
  return found('file', row)
}
