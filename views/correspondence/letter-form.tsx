import { capital } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import { correspondenceKinds, type Direction } from '#domain/correspondence.ts'
import type { RequestKind } from '#domain/information-request.ts'
import { paths } from '#src/paths.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Select } from '../components/select.tsx'
import { LetterFields, type UploadLimits } from './letter-fields.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  direction: Direction
  /** Requests that await their answer: an answer is recorded there, once. */
  unanswered: readonly { id: number; kind: RequestKind }[]
  form: FormState
  submission: string
  limits: UploadLimits
}

const titles: Record<Direction, string> = { in: 'Log a letter in', out: 'Log a letter out' }
const ledes: Record<Direction, string> = {
  in: 'A letter, e-mail or call from the Ombudsman to us.',
  out: 'A letter, e-mail or call from us to the Ombudsman.',
}
const days: Record<Direction, string> = { in: 'When was it received?', out: 'When was it sent?' }
/** A letter, e-mail or call with the Ombudsman goes on the file. */
export const LetterForm = ({ thisCase, direction, unanswered, form, submission, limits }: Props) => {
  const { reference, complainant } = thisCase
  const other = direction === 'in' ? 'out' : 'in'
  return (
    <FormPage
      title={titles[direction]}
      lede={`${showReference(reference)}, ${complainant}`}
      back={{ href: paths.case(reference), text: showReference(reference) }}
      action={paths.correspondence(reference)}
      form={form}
      submission={submission}
      uploads
      button="Log it"
      before={
        <>
          <p>
            {ledes[direction]} <a href={paths.letterOf(reference, other)}>{titles[other]} instead</a>.
          </p>
          {direction === 'out' && unanswered.map((request) => <AnswerThere {...request} />)}
        </>
      }
    >
      <input type="hidden" name="direction" value={direction} />
      <Select
        name="kind"
        label="What is it?"
        options={[
          { value: '', text: 'Choose a kind of letter' },
          ...correspondenceKinds[direction].map((kind) => ({ value: kind, text: capital(kind) })),
        ]}
        value={form.typed.kind}
        error={form.mistakes.kind}
      />
      <LetterFields form={form} limits={limits} sentence={days[direction]} />
    </FormPage>
  )
}

const AnswerThere = ({ id, kind }: { id: number; kind: RequestKind }) => (
  <InsetText>
    Does it answer the {kind}? <a href={paths.response(id)}>Record the answer on the request</a>, which logs
    the letter as well.
  </InsetText>
)
