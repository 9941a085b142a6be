import { dayInWords, isDay } from './calendar.ts'
import { capital } from './capital.ts'
import { showReference } from './case-reference.ts'
import { poundsInWords } from './money.ts'
import type { Act } from './permissions.ts'

/** What the audit trail remembers of an act: read with care, for it may be older than the rules of today. */
type Payload = Readonly<Record<string, unknown>>

/** An act as a sentence, for those who read the history of a case. Without its payload only the act is known. */
export const actInWords = (act: Act, payload: Payload | null): string =>
  payload ? sentences[act](payload) : `${capital(act)}. The particulars were destroyed.`

const sentences: Record<Act, (payload: Payload) => string> = {
  'record a case': (said) =>
    joined(`Recorded the case${reference(said)}`, on(said, 'learnedOn', 'which we learned of')),
  'change a case': (said) => joined(`Changed ${changesInWords(said)}`, because(said)),
  'write a note': (said) => joined('Wrote a note', quoted(said, 'text')),
  'log correspondence': (said) =>
    joined(
      `Logged a letter ${said.direction === 'out' ? 'to' : 'from'} the Ombudsman: ${text(said, 'kind')}`,
      on(said, 'exchangedOn', said.direction === 'out' ? 'sent' : 'received'),
      quoted(said, 'subject'),
      counted(said.files, 'file'),
    ),
  'open an information request': (said) =>
    joined(
      `Opened a request: ${text(said, 'kind')}`,
      on(said, 'receivedOn', 'received'),
      by(said, said.statedDueOn ? 'statedDueOn' : 'ruleDueOn', 'due by'),
      typeof said.questions === 'number' && said.questions > 0 && several(said.questions, 'question'),
    ),
  'record an extension': (said) =>
    joined(`Recorded that more time was ${text(said, 'kind')}`, by(said, 'dueOn', 'to'), from(said, 'by')),
  'record a chaser': (said) => joined(`Recorded a ${text(said, 'kind')}`, on(said, 'receivedOn', 'received')),
  'answer a question': (said) => joined(`Answered question ${text(said, 'number')}`, on(said, 'answeredOn')),
  'answer an information request': (said) =>
    joined('Answered the request', on(said, 'answeredOn'), quoted(said, 'delayReason')),
  'record a decision': (said) =>
    joined(
      `Recorded the ${text(said, 'kind')} decision: ${text(said, 'categoryAsPrinted')}`,
      text(said, 'reason'),
      on(said, 'decidedOn', 'decided'),
    ),
  'record a request for review': (said) =>
    joined(`Recorded that the ${text(said, 'askedBy')} asked for a review`, on(said, 'askedOn')),
  'record the result of a review': (said) =>
    joined('Recorded the answer to the review', on(said, 'answeredOn'), quoted(said, 'result')),
  'record remedy actions': (said) => joined(`Recorded ${actionsInWords(said.actions)}`),
  'change an action': (said) => joined(`Changed action ${text(said, 'number')}`, because(said)),
  'record a new day for an action': (said) =>
    joined(
      `Recorded a new day for action ${text(said, 'number')}: ${day(said, 'dueOn')}`,
      by(said, 'before', 'in place of'),
      from(said, 'by', 'agreed by'),
    ),
  'mark an action done': (said) => joined(`Marked action ${text(said, 'number')} done`, on(said, 'doneOn')),
  'record a payment': (said) =>
    joined(
      `Recorded a payment of ${pounds(said.amountPence)} for action ${text(said, 'number')}`,
      on(said, 'detailsAskedOn', 'bank details asked for'),
      on(said, 'approvedOn', 'approved'),
      on(said, 'paidOn', 'paid'),
    ),
  'upload evidence': (said) =>
    joined(`Uploaded ${quoted(said, 'name')}`, said.version !== undefined && `version ${said.version}`),
  'review evidence': (said) =>
    said.verdict === 'cleared'
      ? joined(`Cleared ${quoted(said, 'name')}`)
      : joined(`Asked for changes to ${quoted(said, 'name')}`, quoted(said, 'reason')),
  'send evidence': (said) =>
    joined(`Sent the evidence for ${numbersInWords(said.actions)} to the Ombudsman`, on(said, 'sentOn')),
  'record an outcome': (said) =>
    joined(`Recorded the Ombudsman’s outcome ${quoted(said, 'label')}`, on(said, 'recordedOn', 'recorded')),
  'settle a non-compliance': (said) => joined('Settled the non-compliance', on(said, 'settledOn')),
  'record published figures': () => 'Recorded published figures',
  'save a view': (said) => joined(`Saved the view ${quoted(said, 'name')}`),
  'remove a saved view': (said) => joined('Removed a saved view', quoted(said, 'name')),
  'set up the council': (said) => joined('Set up the council', text(said, 'council')),
  'add a person': (said) => joined('Added', quoted(said, 'name'), text(said, 'role')),
  'change a person': (said) => changed('the person', said),
  'hand over a case': (said) => joined(`Changed ${changesInWords(said)}`, because(said)),
  'record an absence': (said) =>
    joined(
      `Recorded that ${text(said, 'name')} is away`,
      by(said, 'firstOn', 'from'),
      by(said, 'lastOn', 'until'),
      from(said, 'cover', 'covered for by'),
    ),
  'change an absence': (said) => changed('the absence of', said),
  'remove an absence': (said) =>
    joined(`Removed the absence of ${text(said, 'name')}`, by(said, 'firstOn', 'from')),
  'record a directory group': (said) => joined('Recorded the directory group', quoted(said, 'name')),
  'change a directory group': (said) => changed('the directory group', said),
  'remove a directory group': (said) => joined('Removed the directory group', quoted(said, 'name')),
  'add a directorate': (said) => joined('Added the directorate', quoted(said, 'name')),
  'change a directorate': (said) => joined(changed('the directorate', said), by(said, 'validFrom', 'from')),
  'add a service': (said) => joined('Added the service', quoted(said, 'name')),
  'change a service': (said) => joined(changed('the service', said), by(said, 'validFrom', 'from')),
  'merge services': (said) =>
    joined(
      `Merged ${namesInWords(said.services)} into ${quoted(said, 'name')}`,
      by(said, 'validFrom', 'from'),
    ),
  'split a service': (said) =>
    joined(
      `Split the service ${quoted(said, 'name')} into ${namesInWords(said.services)}`,
      by(said, 'validFrom', 'from'),
    ),
  'end a service': (said) =>
    joined(
      `Ended the service ${quoted(said, 'name')}`,
      by(said, 'lastOn', 'its last day'),
      from(said, 'successor', 'taken over by'),
    ),
  'move a case': (said) =>
    joined(
      `Moved ${movedInWords(said)} from ${quoted(said, 'from')} to ${quoted(said, 'to')}`,
      by(said, 'validFrom', 'as of'),
      text(said, 'because'),
    ),
  'map a category': (said) =>
    joined(
      typeof said.loaded === 'number' && `Loaded ${said.loaded} categories of the Ombudsman’s`,
      said.loaded === undefined && `Mapped ${quoted(said, 'category')}`,
      quoted(said, 'subCategory'),
      from(said, 'service', 'to'),
      by(said, 'validFrom', 'from'),
    ),
  'change a request period': (said) => changed('the period of', said),
  'add a council day': (said) =>
    joined(`Added a ${text(said, 'kind')}`, on(said, 'day'), quoted(said, 'name')),
  'remove a council day': (said) =>
    joined(`Removed a ${text(said, 'kind')}`, on(said, 'day'), quoted(said, 'name')),
  'add a decision reason': (said) => joined('Added the decision reason', quoted(said, 'name'), figures(said)),
  'change a decision reason': (said) => joined(changed('the decision reason', said), figures(said)),
  'add an outcome label': (said) => joined('Added the outcome label', quoted(said, 'name'), figures(said)),
  'change an outcome label': (said) => joined(changed('the outcome label', said), figures(said)),
  'add a remedy type': (said) => joined('Added the remedy type', quoted(said, 'name')),
  'change a remedy type': (said) => changed('the remedy type', said),
  'record a population': (said) => changed('the population of', said),
  'change a retention period': (said) => changed('the retention of', said),
  'change the appearance': (said) => changed('the appearance', said),
  'change the mail settings': (said) => changed('the mail settings', said),
  'send a test message': () => 'Sent a test message',
  'send a mail again': () => 'Sent a mail again',
  'send the morning mails': (said) => joined('Sent the morning’s mails', on(said, 'day', 'of')),
  'make a sign-in link': (said) => joined('Made a sign-in link', from(said, 'name', 'for')),
  'ask for a sign-in link': () => 'Asked for a sign-in link',
  'link an identity': () => 'Signed in with the council’s account for the first time',
  'take over a part from the directory': (said) => changed('the part of', said),
  'nominate a deputy': (said) => changed('the nomination of', said),
  'act as deputy': (said) => joined('Began to act as deputy', from(said, 'actingFor', 'of')),
  'stop acting as deputy': (said) => joined('Stopped acting as deputy', from(said, 'actingFor', 'of')),
  'end a session': (said) => joined('Ended a session', from(said, 'name', 'of')),
  'export personal data': (said) => joined('Exported personal data', text(said, 'what')),
  'move the demonstration day': (said) => joined('Moved the demonstration’s day', by(said, 'after', 'to')),
  'sign in': () => 'Signed in',
  'sign out': () => 'Signed out',
}

