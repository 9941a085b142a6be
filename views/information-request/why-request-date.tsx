import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { aRequest, currentDueOn } from '#domain/information-request.ts'
import { explainDate, lastDayOf, type Period, periodInWords } from '#domain/period.ts'
import { skippedInLines } from '#domain/skipped-days.ts'
import { WhyThisDate } from '../components/why-this-date.tsx'
import type { RequestShown } from './request-shown.ts'

/** How the last day for an answer came about, and what it would be by the other reading. */
export const WhyRequestDate = ({ request, calendar }: { request: RequestShown; calendar: Calendar }) => {
  const rule = ruleOf(request)
  const explanation = rule && explainDate(rule.period, rule.startsOn, calendar)
  const current = currentDueOn(request)
  return (
    <WhyThisDate
      start={<Start request={request} rule={rule} calendar={calendar} />}
      rule={<Rule request={request} rule={rule} />}
      skipped={explanation ? skippedInLines(explanation.skipped) : []}
      extensions={extensionsOf(request)}
      result={
        <>
          {current && dayInWords(current)}
          {explanation && explanation.result !== request.ruleDueOn && request.ruleDueOn && (
            <p class="note">
              Reckoned when the letter came. By the list of bank holidays as it is now the rule would give{' '}
              {dayInWords(explanation.result)}.
            </p>
          )}
        </>
      }
      source={rule?.period.unit === 'working days' && `Bank holidays of England, list ${calendar.version}`}
    />
  )
}

type RuleOfRequest = { period: Period; startsOn: Day }

const ruleOf = ({ ruleUnit, ruleCount, ruleStartsOn }: RequestShown): RuleOfRequest | null =>
  ruleUnit && ruleCount !== null && ruleStartsOn
    ? { period: { unit: ruleUnit, count: ruleCount }, startsOn: ruleStartsOn }
    : null

type Part = { request: RequestShown; rule: RuleOfRequest | null }

const Start = ({
  request: { letterOn, receivedOn },
  rule,
  calendar,
}: Part & { calendar: Calendar }): Child => {
  const startsOn = rule?.startsOn ?? receivedOn
  const fromReceipt = startsOn === receivedOn
  const other = fromReceipt ? letterOn : receivedOn
  return (
    <>
      {dayInWords(startsOn)}, {fromReceipt ? 'the day the letter was received' : 'the date of the letter'}
      {rule && other && other !== startsOn && (
        <p class="note">
          The other reading, from {fromReceipt ? 'the letter’s date' : 'the day received'},{' '}
          {dayInWords(other)}, would give {dayInWords(lastDayOf(rule.period, other, calendar))}.
        </p>
      )}
    </>
  )
}

const Rule = ({ request: { statedDueOn, ruleDueOn, kind }, rule }: Part) => {
  const period = rule && `${periodInWords(rule.period)} (the default for this kind of request)`
  if (!statedDueOn) return <>{period}</>
  if (!period || !ruleDueOn) {
    return (
      <>
        The letter says {dayInWords(statedDueOn)}. No period is set for {aRequest(kind)}.
      </>
    )
  }
  return (
    <>
      {period}
      <p class={statedDueOn === ruleDueOn ? 'note' : 'differs'}>
        {statedDueOn === ruleDueOn
          ? 'The letter says the same day.'
          : `The letter says ${dayInWords(statedDueOn)}, and that counts; the rule would give ${dayInWords(ruleDueOn)}.`}
      </p>
    </>
  )
}

/** Only what was granted moves the day; what was asked for and refused is on the request itself. */
const extensionsOf = ({ extensions }: RequestShown) =>
  extensions.flatMap(({ kind, dueOn, happenedOn, by, note }) =>
    kind === 'granted' && dueOn
      ? [
          {
            until: dayInWords(dueOn),
            agreed: `Agreed by ${by} on ${dayInWords(happenedOn)}${note ? `: ${note}` : ''}`,
          },
        ]
      : [],
  )
