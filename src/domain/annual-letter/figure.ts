import { type Day, dayInWords } from '../calendar.ts'
import { small } from '../capital.ts'
import { type DecisionCategory, decisionCategories, investigated } from './labels.ts'

/** A figure that opens to its cases: the last part of its address. */
export type FigureKey = keyof typeof figures

type Figure = {
  title: string
  /** Which of a case's facts puts it into the year. */
  by: 'received' | 'decision' | 'outcome'
  categories?: readonly DecisionCategory[]
  satisfactoryRemedy?: true
  satisfied?: boolean
  onTime?: boolean
}

/** What each figure counts: the list behind a figure filters by the same facts as the figure itself. */
export const figures = {
  received: { title: 'Received by the Ombudsman', by: 'received' },
  decided: { title: 'Decided', by: 'decision', categories: decisionCategories },
  upheld: { title: 'Upheld', by: 'decision', categories: ['Upheld'] },
  'not-upheld': { title: 'Not upheld', by: 'decision', categories: ['Not upheld'] },
  'advice-given': { title: 'Advice given', by: 'decision', categories: ['Advice given'] },
  'closed-after-initial-enquiries': {
    title: 'Closed after initial enquiries',
    by: 'decision',
    categories: ['Closed after initial enquiries'],
  },
  'incomplete-invalid': { title: 'Incomplete/Invalid', by: 'decision', categories: ['Incomplete/Invalid'] },
  'referred-back': {
    title: 'Referred back for local resolution',
    by: 'decision',
    categories: ['Referred back for local resolution'],
  },
  investigations: { title: 'Investigations', by: 'decision', categories: investigated },
  outcomes: { title: 'Compliance outcomes', by: 'outcome' },
  satisfied: { title: 'Compliance outcomes: satisfied', by: 'outcome', satisfied: true },
  'not-satisfied': { title: 'Compliance outcomes: not satisfied', by: 'outcome', satisfied: false },
  'satisfactory-remedies': {
    title: 'Satisfactory remedies',
    by: 'decision',
    categories: ['Upheld'],
    satisfactoryRemedy: true,
  },
  'on-time': { title: 'Remedies carried out on time', by: 'outcome', onTime: true },
  late: { title: 'Remedies carried out late', by: 'outcome', onTime: false },
} as const satisfies Record<string, Figure>

export const figureKeys = Object.keys(figures) as FigureKey[]

export const isFigureKey = (text: string): text is FigureKey => Object.hasOwn(figures, text)

export const figureOf = (key: FigureKey): Figure => figures[key]

/** The figure that counts one category alone. */
export const figureOfCategory = {
  Upheld: 'upheld',
  'Not upheld': 'not-upheld',
  'Advice given': 'advice-given',
  'Closed after initial enquiries': 'closed-after-initial-enquiries',
  'Incomplete/Invalid': 'incomplete-invalid',
  'Referred back for local resolution': 'referred-back',
} as const satisfies Record<DecisionCategory, FigureKey>

/** The facts of a case that its figures rest on. */
export type FigureFacts = {
  receivedOn: Day
  /** The Ombudsman's own date is not known, so ours stands in. */
  receivedOnIsOurs?: boolean
  decision?: { category: DecisionCategory; reason: string; decidedOn: Day } | null
  outcome?: { label: string; recordedOn: Day; satisfied: boolean } | null
}

/** Why a case stands in the list behind a figure: 'Upheld on 7 November 2023'. */
export const whyItCounts = (figure: FigureKey, facts: FigureFacts): string => {
  const reasons = { received: whyReceived, decision: whyDecided, outcome: whyOutcome }
  return reasons[figures[figure].by](figure, facts)
}

function whyReceived(_: FigureKey, { receivedOn, receivedOnIsOurs }: FigureFacts): string {
  const day = dayInWords(receivedOn)
  return receivedOnIsOurs
    ? `Received here on ${day}; the Ombudsman’s own date is not known`
    : `Received by the Ombudsman on ${day}`
}

function whyDecided(figure: FigureKey, { decision }: FigureFacts): string {
  if (!decision) return 'No decision recorded'
  const decided = `${decision.category} on ${dayInWords(decision.decidedOn)}`
  if (figure === 'investigations') return `Investigated: ${small(decided)}`
  return figure === 'satisfactory-remedies' ? `${decided}: ${decision.reason}` : decided
}

function whyOutcome(figure: FigureKey, { outcome }: FigureFacts): string {
  if (!outcome) return 'No outcome recorded'
  const recorded = `Outcome recorded ${dayInWords(outcome.recordedOn)}: ${outcome.label}`
  if (figure === 'on-time') return `${recorded}; no action was late`
  if (figure === 'late') return `${recorded}; an action was late`
  return `${recorded}; ${outcome.satisfied ? 'satisfied' : 'not satisfied'}`
}
