import { type Calendar, dayInWords } from './calendar.ts'
import { ofAction, ofOutcome, ofPack } from './timeline/action.ts'
import type { CaseOnFile, Kinded, Note, TimelineEntry, TimelineKind, Told } from './timeline/case-on-file.ts'
import { agreedActions, ofDecision, ofReview } from './timeline/decision.ts'
import { ofEvidence } from './timeline/evidence.ts'
import { ofLetter, plain, withLetter } from './timeline/letter.ts'
import { ofMail } from './timeline/mail.ts'
import { ofRequest } from './timeline/request.ts'

export {
  type CaseOnFile,
  type TimelineEntry,
  type TimelineKind,
  timelineKinds,
} from './timeline/case-on-file.ts'

/** Everything that happened on a case, newest first. A letter that did something is told with what it did. */
export function timelineOf(onFile: CaseOnFile, calendar: Calendar, now: Date): TimelineEntry[] {
  const { letters = [], requests = [], decisions = [], reviews = [], actions = [] } = onFile
  const { evidence = [], packs = [], notes = [], mails = [], outcome = null } = onFile
  const told = [
    ...as(
      'requests',
      requests.toReversed().flatMap((request) => ofRequest(request, calendar)),
    ),
    ...as(
      'decisions',
      decisions.toReversed().map((decision) => ofDecision(decision, letters)),
    ),
    ...as('actions', agreedActions(actions, decisions)),
    ...as('decisions', reviews.toReversed().flatMap(ofReview)),
    ...as('actions', actions.flatMap(ofAction)),
    ...as(
      'evidence',
      evidence.toReversed().flatMap((version) => ofEvidence(version, actions)),
    ),
    ...as('evidence', packs.toReversed().map(ofPack)),
    ...as('actions', outcome ? ofOutcome(outcome) : []),
    ...as('notes', notes.toReversed().map(ofNote)),
    ...as(
      'mails',
      mails.map((mail) => ofMail(mail, now)),
    ),
  ]
  const byLetter = new Map(told.flatMap((entry) => (entry.letterId ? [[entry.letterId, entry]] : [])))
  const lone = letters.toReversed().filter(({ id }) => !byLetter.has(id))
  const entries = [
    ...lone.map(ofLetter),
    ...told.map((entry) => {
      const letter = letters.find(({ id }) => id === entry.letterId)
      return letter && byLetter.get(letter.id) === entry ? withLetter(entry, letter) : plain(entry)
    }),
  ]
  return entries
    .map((entry, place) => ({ entry, place }))
    .sort((one, other) => other.entry.day.localeCompare(one.entry.day) || other.place - one.place)
    .map(({ entry }) => entry)
}

const as = (kind: TimelineKind, told: readonly Told[]): Kinded[] =>
  told.map((entry) => ({ ...entry, kinds: [kind] }))

/** The months of a long file, newest first, each with what happened in it. */
export function byMonth(entries: readonly TimelineEntry[]): { month: string; entries: TimelineEntry[] }[] {
  const months = [...new Set(entries.map(({ day }) => day.slice(0, 7)))]
  return months.map((month) => ({
    month: dayInWords(`${month}-01`).replace(/^1 /, ''),
    entries: entries.filter(({ day }) => day.startsWith(month)),
  }))
}

const ofNote = ({ text, writtenOn, writtenBy }: Note): Told => ({
  day: writtenOn,
  title: 'Private note',
  by: writtenBy,
  lines: text.split('\n'),
})
