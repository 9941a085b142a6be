import { dayInWords } from '../calendar.ts'
import { capital } from '../capital.ts'
import { poundsInWords } from '../money.ts'
import { actionStanding, lastDayOfAction } from '../remedy-action.ts'
import type { Action, CaseOnFile, Pack, Told } from './case-on-file.ts'
import { actionsInWords } from './words.ts'

export const aboutAction = (number: number) =>
  ({ part: 'actions', anchor: `action-${number}`, text: `Action ${number}` }) as const

export function ofAction(action: Action): Told[] {
  const { number, text, doneOn, withdrawnOn } = action
  const about = aboutAction(number)
  const late = doneOn !== null && actionStanding(action, doneOn) === 'done late'
  return [
    ...action.extensions.map(
      ({ agreedOn, dueOn, by, note }): Told => ({
        day: agreedOn,
        title: `New day for action ${number}: ${dayInWords(dueOn)}`,
        by,
        lines: [note],
        about,
      }),
    ),
    ...action.payments.flatMap((payment) => ofPayment(payment, number)),
    ...(doneOn
      ? [
          {
            day: doneOn,
            title: `Action ${number} done`,
            lines: [text, late && `Late: the last day was ${dayInWords(lastDayOfAction(action))}`],
            about,
          },
        ]
      : []),
    ...(withdrawnOn ? [{ day: withdrawnOn, title: `Action ${number} withdrawn`, lines: [text], about }] : []),
  ]
}

function ofPayment(
  { amountPence, purpose, detailsAskedOn, approvedOn, paidOn }: Action['payments'][number],
  number: number,
): Told[] {
  const sum = poundsInWords(amountPence)
  const steps = [
    { day: detailsAskedOn, title: `Bank details asked for, to pay ${sum}` },
    { day: approvedOn, title: `${sum} approved` },
    { day: paidOn, title: `${sum} paid` },
  ]
  return steps.flatMap(({ day, title }) =>
    day ? [{ day, title, lines: [purpose], about: aboutAction(number) }] : [],
  )
}

export const ofPack = ({ sentOn, sentBy, correspondenceId, coveringNote, actions }: Pack): Told => ({
  day: sentOn,
  title: 'Evidence sent to the Ombudsman',
  by: sentBy,
  lines: [actions.length > 0 && capital(`for ${actionsInWords(actions)}`), coveringNote],
  ...(actions[0] === undefined ? {} : { about: aboutAction(actions[0]) }),
  letterId: correspondenceId,
})

export const ofOutcome = ({
  label,
  recordedOn,
  note,
  settledOn,
}: NonNullable<CaseOnFile['outcome']>): Told[] => {
  const about = { part: 'actions', anchor: 'outcome', text: 'The outcome' } as const
  return [
    { day: recordedOn, title: `Outcome: ${label}`, by: 'the Ombudsman', lines: [note], about },
    ...(settledOn ? [{ day: settledOn, title: 'Non-compliance settled', about }] : []),
  ]
}
