import { type FoundAction, readAgreement } from './agreed-reading.ts'
import { blocksOf, sentencesOf } from './agreed-text.ts'
import type { Day } from './calendar.ts'
import { capital } from './capital.ts'
import { type DeadlineStart, doubtOf, lastDayByRule, startOf } from './deadline-words.ts'
import { penceFrom } from './money.ts'
import { numberFrom, numberPattern } from './number-words.ts'
import type { Period } from './period.ts'
import type { RemedyKind } from './remedy-action.ts'
import { guessRemedyType, type OfferedType, offeredInPlaceOf, type RemedyType } from './remedy-type.ts'

/** One action as the text of a decision suggests it. Nothing is taken over before a person has looked at it. */
export type ProposedAction = {
  text: string
  kind: RemedyKind
  /** A type that is offered, or none. */
  remedyType: string
  amountPence: number | null
  /** '£100 a month': the sum is only one instalment. */
  openEnded: boolean
  people: number | null
  deadlineWords: string
  period: Period | null
  startsOn: Day | null
  dueOn: Day | null
  /** What was guessed, and what the text leaves open. */
  doubts: string[]
}

export type AgreedActions = { actions: ProposedAction[]; leftOver: string[] }

/** A text may hold a whole statement; a remedy of more actions than this was never agreed. */
export const mostActions = 40

/**
 * Reads the 'Agreed action' of a decision statement: bullets, numbered lists and sentences become proposed actions; the
 * deadline of a lead-in ('Within four weeks of my final decision the Council will:') holds for the items under it.
 * Whatever cannot be read is handed back as it stands, so that nothing of the decision is lost unseen.
 */
export function proposeActions(
  text: string,
  start: DeadlineStart,
  offered: readonly OfferedType[],
): AgreedActions {
  const { found, leftOver } = readAgreement(blocksOf(text))
  return {
    actions: found.slice(0, mostActions).map((action) => proposalOf(action, start, offered)),
    leftOver: [...leftOver, ...found.slice(mostActions).map((action) => action.text)],
  }
}

function proposalOf(
  { text: words, deadline, doubts }: FoundAction,
  start: DeadlineStart,
  offered: readonly OfferedType[],
): ProposedAction {
  const text = tidy(words)
  const { type, sure } = guessRemedyType(text)
  const sum = sumIn(text, type)
  const proposed = offeredInPlaceOf(type, offered)
  const doubtOfDate = doubtOf(deadline, start)
  return {
    text,
    kind: proposed.kind,
    remedyType: proposed.label,
    amountPence: sum.pence,
    openEnded: sum.openEnded,
    people: peopleIn(text),
    deadlineWords: deadline?.words ?? '',
    period: deadline?.period ?? null,
    startsOn: deadline?.period ? startOf(deadline, start) : null,
    dueOn: deadline && lastDayByRule(deadline, start),
    doubts: [
      ...(proposed.label !== type
        ? [`The words suggest “${type}”, which is not among the types that are offered.`]
        : sure
          ? []
          : ['The type is a guess from the words.']),
      ...sum.doubts,
      ...(doubtOfDate ? [doubtOfDate] : []),
      ...doubts,
    ],
  }
}

const inFigures = /£ ?(\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d+(?:\.\d{2})?)/g
const inWords = new RegExp(`\\b(${numberPattern}) pounds\\b`, 'gi')
const againAndAgain =
  /£ ?[\d,.]+ (?:a|an|per|each|every|for (?:each|every)) (?:calendar )?(?:day|week|fortnight|month|term|half term|year)\b/i

/** The sum that an action orders: the first in its text. More than one, or one for each of several, is said. */
function sumIn(text: string, type: RemedyType) {
  const none = { pence: null, openEnded: false, doubts: [] as string[] }
  if (!type.startsWith('Financial redress') && !/\b(?:pay|payment|refund|reimburse)\b/i.test(text))
    return none
  const figures = [...text.matchAll(inFigures)].map(([, figure = '']) => penceFrom(figure))
  const words = [...text.matchAll(inWords)].map(([, number = '']) => (numberFrom(number) ?? 0) * 100)
  const sums = [...figures, ...words].filter((pence) => pence !== null && pence > 0)
  const [pence = null] = sums
  if (pence === null) return { ...none, doubts: ['No sum was read.'] }
  const openEnded = againAndAgain.test(text)
  return {
    pence,
    openEnded,
    doubts: [
      ...(openEnded ? ['The sum is paid again and again: it is one instalment, not the whole.'] : []),
      ...(/\beach\b/i.test(text) && !openEnded ? ['The sum may be for each of several people.'] : []),
      ...(new Set(sums).size > 1 ? ['The text has several sums; the first was taken.'] : []),
    ],
  }
}

const folk =
  'people|persons|families|residents|households|complainants|applicants|tenants|parents|pupils|children|service users|families affected'
const counted = [
  new RegExp(`\\beach of the (?:other )?(${numberPattern}) (?:other )?[a-z]+`, 'i'),
  new RegExp(`\\b(?:to|the|all|other) (${numberPattern}) (?:other |affected )?(?:${folk})\\b`, 'i'),
]

/** '… to each of the 170 people': an action that is carried out once for each of them. */
function peopleIn(text: string): number | null {
  for (const pattern of counted) {
    const people = numberFrom(pattern.exec(text)?.[1] ?? '')
    if (people && people > 1) return people
  }
  return null
}

/** The end of a list item says nothing: '; and'. */
const tidy = (words: string): string => {
  const text = words
    .trim()
    .replace(/(?:[;,:]|\s)+(?:and|or)?$/, '')
    .trim()
  const ends = sentencesOf(text).length === 1 && !text.includes('\n') ? text.replace(/\.$/, '') : text
  return capital(ends)
}
