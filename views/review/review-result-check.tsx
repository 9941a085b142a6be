import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { publishedNotBefore } from '#domain/decision.ts'
import type { CountedDecision, YearMoved } from '#domain/figures-moved.ts'
import { paths } from '#src/paths.ts'
import { Card } from '../components/card.tsx'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { type DecisionToCheck, decisionRows } from '../decision/decision-form-check.tsx'
import { FiguresMoved } from '../decision/figures-moved.tsx'

type Props = {
  thisCase: { reference: string; complainant: string }
  answeredOn: Day
  result: string
  before: CountedDecision
  revised: DecisionToCheck | null
  moved: readonly YearMoved[]
  form: FormState
  submission: string
}

/** The answer to a review before it is saved, and what it does to the figures of the years. */
export const ReviewResultCheck = ({ thisCase, before, revised, moved, form, ...props }: Props) => {
  const { reference, complainant } = thisCase
  return (
    <CheckPage
      title="Check the result of the review"
      lede={`${showReference(reference)}, ${complainant}. Nothing is saved yet.`}
      back={{ href: paths.casePart(reference, 'decision'), text: showReference(reference) }}
      action={paths.reviewResult(reference)}
      form={form}
      submission={props.submission}
      button="Confirm and save"
    >
      <SummaryList
        rows={[
          { term: 'Answered on', value: dayInWords(props.answeredOn) },
          { term: 'Result', value: props.result },
          ...(revised ? decisionRows(revised) : []),
        ]}
      />
      <Card title="What it does" wash>
        {revised ? (
          <>
            <FiguresMoved moved={moved} before={before} after={revised} />
            <p>
              Publication: not before {dayInWords(publishedNotBefore(revised.decidedOn))}, six weeks after.
            </p>
            <p>The version before stays on file; it counts no longer.</p>
          </>
        ) : (
          <p>The decision of {dayInWords(before.decidedOn)} stands, and no figure changes.</p>
        )}
      </Card>
    </CheckPage>
  )
}
