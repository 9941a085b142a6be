import { dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Radios } from '../components/radios.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Textarea } from '../components/textarea.tsx'
import { fileSize } from './file-size.ts'
import type { ProofShown, VersionShown } from './proof-shown.ts'

type Props = {
  proof: ProofShown
  thisCase: { reference: string; complainant: string }
  version: VersionShown
  form: FormState
  submission: string
}

/** One version of a file, to be cleared or sent back with the reason. */
export const EvidenceReviewPage = ({ proof, thisCase, version, form, submission }: Props) => (
  <FormPage
    title={`Review ${version.name}`}
    lede={`Case ${showReference(thisCase.reference)} · ${thisCase.complainant}`}
    back={{
      href: `${paths.casePart(thisCase.reference, 'actions')}#action-${proof.actions[0]?.number}`,
      text: 'Actions and evidence',
    }}
    action={paths.evidenceReview(version.id)}
    form={form}
    submission={submission}
    button="Save the review"
    before={<About proof={proof} version={version} />}
  >
    <Radios
      legend="Does this file prove what was agreed?"
      legendSize="m"
      name="verdict"
      value={form.typed.verdict}
      error={form.mistakes.verdict}
      choices={[
        { value: 'cleared', text: 'Yes, clear it', hint: 'It can go to the Ombudsman.' },
        {
          value: 'changes requested',
          text: 'No, ask for changes',
          reveals: (
            <Textarea
              name="reason"
              label="What has to change?"
              hint={`${version.uploader} reads this.`}
              rows={4}
              value={form.typed.reason}
              error={form.mistakes.reason}
            />
          ),
        },
      ]}
    />
  </FormPage>
)

const About = ({ proof, version }: Pick<Props, 'proof' | 'version'>) => (
  <>
    <SummaryList
      rows={[
        {
          term: 'File',
          value: (
            <>
              <a href={paths.file(version.fileId)}>Download {version.name}</a>{' '}
              <span class="note">{fileSize(version.bytes)}</span>
            </>
          ),
        },
        ...(version.version > 1 ? [{ term: 'Version', value: String(version.version) }] : []),
        {
          term: 'Sent in',
          value: `by ${version.uploader} on ${dayInWords(version.uploadedOn)}`,
        },
        ...(version.evidenceOn ? [{ term: 'Dated', value: dayInWords(version.evidenceOn) }] : []),
        ...(version.note ? [{ term: 'Note', value: version.note }] : []),
        {
          term: 'Proves',
          value: proof.actions.map(({ number, text }) => `${number} ${text}`).join('; '),
        },
      ]}
    />
    <p>Look for the date, the signature, and anybody else’s personal data.</p>
  </>
)
