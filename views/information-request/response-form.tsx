import { type Day, dayInWords } from '#domain/calendar.ts'
import { delayReasons } from '#domain/delay-reason.ts'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Select } from '../components/select.tsx'
import { Table } from '../components/table.tsx'
import { LetterFields, type UploadLimits } from '../correspondence/letter-fields.tsx'
import { type AboutRequest, requestPage } from './request-page.ts'

export type AnswerGiven = {
  number: number
  text: string
  service: string | null
  draftAnswer: string
  answeredOn: Day | null
  clearedOn: Day | null
}

type Props = AboutRequest & {
  action: string
  questions: readonly AnswerGiven[]
  form: FormState
  submission: string
  limits: UploadLimits
}

/** The council's answer goes out: the letter is logged, and the request is answered with it. */
export const ResponseForm = ({ form, submission, action, questions, limits, ...about }: Props) => (
  <FormPage
    title="Record the answer"
    {...requestPage(about)}
    action={action}
    form={form}
    submission={submission}
    uploads
    button="Record the answer"
    before={<AnswersGiven questions={questions} />}
  >
    <LetterFields form={form} limits={limits} sentence="When was it sent?" />
    <Select
      name="delayReason"
      label="Why was it late? (only if it was)"
      hint={about.due && `It is late when it was sent after ${about.due}.`}
      options={[
        { value: '', text: 'It was not late' },
        ...delayReasons.map((reason) => ({ value: reason, text: reason })),
      ]}
      value={form.typed.delayReason}
      error={form.mistakes.delayReason}
    />
  </FormPage>
)

const AnswersGiven = ({ questions }: Pick<Props, 'questions'>) =>
  questions.length === 0 ? null : (
    <Table
      caption="What the services answered"
      captionSize="s"
      columns={[{ heading: 'Question' }, { heading: 'Asked of' }, { heading: 'Answer' }]}
      rows={questions.map(({ number, text, service, draftAnswer, answeredOn, clearedOn }) => ({
        cells: [
          `${number} ${text}`,
          service ?? 'The service of the case',
          answeredOn ? (
            <>
              <span class="answer">{draftAnswer}</span>
              <br />
              <span class="note">
                {dayInWords(answeredOn)}, {clearedOn ? 'cleared' : 'not cleared yet'}
              </span>
            </>
          ) : (
            <span class="differs">not answered yet</span>
          ),
        ],
      }))}
    />
  )
