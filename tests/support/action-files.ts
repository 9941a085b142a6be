import { desc, eq } from 'drizzle-orm'
import type { Db } from '#db/connect.ts'
import { evidenceActions, evidenceVersions, files } from '#db/schema.ts'

/** The files that prove an action, the last one sent in first. */
export const findActionFiles = (db: Db, actionId: number) =>
  db
    .select({ id: files.id, name: files.name, sha256: files.sha256, versionId: evidenceVersions.id })
    .from(evidenceActions)
    .innerJoin(evidenceVersions, eq(evidenceVersions.evidenceId, evidenceActions.evidenceId))
    .innerJoin(files, eq(files.id, evidenceVersions.fileId))
    .where(eq(evidenceActions.actionId, actionId))
    .orderBy(desc(evidenceVersions.id))
