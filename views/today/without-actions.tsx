import { dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { Table } from '../components/table.tsx'
import type { UpheldDecision } from './upheld-decisions.tsx'

/** Upheld decisions of late that nobody has taken the agreed actions from: what is not recorded falls due unseen. */
export const WithoutActions = ({ decisions }: { decisions: readonly UpheldDecision[] }) =>
  decisions.length === 0 ? null : (
    <section>
      <h2>Upheld, and no action recorded</h2>
      <p class="note">If the decision asks for nothing, nothing is owed and these can stay as they are.</p>
      <Table
        caption="Upheld decisions without recorded actions"
        captionHidden
        columns={[{ heading: 'Decided' }, { heading: 'Case' }, { heading: 'Next', label: '' }]}
        rows={decisions.map(({ reference, complainant, decidedOn, reason }) => ({
          cells: [
            decidedOn && dayInWords(decidedOn),
            <>
              <a class="reference" href={paths.casePart(reference, 'decision')}>
                {showReference(reference)}
              </a>
              <br />
              <span class="note">
                {complainant} · {reason}
              </span>
            </>,
            <a href={paths.agreedAction(reference)}>
              Paste the agreed action<span class="govuk-visually-hidden"> of {showReference(reference)}</span>
            </a>,
          ],
        }))}
      />
    </section>
  )
