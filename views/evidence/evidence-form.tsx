import type { Calendar, Day } from '#domain/calendar.ts'
import { dayInWords, dayWithWeekday } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { dueWords } from '#domain/due.ts'
import { lastDayOfAction } from '#domain/remedy-action.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { Details } from '../components/details.tsx'
import { DueDate } from '../components/due-date.tsx'
import { dueState } from '../components/due-state.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormState, mistakesIn, typedDay } from '../components/form-state.ts'
import { Textarea } from '../components/textarea.tsx'
import type { ActionShown } from '../remedy-action/action-shown.ts'
import { DropZone } from './drop-zone.tsx'
import { EvidenceList } from './evidence-list.tsx'
import type { EvidenceShown } from './evidence-shown.ts'
import { NobodyElse } from './nobody-else.tsx'

type Props = {
  action: ActionShown
  thisCase: { reference: string; service: string | null; handler: string | null }
  /** The further actions of the case that the person may prove. */
  others: readonly { id: number; number: number; text: string }[]
  evidence: readonly EvidenceShown[]
  proof: string
  mayMarkDone: boolean
  megabytes: number
  endings: readonly string[]
  today: Day
  calendar: Calendar
  form: FormState
  submission: string
}

/** One action on a page of its own, as a service reads it on a phone: what was promised, by when, and its proof. */
export const EvidenceFormPage = ({ action, thisCase, form, ...props }: Props) => {
  const back = `${paths.casePart(thisCase.reference, 'actions')}#action-${action.number}`
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds sending">
        <BackLink href={back}>Actions and evidence</BackLink>
        <ErrorSummary mistakes={mistakesIn(form)} />
        <span class="govuk-caption-m">
          Ombudsman case {showReference(thisCase.reference)}
          {(action.service ?? thisCase.service) && ` · ${action.service ?? thisCase.service}`}
        </span>
        <h1 class="govuk-heading-l sending__title">{action.text}</h1>
        <Due action={action} {...props} />
        <h2>What will prove it</h2>
        {props.proof && (
          <ul>
            <li>{props.proof}</li>
          </ul>
        )}
        <p class="note">A promise or an acknowledgement is not proof.</p>
        {props.evidence.length > 0 && (
          <Details summary="Files that are in already">
            <EvidenceList versions={props.evidence} alsoProves={() => ''} />
          </Details>
        )}
        <form
          method="post"
          action={paths.evidence(action.id)}
          enctype="multipart/form-data"
          novalidate
          data-warns-on-leaving=""
          data-shows-progress=""
        >
          <input type="hidden" name="submission" value={form.typed.submission || props.submission} />
          <DropZone
            name="files"
            label="Add files or take a photo"
            multiple
            megabytes={props.megabytes}
            endings={props.endings}
            error={form.mistakes.files}
          />
          <MoreOnFiles form={form} others={props.others} />
          <NobodyElse form={form} words="These files hold nobody else’s personal data" />
          {props.mayMarkDone && (
            <DateInput
              legend={`When was action ${action.number} done?`}
              legendSize="s"
              name="doneOn"
              value={typedDay(form, 'doneOn')}
              error={form.mistakes.doneOn}
            />
          )}
          <Buttons mayMarkDone={props.mayMarkDone} back={back} />
        </form>
        <WhatElse handler={thisCase.handler} />
      </div>
    </div>
  )
}

const Due = ({ action, today, calendar }: Pick<Props, 'action' | 'today' | 'calendar'>) => {
  const lastDay = lastDayOfAction(action)
  return (
    <DueDate
      day={lastDay}
      dayWords={dayWithWeekday(lastDay)}
      words={action.doneOn ? `Done on ${dayInWords(action.doneOn)}` : dueWords(lastDay, today, calendar)}
      state={action.doneOn ? 'done' : dueState(lastDay, today, calendar)}
    />
  )
}

const MoreOnFiles = ({ form, others }: Pick<Props, 'form' | 'others'>) => {
  const { typed, lists, mistakes } = form
  const wrong = mistakes.evidenceOn || mistakes.note || mistakes.alsoProves
  const given = typed.note || typed['evidenceOn-year'] || (lists.alsoProves?.length ?? 0) > 0
  return (
    <Details
      summary={
        others.length > 0 ? 'Add a date, a note or another action that they prove' : 'Add a date or a note'
      }
      open={Boolean(wrong || given)}
    >
      {others.length > 0 && (
        <Checkboxes
          legend="Which other actions do these files prove?"
          legendSize="s"
          name="alsoProves"
          small
          choices={others.map(({ id, number, text }) => ({ value: String(id), text: `${number} ${text}` }))}
          values={lists.alsoProves ?? []}
          error={mistakes.alsoProves}
        />
      )}
      <EvidenceFacts form={form} />
    </Details>
  )
}

const Buttons = ({ mayMarkDone, back }: { mayMarkDone: boolean; back: string }) => (
  <ButtonGroup>
    {mayMarkDone && (
      <Button name="as" value="done" preventDoubleClick>
        Send as done
      </Button>
    )}
    <Button name="as" value="files" look={mayMarkDone ? 'secondary' : undefined} preventDoubleClick>
      {mayMarkDone ? 'Send the files only' : 'Send the files'}
    </Button>
    <a class="govuk-link" href={back}>
      Cancel
    </a>
  </ButtonGroup>
)

const WhatElse = ({ handler }: { handler: string | null }) => (
  <>
    <Details summary="This action is not mine">
      Tell {handler ?? 'the link officer of this case'} today, with the name of the service that can do it.
      The day does not move while it is handed on.
    </Details>
    <Details summary="We cannot meet the date">
      Only the Ombudsman moves this day, in exceptional circumstances and when it is asked before the day
      comes. Tell {handler ?? 'the link officer of this case'} why, and the day by which it will be done.
    </Details>
  </>
)

/** What is said of files that are sent in: the date that they bear, and a note. */
export const EvidenceFacts = ({ form }: { form: FormState }) => (
  <>
    <DateInput
      legend="Date of the evidence"
      legendSize="s"
      hint="The date on the letter or of the meeting, where there is one"
      name="evidenceOn"
      value={typedDay(form, 'evidenceOn')}
      error={form.mistakes.evidenceOn}
    />
    <Note form={form} />
  </>
)

const Note = ({ form }: { form: FormState }) => (
  <Textarea
    name="note"
    label="Note"
    labelSize="s"
    hint="What the files show, for whoever reviews them"
    rows={3}
    value={form.typed.note}
    error={form.mistakes.note}
  />
)
