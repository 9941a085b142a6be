import { mayDo } from '#domain/permissions.ts'
import { type User, worksFor } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import type { EvidenceShown } from './evidence-shown.ts'

type Asked = { user: User; serviceId: number | null }

/** What can be sent in or recorded for an action, by those whose action it is. */
export const ProofActs = ({
  action,
  user,
  serviceId,
}: Asked & { action: { id: number; amountPence: number | null } }) => {
  if (!worksFor(user, serviceId)) return null
  const sends = mayDo(user.role, 'upload evidence')
  const pays = action.amountPence !== null && mayDo(user.role, 'record a payment')
  if (!sends && !pays) return null
  return (
    <div class="part-acts">
      {sends && (
        <ButtonLink look="secondary" small href={paths.evidence(action.id)}>
          Add evidence
        </ButtonLink>
      )}
      {pays && (
        <ButtonLink look="secondary" small href={paths.payments(action.id)}>
          Record a payment
        </ButtonLink>
      )}
    </div>
  )
}

/** What can be done with the newest version of a file: another person reviews it, its service sends a better one. */
export const VersionActs = ({ version, user, serviceId }: Asked & { version: EvidenceShown }) => {
  const reviews =
    version.verdict === null && version.uploadedById !== user.id && mayDo(user.role, 'review evidence')
  const improves = mayDo(user.role, 'upload evidence') && worksFor(user, serviceId)
  return (
    <span class="files__acts">
      {reviews && version.versionId && (
        <a href={paths.evidenceReview(version.versionId)}>
          Review<span class="govuk-visually-hidden"> {version.name}</span>
        </a>
      )}
      {improves && (
        <a href={paths.evidenceVersions(version.evidenceId)}>
          Send a better version<span class="govuk-visually-hidden"> of {version.name}</span>
        </a>
      )}
    </span>
  )
}
