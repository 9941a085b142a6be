import { mayDo } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import type { OutcomeShown } from './outcome-card.tsx'

type Props = {
  user: User
  thisCase: { reference: string }
  actions: readonly { withdrawnOn: string | null; sentOn: string | null }[]
  outcome: OutcomeShown | null
}

/** What comes last on a remedy: its proof goes out, its outcome comes in, and what failed is settled. */
export const OutcomeActs = ({ user, thisCase: { reference }, actions, outcome }: Props) => {
  const unsettled = outcome !== null && !outcome.satisfied && outcome.settledOn === null
  const allSent = actions.every(({ withdrawnOn, sentOn }) => withdrawnOn !== null || sentOn !== null)
  return (
    <div class="part-acts">
      {mayDo(user.role, 'send evidence') && (
        <ButtonLink look={allSent ? 'secondary' : undefined} small href={paths.compliancePacks(reference)}>
          Send evidence
        </ButtonLink>
      )}
      {outcome === null && mayDo(user.role, 'record an outcome') && (
        <ButtonLink look={allSent ? undefined : 'secondary'} small href={paths.outcome(reference)}>
          Record the outcome
        </ButtonLink>
      )}
      {unsettled && mayDo(user.role, 'settle a non-compliance') && (
        <ButtonLink look="secondary" small href={paths.settlement(reference)}>
          Settle the non-compliance
        </ButtonLink>
      )}
    </div>
  )
}
