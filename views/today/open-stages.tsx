import type { Stage } from '#domain/case.ts'
import { paths } from '#src/paths.ts'
import { Table } from '../components/table.tsx'
import { StageTag } from '../register/stage-tag.tsx'

export type StageCount = { stage: Stage; cases: number }

/** How far the open cases have come, for those who see lists without personal detail. */
export const OpenStages = ({ stages }: { stages: readonly StageCount[] }) =>
  stages.length === 0 ? (
    <p>Your part of Redress sees figures, and no cases.</p>
  ) : (
    <section>
      <h2>Open cases by stage</h2>
      <Table
        caption="Open cases by stage"
        captionHidden
        stack={false}
        columns={[{ heading: 'Stage' }, { heading: 'Cases', numeric: true }]}
        rows={stages.map(({ stage, cases }) => ({
          cells: [
            <StageTag stage={stage} />,
            <a href={paths.casesLike(new URLSearchParams({ stage }).toString())}>
              {cases}
              <span class="govuk-visually-hidden"> cases: {stage}</span>
            </a>,
          ],
        }))}
        total={['All open cases', stages.reduce((sum, { cases }) => sum + cases, 0)]}
      />
    </section>
  )
