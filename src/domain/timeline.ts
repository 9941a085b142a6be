import { type Calendar, type Day, dayInWords } from './calendar.ts'
import type { Channel, CorrespondenceKind, Direction } from './correspondence.ts'
import type { DecisionVersionKind } from './decision.ts'
import type { Verdict } from './evidence.ts'
import {
  type ChaserKind,
  currentDueOn,
  originalDueOn,
  type RequestDateEventKind,
  type RequestDates,
  type RequestKind,
} from './information-request.ts'
import { poundsInWords } from './money.ts'
import { actionStanding, lastDayOfAction } from './remedy-action.ts'
import { timelinessInWords } from './timeliness.ts'

export type TimelineFile = { id: string; name: string; bytes: number }

/** What a timeline can be narrowed to. A letter that did something is told with it, and is of both kinds. */
export const timelineKinds = ['letters', 'requests', 'decisions', 'actions', 'evidence', 'notes'] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** One thing that happened on a case. `about` is where on the case it is told in full. */
export type TimelineEntry = {
  kinds: TimelineKind[]
  day: Day
  title: string
  by?: string | undefined
  lines: string[]
  about?: { part: 'requests' | 'decision' | 'actions'; anchor: string; text: string }
  files: TimelineFile[]
}

type Letter = {
  id: number
  direction: Direction
  kind: CorrespondenceKind
  channel: Channel
  letterOn: Day | null
  exchangedOn: Day
  subject: string
  note: string
  recordedBy: string
  files: readonly TimelineFile[]
}
type Request = Omit<RequestDates, 'extensions'> & {
  id: number
  kind: RequestKind
  correspondenceId: number | null
  receivedOn: Day
  answeredOn: Day | null
  answerId: number | null
  extensions: readonly {
    kind: RequestDateEventKind
    happenedOn: Day
    dueOn: Day | null
    by: string
    note: string
  }[]
  chasers: readonly { kind: ChaserKind; receivedOn: Day; correspondenceId: number | null }[]
  questions: readonly { number: number; service: string | null; answeredOn: Day | null }[]
}
type Decision = {
  id: number
  version: number
  kind: DecisionVersionKind
  categoryAsPrinted: string
  reason: string
  decidedOn: Day
  receivedOn: Day
}
type Review = {
  id: number
  askedOn: Day
  askedBy: 'council' | 'complainant'
  grounds: string
  answeredOn: Day | null
  result: string
}
type Action = {
  id: number
  number: number
  text: string
  decisionId: number
  dueOn: Day
  agreedDueOn: Day | null
  doneOn: Day | null
  withdrawnOn: Day | null
  extensions: readonly { agreedOn: Day; dueOn: Day; by: string; note: string }[]
  payments: readonly {
    amountPence: number
    purpose: string
    detailsAskedOn: Day | null
    approvedOn: Day | null
    paidOn: Day | null
  }[]
}
type Evidence = {
  version: number
  fileId: string
  name: string
  bytes: number
  note: string
  uploadedOn: Day
  uploadedBy: string
  verdict: Verdict | null
  reason: string | null
  reviewedOn: Day | null
  reviewedBy: string | null
  actionIds: readonly number[]
}
type Pack = {
  sentOn: Day
  sentBy: string
  correspondenceId: number | null
  coveringNote: string
  actions: readonly number[]
}

type Note = { text: string; writtenOn: Day; writtenBy: string }

/** What is known of a case. A part of it gives the timeline of that part. */
export type CaseOnFile = {
  letters?: readonly Letter[]
  requests?: readonly Request[]
  decisions?: readonly Decision[]
  reviews?: readonly Review[]
  actions?: readonly Action[]
  evidence?: readonly Evidence[]
  packs?: readonly Pack[]
  notes?: readonly Note[]
  outcome?: { label: string; recordedOn: Day; note: string; settledOn: Day | null } | null
}

type Told = Omit<TimelineEntry, 'kinds' | 'files' | 'lines'> & {
  lines?: (string | false | null)[]
  files?: TimelineFile[]
  /** The letter by which it happened: told here, it is not told again. */
  letterId?: number | null
}

type Kinded = Told & Pick<TimelineEntry, 'kinds'>

