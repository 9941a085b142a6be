import { type Calendar, type Day, shortDay } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import type { Stage } from '#domain/case.ts'
import { dueWords } from '#domain/due.ts'
import { requestKindInWords } from '#domain/information-request.ts'
import { DueDate } from '../components/due-date.tsx'
import { dueState } from '../components/due-state.ts'
import type { RequestShown } from '../information-request/request-shown.ts'
import { WhyRequestDate } from '../information-request/why-request-date.tsx'
import type { ActionShown } from '../remedy-action/action-shown.ts'
import { WhyActionDate } from '../remedy-action/why-action-date.tsx'

export type OpenDeadline = {
  noun: 'information request' | 'remedy action'
  id: number
  dueOn: Day
  doneOn: Day | null
}

type Props = {
  thisCase: { standing: { stage: Stage } }
  deadlines: readonly OpenDeadline[]
  requests: readonly RequestShown[]
  actions: readonly ActionShown[]
  today: Day
  calendar: Calendar
}

/** What the council owes next on a case, and why by then; or that it owes nothing. */
export const NextDeadline = ({ thisCase, deadlines, requests, actions, today, calendar }: Props) => {
  const [next] = deadlines
  if (!next) return <NothingOwed stage={thisCase.standing.stage} />
  const request = next.noun === 'information request' && requests.find(({ id }) => id === next.id)
  const action = next.noun === 'remedy action' && actions.find(({ id }) => id === next.id)
  const owed = deadlines.filter(({ noun, dueOn }) => noun === next.noun && dueOn === next.dueOn)
  return (
    <>
      <DueDate
        day={next.dueOn}
        dayWords={`${shortDay(next.dueOn)} ${next.dueOn.slice(0, 4)}`}
        words={dueWords(next.dueOn, today, calendar)}
        state={dueState(next.dueOn, today, calendar)}
      />
      <p class="case-next__what">
        {request && requestKindInWords[request.kind]}
        {action && whatIsOwed(owed, actions)}
      </p>
      {request && <WhyRequestDate request={request} calendar={calendar} />}
      {action && <WhyActionDate action={action} calendar={calendar} />}
    </>
  )
}

const listed = new Intl.ListFormat('en-GB')

/** 'Carry out action 3, and send evidence of actions 1 and 2': what is done still has to be evidenced. */
function whatIsOwed(owed: readonly OpenDeadline[], actions: readonly ActionShown[]): string {
  const numbersOf = (deadlines: readonly OpenDeadline[]) =>
    actions.filter(({ id }) => deadlines.some((deadline) => deadline.id === id)).map(({ number }) => number)
  const undone = numbersOf(owed.filter(({ doneOn }) => doneOn === null))
  const unsent = numbersOf(owed.filter(({ doneOn }) => doneOn !== null))
  const parts = [
    ...(undone.length > 0 ? [`carry out and evidence ${actionsInWords(undone)}`] : []),
    ...(unsent.length > 0 ? [`send the evidence of ${actionsInWords(unsent)}`] : []),
  ].join('; ')
  return capital(parts)
}

const actionsInWords = (numbers: readonly number[]) =>
  `action${numbers.length === 1 ? '' : 's'} ${listed.format(numbers.map(String))}`

const NothingOwed = ({ stage }: { stage: Stage }) => (
  <div class="due due--waiting">
    <strong class="due__day">Nothing is owed</strong> <span class="due__words">{whyNothing[stage]}</span>
  </div>
)

const whyNothing: Record<Stage, string> = {
  'Review by the Ombudsman': 'The Ombudsman’s answer to the review is awaited',
  Closed: 'The case is closed',
  'Non-compliance': 'Nothing is open; the Ombudsman was not satisfied',
  'With the Ombudsman': 'All evidence is sent; the Ombudsman’s word is awaited',
  'Remedy outstanding': 'No date is open',
  'Draft decision': 'The final decision is awaited',
  Investigation: 'The Ombudsman’s next letter is awaited',
  Assessment: 'The Ombudsman’s next letter is awaited',
  Intake: 'The Ombudsman has asked for nothing yet',
}
