import { type Day, dayInWords } from '#domain/calendar.ts'
import type { Stage } from '#domain/case.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { Table } from '../components/table.tsx'
import { StageTag } from '../register/stage-tag.tsx'

export type UpheldDecision = {
  reference: string
  complainant: string
  service: string | null
  restricted: boolean
  reason: string | null
  decidedOn: Day | null
  stage: Stage
}

/** The upheld decisions that the Monitoring Officer has to know of, newest first. */
export const UpheldDecisions = ({ decisions }: { decisions: readonly UpheldDecision[] }) =>
  decisions.length === 0 ? null : (
    <section>
      <h2>Latest upheld decisions</h2>
      <Table
        caption="Latest upheld decisions"
        captionHidden
        columns={[{ heading: 'Decided' }, { heading: 'Case' }, { heading: 'Service' }, { heading: 'Stage' }]}
        rows={decisions.map((decision) => ({
          cells: [
            decision.decidedOn && dayInWords(decision.decidedOn),
            <>
              <a class="reference" href={paths.casePart(decision.reference, 'decision')}>
                {showReference(decision.reference)}
              </a>
              <br />
              <span class="note">
                {decision.complainant}
                {decision.restricted && ' · restricted'}
              </span>
            </>,
            <>
              {decision.service ?? 'Not recorded'}
              <br />
              <span class="note">{decision.reason}</span>
            </>,
            <StageTag stage={decision.stage} />,
          ],
        }))}
      />
      <p>
        <a href={paths.casesLike('decision=Upheld&sort=decided&direction=down')}>All upheld decisions</a>
      </p>
    </section>
  )
