import type { Child } from 'hono/jsx'
import { dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { FileList } from '../components/file-list.tsx'
import { Tag } from '../components/tag.tsx'
import type { EvidenceShown } from './evidence-shown.ts'
import { fileSize } from './file-size.ts'

type Props = {
  versions: readonly EvidenceShown[]
  alsoProves: (version: EvidenceShown) => string
  /** What can be done with the newest version of a file. */
  acts?: (version: EvidenceShown) => Child
}

/** The files of an action, each version with what was said of it. A review binds to the version reviewed. */
export const EvidenceList = ({ versions, alsoProves, acts }: Props) =>
  versions.length === 0 ? null : (
    <FileList
      files={versions.map((version) => ({
        name: version.name,
        href: paths.file(version.fileId),
        note: (
          <>
            <FileNote version={version} versions={versions} also={alsoProves(version)} />
            {isLatest(version, versions) && acts?.(version)}
          </>
        ),
        state: <Verdicts version={version} latest={isLatest(version, versions)} />,
      }))}
    />
  )

const isLatest = ({ evidenceId, version }: EvidenceShown, versions: readonly EvidenceShown[]) =>
  !versions.some((other) => other.evidenceId === evidenceId && other.version > version)

const FileNote = ({
  version,
  versions,
  also,
}: {
  version: EvidenceShown
  versions: readonly EvidenceShown[]
  also: string
}) => {
  const ofProof = versions.filter(({ evidenceId }) => evidenceId === version.evidenceId)
  const facts = [
    ...(ofProof.length > 1 ? [`version ${version.version}`] : []),
    dayInWords(version.evidenceOn ?? version.uploadedOn),
    fileSize(version.bytes),
    `uploaded by ${version.uploadedBy}`,
    ...(also ? [also] : []),
  ]
  return (
    <>
      {facts.join(' · ')}
      {version.note && <span class="files__words">{version.note}</span>}
      {version.verdict === 'changes requested' && (
        <span class="files__words">
          Changes requested by {version.reviewedBy}
          {version.reviewedOn && ` on ${dayInWords(version.reviewedOn)}`}: “{version.reason}”
        </span>
      )}
    </>
  )
}

const Verdicts = ({ version, latest }: { version: EvidenceShown; latest: boolean }) => {
  if (version.verdict === 'cleared') return <Tag colour="green">Cleared</Tag>
  if (version.verdict) return <Tag colour="orange">Changes requested</Tag>
  return latest ? <Tag colour="blue">Waits for review</Tag> : <Tag colour="grey">Replaced</Tag>
}
