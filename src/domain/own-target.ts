import {
  type Calendar,
  type Day,
  dayInWords,
  forInternalTargets,
  previousWorkingDay,
  reasonNotWorked,
} from './calendar.ts'
import { small } from './capital.ts'
import { dueWords } from './due.ts'

/** How a day that the council set itself stands, 'overdue by 2 working days': days on which it is shut are none of them. */
export function ownTargetWords(target: Day, today: Day, calendar: Calendar): string {
  return small(dueWords(target, today, forInternalTargets(calendar)))
}

/** Said beside a day that the council sets itself when nobody works on it; null where it is a working day. */
export function restOnTarget(target: Day, calendar: Calendar): string | null {
  const ours = forInternalTargets(calendar)
  const reason = reasonNotWorked(target, ours)
  if (!reason) return null
  return `The council is shut on ${dayInWords(target)}: ${reason}. The working day before is ${dayInWords(previousWorkingDay(target, ours))}.`
}