/** Everything that happened on a case, newest first. A letter that did something is told with what it did. */
export function timelineOf(onFile: CaseOnFile, calendar: Calendar): TimelineEntry[] {
  const { letters = [], requests = [], decisions = [], reviews = [], actions = [] } = onFile
  const { evidence = [], packs = [], notes = [], outcome = null } = onFile
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

const plain = ({ letterId: _, lines = [], files = [], ...entry }: Kinded): TimelineEntry => ({
  ...entry,
  lines: lines.filter((line): line is string => !!line),
  files,
})

const withLetter = (entry: Kinded, letter: Letter): TimelineEntry =>
  plain({
    ...entry,
    kinds: [...entry.kinds, 'letters'],
    by: entry.by ?? (letter.direction === 'out' ? letter.recordedBy : undefined),
    lines: [...new Set([...(entry.lines ?? []), ...linesOf(letter)])],
    files: [...letter.files],
  })

const sentence = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1)
const listed = new Intl.ListFormat('en-GB')
const actionsInWords = (numbers: readonly number[]) =>
  `action${numbers.length === 1 ? '' : 's'} ${listed.format(numbers.map(String))}`

const ofLetter = (letter: Letter): TimelineEntry =>
  plain({
    kinds: ['letters'],
    day: letter.exchangedOn,
    title: `${sentence(letter.kind)} ${letter.direction === 'in' ? 'received' : 'sent'}`,
    by: letter.direction === 'in' ? 'the Ombudsman' : letter.recordedBy,
    lines: linesOf(letter),
    files: [...letter.files],
  })

const linesOf = ({ subject, note, letterOn, exchangedOn, channel }: Letter): string[] => {
  const dated = letterOn && letterOn !== exchangedOn ? `dated ${dayInWords(letterOn)}, ` : ''
  return [`${subject} (${dated}by ${channel})`, note].filter((line) => line !== '')
}

function ofRequest(request: Request, calendar: Calendar): Told[] {
  const name = sentence(request.kind)
  const about = { part: 'requests', anchor: `request-${request.id}`, text: 'The request' } as const
  const due = originalDueOn(request)
  const answered: Told[] = request.answeredOn
    ? [
        {
          day: request.answeredOn,
          title: `${name} answered`,
          lines: [sentence(`${timelinessInWords(request, request.answeredOn, calendar)}`)],
          about,
          letterId: request.answerId,
        },
      ]
    : []
  return [
    {
      day: request.receivedOn,
      title: `${name} received`,
      by: 'the Ombudsman',
      lines: [due && `Answer due by ${dayInWords(due)}`],
      about,
      letterId: request.correspondenceId,
    },
    ...request.chasers.map(
      (chaser): Told => ({
        day: chaser.receivedOn,
        title: `${sentence(chaser.kind)} received`,
        by: 'the Ombudsman',
        lines: [`The answer was due by ${dayInWords(currentDueOn(request) ?? chaser.receivedOn)}`],
        about,
        letterId: chaser.correspondenceId,
      }),
    ),
    ...request.extensions.map(
      ({ kind, happenedOn, dueOn, by, note }): Told => ({
        day: happenedOn,
        title: `${extensionInWords[kind]}${dueOn ? ` to ${dayInWords(dueOn)}` : ''}`,
        by,
        lines: [note],
        about,
      }),
    ),
    ...request.questions.flatMap(({ number, service, answeredOn }): Told[] =>
      answeredOn
        ? [{ day: answeredOn, title: `Question ${number} answered`, by: service ?? undefined, about }]
        : [],
    ),
    ...answered,
  ]
}

const extensionInWords: Record<RequestDateEventKind, string> = {
  asked: 'More time asked for,',
  granted: 'More time granted,',
  refused: 'More time refused,',
}

const decisionInWords: Record<DecisionVersionKind, string> = {
  draft: 'Draft decision',
  final: 'Final decision',
  revised: 'Revised decision',
}
const letterOfDecision: Record<DecisionVersionKind, CorrespondenceKind> = {
  draft: 'draft decision',
  final: 'final decision',
  revised: 'revised decision',
}

