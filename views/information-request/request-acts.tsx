import { type Act, mayDo } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'

type Props = { request: { id: number; kind: string; answeredOn: string | null }; user: User }

/** What can be recorded on a request that awaits its answer. */
export const RequestActs = ({ request: { id, kind, answeredOn }, user }: Props) => {
  const acts: { act: Act; href: string; text: string }[] = [
    { act: 'answer an information request', href: paths.response(id), text: 'Record the answer' },
    { act: 'record an extension', href: paths.extensions(id), text: 'Record an extension' },
    { act: 'record a chaser', href: paths.chasers(id), text: 'Record a reminder' },
  ]
  const offered = answeredOn ? [] : acts.filter(({ act }) => mayDo(user.role, act))
  return offered.length === 0 ? null : (
    <div class="part-acts">
      {offered.map(({ href, text }) => (
        <ButtonLink look="secondary" small href={href}>
          {text}
          <span class="govuk-visually-hidden"> ({kind})</span>
        </ButtonLink>
      ))}
    </div>
  )
}
