import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { Money } from '../components/money.tsx'
import { OwnTarget } from '../components/own-target.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { inNumber } from './actions-form.tsx'

export type ActionToCheck = {
  text: string
  kind: string
  remedyType: string
  amountPence: number | null
  people: number | null
  deadlineWords: string
  dueOn: Day
  /** What the rule gives, where it is another day. */
  ruleDueOn: Day | null
  service: string | null
  owner: string | null
  internalTargetOn: Day | null
}

type Props = {
  thisCase: { reference: string; complainant: string }
  actions: readonly ActionToCheck[]
  dropped: number
  pasted: boolean
  recorded: number
  today: Day
  calendar: Calendar
  form: FormState
  submission: string
}

/** Every action as it will be kept, with its last day, before anything is saved. */
export const ActionsCheck = ({ thisCase, actions, pasted, recorded, form, submission, ...props }: Props) => {
  const { reference, complainant } = thisCase
  const { today, calendar } = props
  const leftOver = form.lists.leftOver?.length ?? 0
  return (
    <CheckPage
      title={`Check ${inNumber(actions.length, 'action')}`}
      lede={`${showReference(reference)}, ${complainant}. Nothing is saved yet. Once saved, the last days are frozen.`}
      back={{ href: paths.casePart(reference, 'actions'), text: showReference(reference) }}
      action={pasted ? paths.agreedAction(reference) : paths.remedyActions(reference)}
      form={form}
      submission={submission}
      button="Confirm and save"
    >
      {props.dropped > 0 && <p>Dropped: {inNumber(props.dropped, 'proposed action')}.</p>}
      {leftOver > 0 && <p>Left over of the text, and not recorded: {inNumber(leftOver, 'piece')}.</p>}
      {actions.map((action, index) => (
        <SummaryList
          card={{ title: `Action ${recorded + index + 1}` }}
          rows={[
            { term: 'Agreed', value: <Lines text={action.text} /> },
            { term: 'Type', value: `${action.remedyType} (${action.kind})` },
            ...(action.amountPence === null
              ? []
              : [{ term: 'Amount', value: <Money pence={action.amountPence} exact /> }]),
            ...(action.people === null ? [] : [{ term: 'People', value: String(action.people) }]),
            { term: 'In the decision', value: `“${action.deadlineWords}”` },
            { term: 'Last day', value: <LastDay {...action} /> },
            { term: 'Service', value: action.service ?? 'The service of the case' },
            { term: 'Owner', value: action.owner ?? 'Nobody yet' },
            ...(action.internalTargetOn
              ? [
                  {
                    term: 'Our own target',
                    value: (
                      <OwnTarget target={action.internalTargetOn} open today={today} calendar={calendar} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      ))}
    </CheckPage>
  )
}

const LastDay = ({ dueOn, ruleDueOn }: ActionToCheck) => (
  <>
    {dayInWords(dueOn)}
    {ruleDueOn && ruleDueOn !== dueOn && (
      <p class="differs">The rule would give {dayInWords(ruleDueOn)}; the day you gave counts.</p>
    )}
  </>
)

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      <>
        {index > 0 && <br />}
        {line}
      </>
    ))}
  </>
)
