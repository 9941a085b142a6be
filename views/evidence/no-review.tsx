import { dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import type { ProofShown, VersionShown } from './proof-shown.ts'

type Props = {
  proof: ProofShown & { reference: string }
  version: VersionShown
  latest: VersionShown
  whyNot: 'newer' | 'own' | 'reviewed'
}

/** Why a review is not taken, and where to go on instead. */
export const NoReviewPage = ({ proof, version, latest, whyNot }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <BackLink href={`${paths.casePart(proof.reference, 'actions')}#action-${proof.actions[0]?.number}`}>
        Actions and evidence
      </BackLink>
      <h1 class="govuk-heading-l">{titles[whyNot]}</h1>
      {whyNot === 'newer' && <Newer version={version} latest={latest} />}
      {whyNot === 'own' && (
        <p>
          You sent in {version.name} yourself. Another link officer or the Monitoring Officer reviews it, so
          that two people have seen what goes to the Ombudsman.
        </p>
      )}
      {whyNot === 'reviewed' && (
        <p>
          {version.reviewer} {version.verdict === 'cleared' ? 'cleared' : 'asked for changes to'}{' '}
          {version.name}
          {version.reviewedOn && ` on ${dayInWords(version.reviewedOn)}`}
          {version.reason && `: “${version.reason}”`}. A review stays as it is; a better version can be sent
          in.
        </p>
      )}
    </div>
  </div>
)

const titles: Record<Props['whyNot'], string> = {
  newer: 'A newer version has come in',
  own: 'You uploaded this file',
  reviewed: 'This version has been reviewed already',
}

const Newer = ({ version, latest }: Pick<Props, 'version' | 'latest'>) => (
  <>
    <p>
      {latest.uploader} sent version {latest.version}, {latest.name}, on {dayInWords(latest.uploadedOn)}. Your
      review was of version {version.version} and has not been saved, because it would say nothing of the file
      that stands now.
    </p>
    <p>
      <a href={paths.evidenceReview(latest.id)}>Review version {latest.version}</a>
    </p>
  </>
)
