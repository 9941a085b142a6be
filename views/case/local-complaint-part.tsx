import type { Child } from 'hono/jsx'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { Card } from '../components/card.tsx'
import { Thirds } from '../components/columns.tsx'
import { Empty } from '../components/empty.tsx'
import { Money } from '../components/money.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { CaseFrame, type CaseFrameProps } from './case-frame.tsx'

export type LocalComplaintShown = {
  reference: string
  stage1ReceivedOn: Day | null
  stage1AnsweredOn: Day | null
  stage1Outcome: string
  stage2ReceivedOn: Day | null
  stage2AnsweredOn: Day | null
  stage2Outcome: string
  remedyOffered: string
  remedyOfferedPence: number | null
}

/** What the council did with the complaint before the Ombudsman had it, and what it had offered by then. */
export const LocalComplaintPart = ({
  localComplaint,
  ...frame
}: CaseFrameProps & { localComplaint: LocalComplaintShown | null }) => (
  <CaseFrame part="local-complaint" {...frame}>
    {localComplaint ? (
      <Stages {...localComplaint} />
    ) : (
      <Empty title="Nothing is recorded of the council’s own complaint procedure.">
        The dates and outcomes of both stages stand here, with the remedy that the council had offered.
      </Empty>
    )}
  </CaseFrame>
)

const Stages = (complaint: LocalComplaintShown) => (
  <>
    {complaint.reference && <p>The council’s own reference is {complaint.reference}.</p>}
    <Thirds>
      <StageCard
        title="Stage 1"
        receivedOn={complaint.stage1ReceivedOn}
        answeredOn={complaint.stage1AnsweredOn}
        outcome={complaint.stage1Outcome}
      />
      <StageCard
        title="Stage 2"
        receivedOn={complaint.stage2ReceivedOn}
        answeredOn={complaint.stage2AnsweredOn}
        outcome={complaint.stage2Outcome}
      />
      <Card title="Remedy offered">
        <p>{complaint.remedyOffered || 'Nothing is recorded.'}</p>
        {complaint.remedyOfferedPence !== null && (
          <p>
            <Money pence={complaint.remedyOfferedPence} exact />
          </p>
        )}
        <p class="note">What the council had offered before the Ombudsman’s decision</p>
      </Card>
    </Thirds>
  </>
)

type Stage = { title: string; receivedOn: Day | null; answeredOn: Day | null; outcome: string }

const StageCard = ({ title, receivedOn, answeredOn, outcome }: Stage) => {
  const day = (day: Day | null): Child => (day ? dayInWords(day) : 'Not recorded')
  if (!receivedOn && !answeredOn && !outcome) {
    return (
      <Card title={title}>
        <p>No {title.toLowerCase()} is recorded.</p>
      </Card>
    )
  }
  return (
    <Card title={title}>
      <SummaryList
        noBorder
        rows={[
          { term: 'Received', value: day(receivedOn) },
          { term: 'Answered', value: day(answeredOn) },
          { term: 'Outcome', value: outcome || 'Not recorded' },
        ]}
      />
    </Card>
  )
}