function ofDecision(decision: Decision, letters: readonly Letter[]): Told {
  const letter = letters.find(
    ({ kind, exchangedOn }) =>
      kind === letterOfDecision[decision.kind] && exchangedOn === decision.receivedOn,
  )
  return {
    day: decision.receivedOn,
    title: `${decisionInWords[decision.kind]}: ${decision.categoryAsPrinted}`,
    by: 'the Ombudsman',
    lines: [
      decision.reason,
      decision.decidedOn !== decision.receivedOn && `Dated ${dayInWords(decision.decidedOn)}`,
    ],
    about: { part: 'decision', anchor: `decision-${decision.version}`, text: 'The decision' },
    letterId: letter?.id ?? null,
  }
}

/** Actions are agreed with the decision that carries them. */
function agreedActions(actions: readonly Action[], decisions: readonly Decision[]): Told[] {
  return decisions.toReversed().flatMap(({ id, receivedOn }): Told[] => {
    const agreed = actions.filter(({ decisionId }) => decisionId === id)
    const [first] = agreed
    if (!first) return []
    return [
      {
        day: receivedOn,
        title: agreed.length === 1 ? '1 action agreed' : `${agreed.length} actions agreed`,
        lines: agreed.map(({ number, text, dueOn }) => `${number} ${text}: due by ${dayInWords(dueOn)}`),
        about: { part: 'actions', anchor: `action-${first.number}`, text: 'The actions' },
      },
    ]
  })
}

function ofReview({ id, askedOn, askedBy, grounds, answeredOn, result }: Review): Told[] {
  const about = { part: 'decision', anchor: `review-${id}`, text: 'The review' } as const
  return [
    {
      day: askedOn,
      title: 'Review of the decision asked for',
      by: `the ${askedBy}`,
      lines: [grounds],
      about,
    },
    ...(answeredOn
      ? [{ day: answeredOn, title: 'Review answered', by: 'the Ombudsman', lines: [result], about }]
      : []),
  ]
}

const aboutAction = (number: number) =>
  ({ part: 'actions', anchor: `action-${number}`, text: `Action ${number}` }) as const

function ofAction(action: Action): Told[] {
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

function ofEvidence(version: Evidence, actions: readonly Action[]): Told[] {
  const numbers = actions.filter(({ id }) => version.actionIds.includes(id)).map(({ number }) => number)
  const about = numbers[0] === undefined ? {} : { about: aboutAction(numbers[0]) }
  const proof = numbers.length > 0 ? ` for ${actionsInWords(numbers)}` : ''
  const file = { id: version.fileId, name: version.name, bytes: version.bytes }
  const name = `“${version.name}”`
  return [
    {
      day: version.uploadedOn,
      title: version.version > 1 ? `New version of evidence${proof}` : `Evidence uploaded${proof}`,
      by: version.uploadedBy,
      lines: [version.note],
      files: [file],
      ...about,
    },
    ...(version.verdict && version.reviewedOn
      ? [
          {
            day: version.reviewedOn,
            title: version.verdict === 'cleared' ? `${name} cleared` : `Changes requested to ${name}`,
            by: version.reviewedBy ?? undefined,
            lines: [version.reason],
            ...about,
          },
        ]
      : []),
  ]
}

const ofPack = ({ sentOn, sentBy, correspondenceId, coveringNote, actions }: Pack): Told => ({
  day: sentOn,
  title: 'Evidence sent to the Ombudsman',
  by: sentBy,
  lines: [actions.length > 0 && sentence(`for ${actionsInWords(actions)}`), coveringNote],
  ...(actions[0] === undefined ? {} : { about: aboutAction(actions[0]) }),
  letterId: correspondenceId,
})

const ofOutcome = ({ label, recordedOn, note, settledOn }: NonNullable<CaseOnFile['outcome']>): Told[] => {
  const about = { part: 'actions', anchor: 'outcome', text: 'The outcome' } as const
  return [
    { day: recordedOn, title: `Outcome: ${label}`, by: 'the Ombudsman', lines: [note], about },
    ...(settledOn ? [{ day: settledOn, title: 'Non-compliance settled', about }] : []),
  ]
}

const ofNote = ({ text, writtenOn, writtenBy }: Note): Told => ({
  day: writtenOn,
  title: 'Private note',
  by: writtenBy,
  lines: text.split('\n'),
})
