import type { RemedyKind } from './remedy-action.ts'

/** The Ombudsman's remedy categories (Compliance Manual, appendix 1), each personal or an improvement of a service. */
export const remedyTypeKinds = {
  Apology: 'personal remedy',
  'Add or correct records': 'personal remedy',
  'Financial redress: Quantifiable loss': 'personal remedy',
  'Financial redress: Avoidable distress/time and trouble': 'personal remedy',
  'Financial redress: Loss of service': 'personal remedy',
  'New appeal/review or reconsidered decision': 'personal remedy',
  'Provide services to person affected': 'personal remedy',
  'Provide information/advice to person affected': 'personal remedy',
  'Other personal remedy': 'personal remedy',
  'Procedure or policy change/review': 'service improvement',
  'Provide training and/or guidance': 'service improvement',
  'Provide information/advice to others': 'service improvement',
  'Service monitoring/audit': 'service improvement',
  'Report to members': 'service improvement',
  'Other service improvement': 'service improvement',
} as const satisfies Record<string, RemedyKind>
export type RemedyType = keyof typeof remedyTypeKinds

/** A type of the council's own list that new actions may have. */
export type OfferedType = { label: string; kind: RemedyKind }

const others = {
  'personal remedy': 'Other personal remedy',
  'service improvement': 'Other service improvement',
} as const satisfies Record<RemedyKind, RemedyType>

/** The guessed type where it is offered, or else the one for all others of its kind, or else none to choose by hand. */
export function offeredInPlaceOf(type: RemedyType, offered: readonly OfferedType[]): OfferedType {
  const kind = remedyTypeKinds[type]
  const known = (label: string) => offered.find((one) => one.label === label)
  return known(type) ?? known(others[kind]) ?? { label: '', kind }
}

export type GuessedType = { type: RemedyType; sure: boolean }

const payment =
  /\b(?:pay|pays|paying|payments?|repay|refund|reimburse|compensat\w+|symbolic|write off|waive|backdate)\b/i
const quantifiable =
  /\b(?:refund|reimburse|repay|arrears|backdat\w+|overpa(?:id|yment)|write off|waive|fees?|invoices?|out of pocket|costs? (?:of|she|he|they|incurred))\b/i
const distress =
  /\b(?:distress|frustration|uncertainty|time and trouble|anxiety|inconvenience|worry|upset|stress|trouble|avoidable)\b/i
const lossOfService =
  /\b(?:lost|loss of|missed|not providing|provision|sessions?|tuition|schooling|education\w*|respite|therapy|support (?:that|which|not)|salt)\b/i

/** Each kind of remedy by the verbs and nouns with which decisions ask for it, the most telling first. */
const asked: readonly [RegExp, RemedyType][] = [
  [
    /\b(?:taken?|present\w*|report\w*|go) (?:\w+ ){0,4}(?:to|at|by) (?:\w+ ){0,5}(?:committee|cabinet|members|full council|scrutiny)\b/i,
    'Report to members',
  ],
  [/\bapolog/i, 'Apology'],
  [
    /\b(?:remind\w*|reminders?|training|train|briefing|workshops?|guidance (?:to|for)|circulate)\b|\bshare\b.*\b(?:staff|officers|teams?)\b/i,
    'Provide training and/or guidance',
  ],
  [
    /\b(?:reconsider|reassess\w*|re-assess\w*|(?:fresh|new) (?:appeal|review|panel|decision|assessment)|review (?:its|the) decision|retake|rehear)\b/i,
    'New appeal/review or reconsidered decision',
  ],
  [
    /\b(?:correct|amend|add|update|place)\b.{0,60}\b(?:records?|files?|register|minutes)\b/i,
    'Add or correct records',
  ],
  [
    /\b(?:action plan|audit\w*|monitor\w*|update us|progress|dip sample|evidence of the actions?|what action it will take)\b/i,
    'Service monitoring/audit',
  ],
  [
    /\b(?:polic(?:y|ies)|procedures?|process(?:es)?|practices?|protocols?|templates?|review (?:how|what|of|the way))\b/i,
    'Procedure or policy change/review',
  ],
  [
    /\b(?:publish|website|leaflet|advertise|information (?:for|to) (?:parents|the public|residents|applicants))\b/i,
    'Provide information/advice to others',
  ],
  [
    /\b(?:write to|explain to|inform|tell|confirm to|signpost|advise) (?:mr|mrs|ms|miss|dr|him|her|them|the complainant)\b/i,
    'Provide information/advice to person affected',
  ],
  [
    /\b(?:provision|arrange|put in place|provide|deliver|repair\w*|complete|issue|secure|start|carry out)\b/i,
    'Provide services to person affected',
  ],
]

const headWords = 12

/** The remedy category that the words of an action suggest. Sure only where its opening words say so. */
export function guessRemedyType(text: string): GuessedType {
  const head = text.split(/\s+/).slice(0, headWords).join(' ')
  if (/^\W*(?:\w+ )?apolog/i.test(head)) return { type: 'Apology', sure: true }
  if (payment.test(head) && /£|pounds|payment|refund|reimburse|waive|write off/i.test(text)) {
    return guessPayment(text)
  }
  const byHead = asked.find(([words]) => words.test(head))
  if (byHead) return { type: byHead[1], sure: byHead[1] !== 'Provide services to person affected' }
  const byText = asked.find(([words]) => words.test(text))
  if (byText) return { type: byText[1], sure: false }
  const ofService = /\b(?:staff|officers|teams?|services?|system)\b/i.test(text)
  return { type: ofService ? 'Other service improvement' : 'Other personal remedy', sure: false }
}

/** What a sum is for stands first among the reasons given: 'for the distress … when there was no provision'. */
function guessPayment(text: string): GuessedType {
  if (quantifiable.test(text)) return { type: 'Financial redress: Quantifiable loss', sure: true }
  const distressAt = text.search(distress)
  const lossAt = text.search(lossOfService)
  const isLoss = lossAt >= 0 && (distressAt < 0 || lossAt < distressAt)
  return {
    type: isLoss
      ? 'Financial redress: Loss of service'
      : 'Financial redress: Avoidable distress/time and trouble',
    sure: distressAt >= 0 !== lossAt >= 0,
  }
}
