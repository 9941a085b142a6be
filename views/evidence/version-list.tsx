import { EvidenceList } from './evidence-list.tsx'
import type { VersionShown } from './proof-shown.ts'

/** The versions of one proof, the newest first. */
export const VersionList = ({ versions }: { versions: readonly VersionShown[] }) => (
  <EvidenceList
    versions={versions.map(({ uploader, reviewer, ...version }) => ({
      ...version,
      evidenceId: 0,
      uploadedBy: uploader,
      reviewedBy: reviewer,
      actionIds: [],
    }))}
    alsoProves={() => ''}
  />
)
