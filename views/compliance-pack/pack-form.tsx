import { dayInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { Empty } from '../components/empty.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { PageHead } from '../components/page-head.tsx'
import { Tag } from '../components/tag.tsx'
import { TaskList } from '../components/task-list.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import type { ActionToSendShown } from './action-to-send.ts'
import { proofInWords } from './proof-in-words.ts'

type Props = {
  thisCase: { reference: string; complainant: string }
  actions: readonly ActionToSendShown[]
  form: FormState
  submission: string
}

/** What is done, what is proved and what is missing, action by action; and the sending of what is ready. */
export const PackFormPage = ({ thisCase, actions, form, submission }: Props) => {
  const ready = actions.filter(({ whyNot }) => whyNot === null)
  const about = {
    title: 'Send evidence to the Ombudsman',
    lede: `${showReference(thisCase.reference)} · ${thisCase.complainant}`,
  }
  const back = { href: paths.casePart(thisCase.reference, 'actions'), text: 'Actions and evidence' }
  const how = (
    <>
      <h2>The actions of this case</h2>
      <Standing actions={actions} />
    </>
  )
  if (ready.length === 0) {
    return (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <BackLink href={back.href}>{back.text}</BackLink>
          <PageHead {...about} />
          {actions.length > 0 && how}
          <Empty title="Nothing is ready to send.">
            An action goes once it is done and a cleared file or a payment proves it.
          </Empty>
        </div>
      </div>
    )
  }
  return (
    <FormPage
      {...about}
      back={back}
      action={paths.compliancePacks(thisCase.reference)}
      form={form}
      submission={submission}
      button="Continue"
      before={how}
    >
      <Checkboxes
        legend="Which actions does this evidence prove?"
        legendSize="m"
        name="actionIds"
        choices={ready.map((action) => ({
          value: String(action.id),
          text: `${action.number} ${action.text}`,
          hint: proofInWords(action),
        }))}
        values={form.lists.actionIds ?? []}
        error={form.mistakes.actionIds}
      />
      <DateInput
        legend="Day sent"
        legendSize="s"
        name="sentOn"
        value={typedDay(form, 'sentOn')}
        error={form.mistakes.sentOn}
      />
      <TextInput
        name="subject"
        label="Subject"
        labelSize="s"
        value={form.typed.subject}
        error={form.mistakes.subject}
      />
      <Textarea
        name="coveringNote"
        label="Covering note"
        labelSize="s"
        hint="What the letter says of the evidence, or where it is filed"
        rows={6}
        value={form.typed.coveringNote}
        error={form.mistakes.coveringNote}
      />
    </FormPage>
  )
}

const Standing = ({ actions }: Pick<Props, 'actions'>) => (
  <TaskList
    id="actions"
    tasks={actions.map((action) => ({
      title: (
        <>
          {action.number} {action.text}
        </>
      ),
      hint: hintOf(action),
      status: <Status action={action} />,
    }))}
  />
)

function hintOf(action: ActionToSendShown): string {
  const done = action.doneOn ? `Done ${dayInWords(action.doneOn)}` : ''
  if (!action.whyNot) return [done, proofInWords(action)].filter(Boolean).join(' · ')
  return capital(action.whyNot)
}

const Status = ({ action }: { action: ActionToSendShown }) => {
  if (!action.whyNot) return <Tag colour="green">Ready to send</Tag>
  if (action.withdrawnOn) return <Tag colour="grey">Withdrawn</Tag>
  if (action.sentOn) return <Tag colour="blue">Sent</Tag>
  if (!action.doneOn) return <Tag colour="grey">Not done</Tag>
  return <Tag colour="orange">Not proved</Tag>
}
