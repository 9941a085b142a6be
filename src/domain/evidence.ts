import { Refusal } from './refusal.ts'

/** A file that lies safely on the disk: hashed and synced. */
export type KeptFile = { id: string; name: string; type: string; bytes: number; sha256: string }

export const verdicts = ['cleared', 'changes requested'] as const
export type Verdict = (typeof verdicts)[number]

type Version = { id: number; version: number; uploadedBy: number }

/** Refuses a review that would bind to the wrong version, or to a file that the reviewer sent in. */
export function reviewable(versions: readonly Version[], versionId: number, reviewer: { id: number }): void {
  const latest = versions.reduce<Version | null>(
    (last, version) => (last === null || version.version > last.version ? version : last),
    null,
  )
  if (latest?.id !== versionId) {
    throw new Refusal('A newer version of this file has come in. Review that one.')
  }
  if (latest.uploadedBy === reviewer.id) {
    throw new Refusal('You uploaded this file. Another link officer or the Monitoring Officer reviews it.')
  }
}
