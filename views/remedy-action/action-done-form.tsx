import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { small } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import { workingDaysLate } from '#domain/timeliness.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { TextInput } from '../components/text-input.tsx'
import { WarningText } from '../components/warning-text.tsx'

export type ActionToDo = {
  id: number
  number: number
  text: string
  dueOn: Day
  agreedDueOn: Day | null
  doneOn: Day | null
}

type Props = {
  thisCase: { reference: string }
  action: ActionToDo
  /** What counts as proof of this type of remedy. */
  proof: string
  form: FormState
  submission: string
}

const frame = ({ thisCase, action }: Props) => ({
  lede: showReference(thisCase.reference),
  back: { href: paths.casePart(thisCase.reference, 'actions'), text: showReference(thisCase.reference) },
  action: paths.actionDone(action.id),
})

const About = ({ action }: Pick<Props, 'action'>): Child => (
  <InsetText>
    {action.text}
    <br />
    Due by {dayInWords(action.agreedDueOn ?? action.dueOn)}.
  </InsetText>
)

/** When an action was carried out. Proof of it is another matter. */
export const ActionDoneForm = (props: Props) => (
  <FormPage
    {...frame(props)}
    title={`Mark action ${props.action.number} done`}
    form={props.form}
    submission={props.submission}
    button="Mark it done"
    before={<About action={props.action} />}
  >
    <DateInput
      name="doneOn"
      legend="Done on"
      hint="The day on which it was carried out, not the day on which we say so."
      value={typedDay(props.form, 'doneOn')}
      error={props.form.mistakes.doneOn}
    />
    <p>
      Done is not proved. Proof is owed next{props.proof && `: ${small(props.proof)}`}. A promise or an
      acknowledgement is not proof.
    </p>
  </FormPage>
)

/** Said before it is saved: this day makes the action, and so the case, late. */
export const ActionLateCheck = (props: Props & { doneOn: Day; calendar: Calendar }) => {
  const lastDay = props.action.agreedDueOn ?? props.action.dueOn
  const late = workingDaysLate(lastDay, props.doneOn, props.calendar)
  return (
    <CheckPage
      {...frame(props)}
      title={`Action ${props.action.number} was done late`}
      form={props.form}
      submission={props.submission}
      button="Mark it done, late"
      look="warning"
    >
      <About action={props.action} />
      <WarningText>
        Done on {dayInWords(props.doneOn)}: late by {late}. One late action makes the whole case late.
      </WarningText>
      <p>
        If the Ombudsman agreed to another day before, record that first: a day that it agreed to is on time.
      </p>
    </CheckPage>
  )
}

/** An action that was marked done by mistake. */
export const TakeBackForm = (props: Props) => (
  <FormPage
    {...frame(props)}
    title={`Take back that action ${props.action.number} was done`}
    form={props.form}
    submission={props.submission}
    button="Take it back"
    look="warning"
    before={
      <>
        <About action={props.action} />
        {props.action.doneOn && (
          <p>It is marked done on {dayInWords(props.action.doneOn)}. Files and payments stay as they are.</p>
        )}
      </>
    }
  >
    <input type="hidden" name="takeBack" value="yes" />
    <TextInput
      name="reason"
      label="Why it is taken back"
      value={props.form.typed.reason}
      error={props.form.mistakes.reason}
    />
  </FormPage>
)
