import { type Calendar, type Day, reasonNotWorked, withCouncilDays } from './calendar.ts'
import { lastDayOf, type PeriodUnit } from './period.ts'

/** A bank holiday that was proclaimed after this release, or a day on which the council alone is shut. */
export const councilDayKinds = ['bank holiday', 'closure'] as const
export type CouncilDayKind = (typeof councilDayKinds)[number]

export type CouncilDay = { day: Day; name: string; kind: CouncilDayKind }

/** Why a day need not be added, or null: nothing counts it as it is. */
export function whyNotAdded(day: Day, calendar: Calendar): string | null {
  const reason = reasonNotWorked(day, calendar)
  if (reason) return `Nothing counts this day already: ${reason}`
  const closure = calendar.closures?.get(day)
  return closure ? `This day is on the list already: ${closure}. Remove it there first` : null
}

/** A deadline that is open, with the rule that gave it a day. */
export type RuledDeadline = {
  noun: 'information request' | 'remedy action'
  unit: PeriodUnit
  count: number
  startsOn: Day
  /** The rule's day counts: no date was printed in a letter, and nobody agreed to another. */
  byRule: boolean
}

export type Moved = Record<RuledDeadline['noun'], { byRule: number; otherwise: number }>

/** How many open deadlines would get another day from their rule by another calendar than the one of now. */
export function deadlinesMoved(deadlines: readonly RuledDeadline[], now: Calendar, then: Calendar): Moved {
  const moved = deadlines.filter(
    ({ unit, count, startsOn }) =>
      lastDayOf({ unit, count }, startsOn, now) !== lastDayOf({ unit, count }, startsOn, then),
  )
  const counted = (noun: RuledDeadline['noun']) => {
    const its = moved.filter((deadline) => deadline.noun === noun)
    const byRule = its.filter((deadline) => deadline.byRule).length
    return { byRule, otherwise: its.length - byRule }
  }
  return {
    'information request': counted('information request'),
    'remedy action': counted('remedy action'),
  }
}

/** The calendar with one day more. */
export const withDay = (calendar: Calendar, day: CouncilDay): Calendar => {
  const added = withCouncilDays(calendar, [day])
  return { ...added, closures: new Map([...(calendar.closures ?? []), ...(added.closures ?? [])]) }
}

/** The calendar with one day less. */
export const withoutDay = (calendar: Calendar, day: Day): Calendar => ({
  ...calendar,
  bankHolidays: new Map([...calendar.bankHolidays].filter(([other]) => other !== day)),
  closures: new Map([...(calendar.closures ?? [])].filter(([other]) => other !== day)),
})
