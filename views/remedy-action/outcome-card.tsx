import type { Child } from 'hono/jsx'
import { lateActions } from '#domain/action-progress.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { caseTargetOn } from '#domain/remedy-action.ts'
import { Agreement } from '../components/agreement.tsx'
import { Card } from '../components/card.tsx'
import type { ActionShown } from './action-shown.ts'

export type OutcomeShown = {
  label: string
  recordedOn: Day
  note: string
  settledOn: Day | null
  satisfied: boolean
  late: boolean
}

type Props = {
  actions: readonly ActionShown[]
  outcome: OutcomeShown | null
  today: Day
  /** What can be recorded of it. */
  children?: Child
}

/** The Ombudsman's word on the remedy as printed, and beside it what our own dates say of time. */
export const OutcomeCard = ({ actions, outcome, today, children }: Props) => {
  const standing = actions.filter(({ withdrawnOn }) => withdrawnOn === null)
  const target = caseTargetOn(standing)
  const late = lateActions(actions, outcome?.recordedOn ?? today)
  return (
    <Card title="Outcome" id="outcome">
      {outcome ? <AsPrinted outcome={outcome} /> : <p>The Ombudsman has recorded no outcome yet.</p>}
      {target && (
        <p>
          The whole remedy is due by {dayInWords(target)}
          {standing.length > 1 && ', the latest day of its actions'}.
        </p>
      )}
      {target && <p>{inOurDates(late, outcome !== null || standing.every(({ doneOn }) => doneOn))}</p>}
      {outcome && <Compared ours={late.length > 0} theirs={outcome.late} />}
      {children}
    </Card>
  )
}

const AsPrinted = ({ outcome }: { outcome: OutcomeShown }) => (
  <>
    <p>
      <strong>{outcome.label}</strong>
      <br />
      <span class="note">
        as the Ombudsman printed it, recorded {dayInWords(outcome.recordedOn)}; counts as{' '}
        {outcome.satisfied ? 'satisfied' : 'not satisfied'}
      </span>
    </p>
    {outcome.note && <p>{outcome.note}</p>}
    {outcome.settledOn && <p>Settled on {dayInWords(outcome.settledOn)}.</p>}
  </>
)

const listed = new Intl.ListFormat('en-GB')

function inOurDates(late: readonly ActionShown[], over: boolean): string {
  if (late.length > 0) {
    const numbers = listed.format(late.map(({ number }) => String(number)))
    return `By our dates it is late: action${late.length === 1 ? '' : 's'} ${numbers}.`
  }
  return over ? 'By our dates it was in time.' : 'By our dates nothing is late.'
}

const Compared = ({ ours, theirs }: { ours: boolean; theirs: boolean }) => (
  <p>
    <Agreement agrees={ours === theirs}>
      {ours === theirs
        ? `The Ombudsman’s label says ${theirs ? 'late' : 'nothing of late'}, as our dates do.`
        : `The Ombudsman’s label ${theirs ? 'says late' : 'does not say late'}; our dates ${ours ? 'do' : 'do not'}.`}
    </Agreement>
  </p>
)
