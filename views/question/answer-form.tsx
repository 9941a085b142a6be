import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { CharacterCount } from '../components/character-count.tsx'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DayField } from '../components/day-field.tsx'
import { FormPage } from '../components/form-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { OwnTarget } from '../components/own-target.tsx'
import { type AboutRequest, requestPage } from '../information-request/request-page.ts'

export const longestAnswer = 10_000

type Props = AboutRequest & {
  question: {
    id: number
    number: number
    text: string
    internalDueOn: Day | null
    answeredOn: Day | null
    clearedOn: Day | null
    version: number
  }
  /** When the whole request was answered: an answer that comes after that is not sent. */
  answeredOn: Day | null
  clears: boolean
  today: Day
  calendar: Calendar
  /** Both versions, where somebody else answered meanwhile. */
  both?: Child
  form: FormState
  submission: string
}

/** A service answers its part of an enquiry; a link officer looks it over and clears it. */
export const AnswerForm = ({
  question,
  answeredOn,
  clears,
  today,
  calendar,
  both,
  form,
  submission,
  ...about
}: Props) => (
  <FormPage
    title={`Answer question ${question.number}`}
    {...requestPage(about)}
    action={paths.answer(question.id)}
    form={form}
    submission={submission}
    version={question.version}
    button="Save the answer"
    before={
      <>
        {both}
        <InsetText>
          <span class="answer">{question.text}</span>
          {question.internalDueOn && (
            <p class="note">
              Our own target:{' '}
              <OwnTarget
                target={question.internalDueOn}
                open={!question.answeredOn && !answeredOn}
                {...{ today, calendar }}
              />
            </p>
          )}
        </InsetText>
        {answeredOn && (
          <p class="differs">
            The request was answered on {dayInWords(answeredOn)}. What you write here stays on the file, and
            does not go to the Ombudsman.
          </p>
        )}
        {question.clearedOn && !clears && (
          <p class="note">
            Cleared on {dayInWords(question.clearedOn)}. An answer that you change has to be cleared again.
          </p>
        )}
      </>
    }
  >
    <CharacterCount
      name="answer"
      label="Answer"
      hint="Facts, days and documents, as they can go to the Ombudsman. Leave out what identifies other people."
      maxlength={longestAnswer}
      rows={10}
      value={form.typed.answer}
      error={form.mistakes.answer}
    />
    <DayField form={form} name="answeredOn" legend="When was it answered?" />
    {clears && (
      <Checkboxes
        legend="Is it ready?"
        name="cleared"
        values={form.typed.cleared === 'yes' ? ['yes'] : []}
        error={form.mistakes.cleared}
        choices={[{ value: 'yes', text: 'Clear it', hint: 'It can go to the Ombudsman as it is.' }]}
      />
    )}
  </FormPage>
)
