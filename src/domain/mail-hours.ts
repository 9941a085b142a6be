import {
  type Calendar,
  clockTime,
  forInternalTargets,
  isWorkingDay,
  londonInstant,
  nextWorkingDay,
  today,
} from './calendar.ts'
import { goesAtOnce, type MailKind } from './mail.ts'
import { addWorkingDays } from './period.ts'

export const usualMorning = '07:00'
const evening = '19:00'

/**
 * When a mail about work goes out that is written at a moment: at once in the hours of a working day, otherwise on the
 * next working day's morning. Nobody is mailed on a Sunday, a bank holiday or a day on which the council is shut.
 */
export function inWorkingHours(writtenAt: Date, calendar: Calendar, morning = usualMorning): Date {
  const [day, time, worked] = [today(writtenAt), clockTime(writtenAt), forInternalTargets(calendar)]
  if (!isWorkingDay(day, worked) || time >= evening)
    return londonInstant(nextWorkingDay(day, worked), morning)
  return time < morning ? londonInstant(day, morning) : writtenAt
}

/** Older than so many working days a mail about work is of no use: Today and later mornings have said it since. */
const workingDaysOfUse = 5

/** The evening until which a mail about work is of use that may go from a moment on. */
export const ofUseUntil = (from: Date, calendar: Calendar): Date =>
  londonInstant(addWorkingDays(today(from), workingDaysOfUse, forInternalTargets(calendar)), evening)

/** By whose days and from which hour mails about work go. */
export type MailHours = { calendar: Calendar; morning?: string }

/** The first moment from one on at which a mail of a kind may go: when it is written, and for every try after that. */
export const mayGoFrom = (kind: MailKind, at: Date, { calendar, morning }: MailHours): Date =>
  goesAtOnce[kind] ? at : inWorkingHours(at, calendar, morning)
