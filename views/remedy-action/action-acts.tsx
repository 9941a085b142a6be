import { mayDo } from '#domain/permissions.ts'
import { type User, worksFor } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'

type PartProps = {
  user: User
  thisCase: { reference: string; standing: { decision: string | null; satisfied: boolean | null } }
  actions: readonly unknown[]
}

/** How actions come onto a case whose decision carries them. */
export const RecordActs = ({ user, thisCase: { reference, standing }, actions }: PartProps) =>
  standing.decision !== 'Upheld' ||
  standing.satisfied ||
  !mayDo(user.role, 'record remedy actions') ? null : (
    <div class="part-acts">
      <ButtonLink
        look={actions.length === 0 ? undefined : 'secondary'}
        small
        href={paths.agreedAction(reference)}
      >
        Paste the agreed action
      </ButtonLink>
      <ButtonLink look="secondary" small href={paths.remedyActions(reference)}>
        Record actions by hand
      </ButtonLink>
    </div>
  )

type Props = {
  action: { id: number; number: number; doneOn: string | null; sentOn: string | null }
  user: User
  serviceId: number | null
}

/** What may be said of one action: that it is done, a slip put right, a day that the Ombudsman moved. */
export const ActionActs = ({ action, user, serviceId }: Props) => {
  const own = worksFor(user, serviceId)
  const acts = [
    {
      act: 'mark an action done',
      when: own && action.doneOn === null,
      href: paths.actionDone(action.id),
      text: 'Mark done',
    },
    { act: 'change an action', when: true, href: paths.actionChange(action.id), text: 'Change' },
    {
      act: 'record a new day for an action',
      when: action.doneOn === null,
      href: paths.newDay(action.id),
      text: 'New day from the Ombudsman',
    },
    {
      act: 'change an action',
      when: action.doneOn !== null && action.sentOn === null,
      href: paths.actionDone(action.id),
      text: 'Take back that it was done',
    },
  ] as const
  const offered = acts.filter(({ act, when }) => when && mayDo(user.role, act))
  return offered.length === 0 ? null : (
    <div class="part-acts">
      {offered.map(({ href, text }) => (
        <ButtonLink look="secondary" small href={href}>
          {text}
          <span class="govuk-visually-hidden"> (action {action.number})</span>
        </ButtonLink>
      ))}
    </div>
  )
}
