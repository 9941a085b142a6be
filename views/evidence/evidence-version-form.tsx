import { dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormState, mistakesIn } from '../components/form-state.ts'
import { WarningText } from '../components/warning-text.tsx'
import { DropZone } from './drop-zone.tsx'
import { EvidenceFacts } from './evidence-form.tsx'
import { NobodyElse } from './nobody-else.tsx'
import type { ProofShown, VersionShown } from './proof-shown.ts'
import { VersionList } from './version-list.tsx'

type Props = {
  proof: ProofShown
  thisCase: { reference: string; service: string | null }
  /** Another version came in while this one was being sent. */
  stale: boolean
  megabytes: number
  endings: readonly string[]
  form: FormState
  submission: string
}

/** A better file for the same proof: what was said of the one before stands first. */
export const EvidenceVersionPage = ({ proof, thisCase, form, stale, ...props }: Props) => {
  const back = `${paths.casePart(thisCase.reference, 'actions')}#action-${proof.actions[0]?.number}`
  const [latest] = proof.versions
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds sending">
        <BackLink href={back}>Actions and evidence</BackLink>
        <ErrorSummary mistakes={mistakesIn(form)} />
        <span class="govuk-caption-m">
          Ombudsman case {showReference(thisCase.reference)} · proves{' '}
          {proof.actions.map(({ number, text }) => `${number} ${text}`).join(' and ')}
        </span>
        <h1 class="govuk-heading-l sending__title">Send a better version</h1>
        {stale && latest && <AnotherCame latest={latest} />}
        {!stale && latest?.verdict === 'changes requested' && (
          <WarningText>
            {latest.reviewer} asked for changes: “{latest.reason}”
          </WarningText>
        )}
        <VersionList versions={proof.versions} />
        <form
          method="post"
          action={paths.evidenceVersions(proof.id)}
          enctype="multipart/form-data"
          novalidate
          data-warns-on-leaving=""
          data-shows-progress=""
        >
          <input type="hidden" name="submission" value={form.typed.submission || props.submission} />
          <input type="hidden" name="after" value={form.typed.after} />
          <DropZone
            name="file"
            label="Add the file or take a photo"
            megabytes={props.megabytes}
            endings={props.endings}
            error={form.mistakes.file}
          />
          <EvidenceFacts form={form} />
          <NobodyElse form={form} words="This file holds nobody else’s personal data" />
          <ButtonGroup>
            <Button preventDoubleClick>Send this version</Button>
            <a class="govuk-link" href={back}>
              Cancel
            </a>
          </ButtonGroup>
        </form>
      </div>
    </div>
  )
}

const AnotherCame = ({ latest }: { latest: VersionShown }) => (
  <WarningText>
    {latest.uploader} sent version {latest.version}, {latest.name}, on {dayInWords(latest.uploadedOn)} while
    you were sending yours. Yours was not kept. Look at theirs; if yours is still the better one, choose it
    again.
  </WarningText>
)
