import { dayInWords } from '#domain/calendar.ts'
import { small } from '#domain/capital.ts'
import type { TimelineEntry } from '#domain/timeline.ts'
import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { Card } from '../components/card.tsx'
import { Columns } from '../components/columns.tsx'
import { Empty } from '../components/empty.tsx'
import { Timeline, TimelineItem } from '../components/timeline.tsx'
import type { EvidenceShown } from '../evidence/evidence-shown.ts'
import { RecordActs } from './action-acts.tsx'
import { ActionCard } from './action-card.tsx'
import { OutcomeActs } from './outcome-acts.tsx'
import { OutcomeCard, type OutcomeShown } from './outcome-card.tsx'

type Props = CaseFrameProps & {
  evidence: readonly EvidenceShown[]
  outcome: OutcomeShown | null
  remedyTypes: readonly { label: string; proof: string }[]
  latest: readonly TimelineEntry[]
}

/** What the council agreed to do and how each action is proved; beside it the outcome and what counts as proof. */
export const ActionsPart = ({ evidence, outcome, remedyTypes, latest, ...frame }: Props) => (
  <CaseFrame part="actions" {...frame}>
    <RecordActs {...frame} />
    {frame.actions.length === 0 ? (
      <Empty title="No remedy was agreed on this case.">
        Actions come from an upheld decision; each keeps the last day that the decision gave it.
      </Empty>
    ) : (
      <Columns
        label="Outcome, proof and what came last"
        aside={
          <>
            <OutcomeCard actions={frame.actions} outcome={outcome} today={frame.today}>
              <OutcomeActs outcome={outcome} {...frame} />
            </OutcomeCard>
            <WhatCountsAsProof remedyTypes={remedyTypes} actions={frame.actions} />
            <Latest entries={latest} />
          </>
        }
      >
        {frame.actions.map((action) => (
          <ActionCard
            action={action}
            actions={frame.actions}
            evidence={evidence}
            outcome={outcome}
            user={frame.user}
            caseServiceId={frame.thisCase.serviceId}
            today={frame.today}
            calendar={frame.calendar}
          />
        ))}
      </Columns>
    )}
  </CaseFrame>
)

const WhatCountsAsProof = ({ remedyTypes, actions }: Pick<Props, 'remedyTypes' | 'actions'>) => {
  const here = remedyTypes.filter(({ label }) => actions.some(({ remedyType }) => remedyType === label))
  if (here.length === 0) return null
  return (
    <Card title="What counts as proof" wash>
      <ul class="proofs">
        {here.map(({ label, proof }) => (
          <li>
            <strong>{label}</strong>: {small(proof)}
          </li>
        ))}
      </ul>
      <p class="note">A promise or an acknowledgement is not proof.</p>
    </Card>
  )
}

const Latest = ({ entries }: { entries: Props['latest'] }) =>
  entries.length === 0 ? null : (
    <>
      <h2 class="aside-title">Latest</h2>
      <Timeline compact>
        {entries.map(({ title, by, day }) => (
          <TimelineItem
            title={title}
            date={by ? `${by}, ${dayInWords(day)}` : dayInWords(day)}
            dateTime={day}
            headingLevel={3}
          />
        ))}
      </Timeline>
    </>
  )
