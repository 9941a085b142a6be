import type { Child } from 'hono/jsx'
import { type ProgressFacts, progressOf } from '#domain/action-progress.ts'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { dueStanding, dueWords } from '#domain/due.ts'
import { actionStanding, lastDayOfAction, proofOwed } from '#domain/remedy-action.ts'
import { workingDaysLate } from '#domain/timeliness.ts'
import type { User } from '#domain/user.ts'
import { Card } from '../components/card.tsx'
import { DayText } from '../components/day-text.tsx'
import { DueDate, type DueState } from '../components/due-date.tsx'
import { dueState } from '../components/due-state.ts'
import { Money } from '../components/money.tsx'
import { OwnTarget } from '../components/own-target.tsx'
import { type StepState, Steps } from '../components/steps.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { EvidenceList } from '../evidence/evidence-list.tsx'
import type { EvidenceShown } from '../evidence/evidence-shown.ts'
import { ProofActs, VersionActs } from '../evidence/proof-acts.tsx'
import { ActionActs } from './action-acts.tsx'
import type { ActionShown } from './action-shown.ts'
import { PaymentList } from './payment-list.tsx'
import { WhyActionDate } from './why-action-date.tsx'

type Props = {
  action: ActionShown
  /** All actions of the case, for files that prove several. */
  actions: readonly ActionShown[]
  evidence: readonly EvidenceShown[]
  outcome: { satisfied: boolean; recordedOn: Day } | null
  /** Who reads: what they may do is offered, nothing else. */
  user: User
  caseServiceId: number | null
  today: Day
  calendar: Calendar
}

/** What the council agreed to do: when by and why, how far it has come, and the proof of it. */
export const ActionCard = (props: Props) => {
  const { action, actions, user, today, calendar } = props
  const serviceId = action.serviceId ?? props.caseServiceId
  const facts = factsOf(props)
  return (
    <Card
      id={`action-${action.number}`}
      title={`${action.number} ${action.text}`}
      mark={<Mark action={action} />}
      {...edgeOf(props)}
    >
      {!action.withdrawnOn && (
        <Steps
          label={`How far action ${action.number} has come`}
          steps={progressOf(facts, today).map(({ name, state, on, note }) => ({
            name,
            state,
            note: noteOf(on, note, state),
          }))}
        />
      )}
      {proofOwed(facts, today) && (
        <p class="action__warning">
          <strong>Proof owed.</strong>{' '}
          {actionStanding(action, today) === 'done late'
            ? 'It was done, late, and nothing proves it yet.'
            : 'It was done in time, but nothing proves it yet: that is a warning, not lateness.'}
        </p>
      )}
      <div class="action__facts">
        <div>
          <DueDate
            day={lastDayOfAction(action)}
            dayWords={dayInWords(lastDayOfAction(action))}
            words={standingInWords(props)}
            state={stateOf(props)}
          />
          <WhyActionDate action={action} calendar={calendar} />
        </div>
        <SummaryList noBorder rows={rowsOf(props)} />
      </div>
      <PaymentList payments={action.payments} />
      <EvidenceList
        versions={evidenceOf(props)}
        alsoProves={({ actionIds }) => alsoProves(actionIds, action, actions)}
        acts={(version) => <VersionActs version={version} user={user} serviceId={serviceId} />}
      />
      {!action.withdrawnOn && (
        <>
          <ProofActs action={action} user={user} serviceId={serviceId} />
          <ActionActs action={action} user={user} serviceId={serviceId} />
        </>
      )}
    </Card>
  )
}

const evidenceOf = ({ evidence, action }: Props) =>
  evidence.filter(({ actionIds }) => actionIds.includes(action.id))

function factsOf(props: Props): ProgressFacts {
  const { action, outcome } = props
  const versions = evidenceOf(props)
  const latest = versions.filter(
    ({ evidenceId, version }) =>
      !versions.some((other) => other.evidenceId === evidenceId && other.version > version),
  )
  const cleared = latest.filter(({ verdict }) => verdict === 'cleared')
  const paid = action.payments.filter(({ paidOn }) => paidOn !== null)
  const proofs = [...cleared.map(({ reviewedOn }) => reviewedOn), ...paid.map(({ paidOn }) => paidOn)]
  return {
    ...action,
    isPayment: action.amountPence !== null,
    detailsAskedOn: action.payments.find(({ detailsAskedOn }) => detailsAskedOn)?.detailsAskedOn ?? null,
    clearedFiles: cleared.length,
    filesToReview: latest.filter(({ verdict }) => verdict === null).length,
    changesRequested: latest.some(({ verdict }) => verdict === 'changes requested'),
    paidPayments: paid.length,
    provedOn: proofs.filter((day) => day !== null).sort()[0] ?? null,
    outcome,
  }
}

