import { type Calendar, dayInWords } from '#domain/calendar.ts'
import { type DateExplanation, explainDate, periodInWords } from '#domain/period.ts'
import { lastDayOfAction } from '#domain/remedy-action.ts'
import { skippedInLines } from '#domain/skipped-days.ts'
import { WhyThisDate } from '../components/why-this-date.tsx'
import type { ActionShown } from './action-shown.ts'

/** How an action's last day came about. It is frozen at the decision; only the Ombudsman moves it. */
export const WhyActionDate = ({ action, calendar }: { action: ActionShown; calendar: Calendar }) => {
  const explanation = explanationOf(action, calendar)
  return (
    <WhyThisDate
      start={
        explanation ? `${dayInWords(explanation.start)}, the date of the decision` : 'The decision itself'
      }
      rule={<Rule action={action} explanation={explanation} />}
      skipped={explanation ? skippedInLines(explanation.skipped) : []}
      extensions={action.extensions.map(({ dueOn, by, agreedOn, note }) => ({
        until: dayInWords(dueOn),
        agreed: `Agreed by ${by} on ${dayInWords(agreedOn)}${note ? `: ${note}` : ''}`,
      }))}
      result={
        <>
          {dayInWords(lastDayOfAction(action))}. Anything later is recorded as late.
          {action.agreedDueOn && <p class="note">At the decision it was {dayInWords(action.dueOn)}.</p>}
        </>
      }
      source="Manual for Councils, part 8: only the Ombudsman moves the day, in exceptional circumstances"
    />
  )
}

const explanationOf = ({ ruleUnit, ruleCount, ruleStartsOn }: ActionShown, calendar: Calendar) =>
  ruleUnit && ruleCount !== null && ruleStartsOn
    ? explainDate({ unit: ruleUnit, count: ruleCount }, ruleStartsOn, calendar)
    : null

const Rule = ({
  action: { deadlineWords, dueOn },
  explanation,
}: {
  action: ActionShown
  explanation: DateExplanation | null
}) => (
  <>
    “{deadlineWords}”{explanation ? `: ${periodInWords(explanation.period)}` : ', as the decision says'}
    {explanation?.clamped && <p class="note">{explanation.clamped}.</p>}
    {explanation?.dayOfRest && explanation.result === dueOn && (
      <p class="note">
        The last day is a day of rest ({explanation.dayOfRest.reason}). Nothing moves it: the working day
        before is {dayInWords(explanation.dayOfRest.workingDayBefore)}.
      </p>
    )}
    {explanation && explanation.result !== dueOn && (
      <p class="differs">
        The decision says {dayInWords(dueOn)}, and that counts; the rule would give{' '}
        {dayInWords(explanation.result)}.
      </p>
    )}
  </>
)
