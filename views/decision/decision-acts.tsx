import { inForce } from '#domain/decision.ts'
import { mayDo } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import type { DecisionShown, ReviewShown } from './decision-shown.ts'

type Props = {
  user: User
  thisCase: { reference: string }
  decisions: readonly DecisionShown[]
  reviews: readonly ReviewShown[]
  /** How many actions the case has, and whether somebody asked for comments on a draft. */
  actions: readonly unknown[]
  requests: readonly { kind: string }[]
}

/** What the Ombudsman may send next on a decision: a version, a review and its answer, actions to agree. */
export const DecisionActs = ({ user, thisCase: { reference }, decisions, reviews, ...file }: Props) => {
  const current = inForce(decisions)
  const reviewOpen = reviews.some(({ answeredOn }) => answeredOn === null)
  const onDraft =
    current === null &&
    decisions.length > 0 &&
    !file.requests.some(({ kind }) => kind === 'draft decision comments')
  const acts = [
    {
      act: 'record the result of a review',
      when: reviewOpen,
      href: paths.reviewResult(reference),
      text: 'Record the result of the review',
    },
    {
      act: 'open an information request',
      when: onDraft,
      href: paths.informationRequests(reference),
      text: 'Open the request for comments on the draft',
    },
    {
      act: 'record remedy actions',
      when: current?.category === 'Upheld' && file.actions.length === 0,
      href: paths.agreedAction(reference),
      text: 'Paste the agreed action',
    },
    {
      act: 'record a decision',
      when: true,
      href: paths.decisions(reference),
      text: current ? 'Record a revised decision' : 'Record a decision',
    },
    {
      act: 'record a request for review',
      when: current !== null && !reviewOpen,
      href: paths.reviewRequests(reference),
      text: 'Record a request for review',
    },
  ] as const
  const offered = acts.filter(({ act, when }) => when && mayDo(user.role, act))
  return offered.length === 0 ? null : (
    <div class="part-acts">
      {offered.map(({ href, text }, place) => (
        <ButtonLink look={place === 0 && !current ? undefined : 'secondary'} small href={href}>
          {text}
        </ButtonLink>
      ))}
    </div>
  )
}