/** Parts of a sentence; where the payload of an older act lacks a word, nothing dangles. */
const joined = (...parts: (string | false | null)[]): string =>
  parts.flatMap((part) => (part ? [part.replace(/[\s:]+$/, '')] : [])).join(', ')

function text(said: Payload, key: string): string {
  const value = said[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const quoted = (said: Payload, key: string) => text(said, key) && `“${text(said, key)}”`
const from = (said: Payload, key: string, words = 'by') => text(said, key) && `${words} ${text(said, key)}`

const day = (said: Payload, key: string) => (isDay(text(said, key)) ? dayInWords(text(said, key)) : '')
const on = (said: Payload, key: string, words = '') =>
  day(said, key) && `${words} on ${day(said, key)}`.trimStart()
const by = (said: Payload, key: string, words: string) => day(said, key) && `${words} ${day(said, key)}`

const reference = (said: Payload) => text(said, 'reference') && ` ${showReference(text(said, 'reference'))}`

const pounds = (pence: unknown) => (typeof pence === 'number' ? poundsInWords(pence) : 'a sum')
const several = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`)
const counted = (list: unknown, noun: string) =>
  Array.isArray(list) && list.length > 0 && `with ${several(list.length, noun)}`

const listed = new Intl.ListFormat('en-GB')

function numbersInWords(numbers: unknown): string {
  if (!Array.isArray(numbers) || numbers.length === 0) return 'the actions'
  return `action${numbers.length === 1 ? '' : 's'} ${listed.format(numbers.map(String))}`
}

/** 'the handler from “Lee” to “Una”; the summary': what is short is said before and after. */
function changesInWords({ before, after }: Payload): string {
  if (!isPayload(before) || !isPayload(after)) return 'the facts of the case'
  const fields = Object.keys(after).sort()
  const changes = fields.map((field) => {
    const [was, is] = [valueInWords(before[field]), valueInWords(after[field])]
    return was.length + is.length > 120 ? field : `${field} from ${was} to ${is}`
  })
  return changes.length > 0 ? changes.join('; ') : 'the facts of the case'
}

const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null

const valueInWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing'
  return isDay(String(value)) ? dayInWords(String(value)) : `“${value}”`
}

/** 'Changed the service “Roads”, the name from “Roads” to “Highways”'. */
const changed = (what: string, said: Payload) =>
  joined(`Changed ${what} ${text(said, 'name') && quoted(said, 'name')}`.trimEnd(), changesInWords(said))

/** 'which moved Satisfactory remedies 2023-24: 7% (5 of 76) → 8% (6 of 76)'. */
const figures = ({ figures }: Payload) =>
  Array.isArray(figures) && figures.length > 0 && `which moved ${figures.join('; ')}`

const namesInWords = (names: unknown): string =>
  Array.isArray(names) && names.length > 0 ? listed.format(names.map((name) => `“${name}”`)) : 'services'

/** 'the case, question 2 and action 1': what of a case went to another service or directorate. */
function movedInWords(said: Payload): string {
  const numbers = (key: string, noun: string) => {
    const list = said[key]
    return Array.isArray(list) && list.length > 0
      ? [`${noun}${list.length === 1 ? '' : 's'} ${listed.format(list.map(String))}`]
      : []
  }
  const parts = [
    ...(said.whole ? ['the case'] : []),
    ...numbers('questions', 'question'),
    ...numbers('actions', 'action'),
  ]
  return parts.length > 0 ? listed.format(parts) : 'the case'
}

const because = (said: Payload) => text(said, 'reason') && `because “${text(said, 'reason')}”`

function actionsInWords(actions: unknown): string {
  if (!Array.isArray(actions)) return 'the actions'
  const each = actions.map((action: Payload) =>
    joined(`${text(action, 'number')} ${text(action, 'text')}`, by(action, 'dueOn', 'due by')),
  )
  return `${several(actions.length, 'action')}: ${each.join('; ')}`
}
