import { type Calendar, type Day, dayWithWeekday } from '../calendar.ts'
import { showReference } from '../case-reference.ts'
import { dueWords } from '../due.ts'
import type { MailText } from '../mail.ts'
import type { Milestone } from '../reminder.ts'
import { paragraphs } from './words.ts'

/** Something to be reminded of: what is to be done on which case, by when. warned: a witness summons was threatened. */
export type ThingDue = {
  reference: string
  what: string
  dueOn: Day
  milestone: Milestone
  warned: boolean
  /** Whose it is, where that person is away. */
  absent: string | null
}

type Morning = { things: readonly ThingDue[]; today: Day; calendar: Calendar }

const groups = [
  { title: 'Warned of a witness summons', holds: ({ warned }: ThingDue) => warned },
  {
    title: 'Overdue',
    holds: ({ milestone }: ThingDue) => milestone === 'overdue' || milestone === 'still overdue',
  },
  { title: 'Due today', holds: ({ milestone }: ThingDue) => milestone === 'due today' },
  { title: 'Due soon', holds: ({ milestone }: ThingDue) => milestone === 'soon' },
  {
    title: 'Upheld, and no actions recorded',
    holds: ({ milestone }: ThingDue) => milestone === 'no actions',
  },
] as const

/** To everybody for whom something is new this morning: each thing once, in the first group that it belongs to. */
export function morningMail({ things, today, calendar }: Morning): MailText {
  const groupOf = (thing: ThingDue) => groups.find(({ holds }) => holds(thing))
  const told = groups.flatMap(({ title }) => {
    const here = things
      .filter((thing) => groupOf(thing)?.title === title)
      .sort(
        (one, other) => one.dueOn.localeCompare(other.dueOn) || one.reference.localeCompare(other.reference),
      )
    return here.length === 0 ? [] : [`# ${title}`, here.map((thing) => line(thing, today, calendar))]
  })
  return {
    subject: `${dayWithWeekday(today)}: ${things.length === 1 ? '1 thing' : `${things.length} things`} to look at`,
    body: paragraphs(
      'This is new since your last morning mail. Today shows everything that is open.',
      ...told,
    ),
    linkText: 'Open Today',
  }
}

function line(
  { reference, what, dueOn, milestone, absent }: ThingDue,
  today: Day,
  calendar: Calendar,
): string {
  const when =
    milestone === 'no actions'
      ? `decided on ${dayWithWeekday(dueOn)}`
      : `${dueWords(dueOn, today, calendar)}, last day ${dayWithWeekday(dueOn)}`
  const whose = absent ? ` You cover for ${absent}.` : ''
  return `${showReference(reference)}, ${what}: ${when}.${whose}`
}
