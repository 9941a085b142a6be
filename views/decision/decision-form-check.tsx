import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { type DecisionVersionKind, publishedNotBefore } from '#domain/decision.ts'
import type { CountedDecision, YearMoved } from '#domain/figures-moved.ts'
import { lastDayOf, type Period } from '#domain/period.ts'
import { paths } from '#src/paths.ts'
import { Card } from '../components/card.tsx'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { FiguresMoved } from './figures-moved.tsx'

export type DecisionToCheck = {
  kind: DecisionVersionKind
  category: DecisionCategory
  categoryAsPrinted: string
  reason: string
  decidedOn: Day
  receivedOn: Day
  publishedLink: string | null
}

type Props = {
  thisCase: { reference: string; complainant: string }
  decision: DecisionToCheck
  before: CountedDecision | null
  moved: readonly YearMoved[]
  actions: readonly { number: number; dueOn: Day; agreedDueOn: Day | null }[]
  form: FormState
  submission: string
  calendar: Calendar
}

/** A final or revised decision before it is saved, and what it will do. */
export const DecisionCheck = ({ thisCase, decision, before, moved, form, submission, ...props }: Props) => {
  const { reference, complainant } = thisCase
  return (
    <CheckPage
      title={`Check the ${decision.kind} decision`}
      lede={`${showReference(reference)}, ${complainant}. Nothing is saved yet; once saved, a version stays on file.`}
      back={{ href: paths.casePart(reference, 'decision'), text: showReference(reference) }}
      action={paths.decisions(reference)}
      form={form}
      submission={submission}
      button="Confirm and save"
    >
      <SummaryList rows={decisionRows(decision)} />
      <Card title="What it does" wash>
        <FiguresMoved moved={moved} before={before} after={decision} />
        <p>Publication: not before {dayInWords(publishedNotBefore(decision.decidedOn))}, six weeks after.</p>
        <LastDays decision={decision} {...props} />
      </Card>
    </CheckPage>
  )
}

export const decisionRows = (decision: DecisionToCheck): SummaryRow[] => [
  { term: 'Category', value: decision.category },
  ...(decision.categoryAsPrinted === decision.category
    ? []
    : [{ term: 'Category as printed', value: `“${decision.categoryAsPrinted}”` }]),
  { term: 'Reason as printed', value: decision.reason || 'None' },
  { term: 'Date of the decision', value: dayInWords(decision.decidedOn) },
  { term: 'Received', value: dayInWords(decision.receivedOn) },
  ...(decision.publishedLink ? [{ term: 'Published at', value: decision.publishedLink }] : []),
]

const usual: readonly { words: string; period: Period }[] = [
  { words: 'four weeks', period: { unit: 'weeks', count: 4 } },
  { words: 'one month', period: { unit: 'months', count: 1 } },
  { words: 'three months', period: { unit: 'months', count: 3 } },
]

const LastDays = ({ decision, actions, calendar }: Pick<Props, 'decision' | 'actions' | 'calendar'>) => {
  if (actions.length > 0) {
    const days = actions.map(
      ({ number, dueOn, agreedDueOn }) => `action ${number} by ${dayInWords(agreedDueOn ?? dueOn)}`,
    )
    return <p>The last days that are frozen stay: {days.join(', ')}.</p>
  }
  if (decision.category !== 'Upheld') return null
  const days = usual.map(
    ({ words, period }) => `${words}: ${dayInWords(lastDayOf(period, decision.decidedOn, calendar))}`,
  )
  return <p>Deadlines start on its date. Counted from it: {days.join('; ')}.</p>
}