/** '7 December 2023, late' of what happened; 'bank details asked 13 November 2023' of what is under way. */
function noteOf(on: Day | undefined, note: string | undefined, state: StepState): Child {
  if (!on) return note
  if (!note) return dayText(on)
  return state === 'now' ? (
    <>
      {note} {dayText(on)}
    </>
  ) : (
    <>
      {dayText(on)}, {note}
    </>
  )
}

const Mark = ({ action: { withdrawnOn, remedyType, amountPence } }: { action: ActionShown }) => (
  <span class="action__marks">
    {withdrawnOn && <Tag colour="grey">Withdrawn</Tag>}
    <Tag>
      {remedyType}
      {amountPence !== null && (
        <>
          {' · '}
          <Money pence={amountPence} exact />
        </>
      )}
    </Tag>
  </span>
)

function edgeOf({ action, outcome, today, calendar }: Props): { edge?: 'late' | 'soon' } {
  if (action.withdrawnOn || action.doneOn || outcome) return {}
  const standing = dueStanding(lastDayOfAction(action), today, calendar)
  if (standing === 'overdue') return { edge: 'late' }
  return standing === 'later' ? {} : { edge: 'soon' }
}

function stateOf({ action, outcome, today, calendar }: Props): DueState {
  if (action.withdrawnOn) return 'waiting'
  if (actionStanding(action, today) === 'done late') return 'late'
  if (action.doneOn) return 'done'
  return outcome ? 'waiting' : dueState(lastDayOfAction(action), today, calendar)
}

function standingInWords({ action, outcome, today, calendar }: Props): string {
  const lastDay = lastDayOfAction(action)
  if (action.withdrawnOn) return `Withdrawn on ${dayInWords(action.withdrawnOn)}`
  if (!action.doneOn) return outcome ? 'Never marked done' : dueWords(lastDay, today, calendar)
  if (action.doneOn <= lastDay) return 'Done in time'
  return `Done late, by ${workingDaysLate(lastDay, action.doneOn, calendar)}`
}

const dayText = (day: Day) => <DayText day={day}>{dayInWords(day)}</DayText>

function rowsOf({ action, outcome, today, calendar }: Props) {
  const open = !action.doneOn && !action.withdrawnOn && !outcome
  const rows: { term: string; value: Child }[] = [
    { term: 'In the decision', value: `“${action.deadlineWords}”` },
    ...(action.agreedDueOn ? [{ term: 'Frozen date', value: dayText(action.dueOn) }] : []),
    ...(action.agreedDueOn ? [{ term: 'Agreed by the Ombudsman', value: dayText(action.agreedDueOn) }] : []),
    ...(action.internalTargetOn
      ? [
          {
            term: 'Our own target',
            value: <OwnTarget target={action.internalTargetOn} {...{ open, today, calendar }} />,
          },
        ]
      : []),
    ...(action.service ? [{ term: 'Service', value: action.service }] : []),
    ...(action.owner ? [{ term: 'Owner', value: action.owner }] : []),
    ...(action.people === null ? [] : [{ term: 'People', value: peopleInWords(action, action.people) }]),
  ]
  return rows
}

/** 'n of N' where payments show how many were reached; how many there are where nothing shows it. */
function peopleInWords({ amountPence, payments }: ActionShown, people: number): string {
  if (amountPence === null && payments.length === 0) return String(people)
  return `${payments.filter(({ paidOn }) => paidOn !== null).length} of ${people} paid`
}

const listed = new Intl.ListFormat('en-GB')

function alsoProves(actionIds: readonly number[], action: ActionShown, actions: readonly ActionShown[]) {
  const others = actions.filter(({ id }) => id !== action.id && actionIds.includes(id))
  if (others.length === 0) return ''
  return `also proves action${others.length === 1 ? '' : 's'} ${listed.format(others.map(({ number }) => String(number)))}`
}
