import { mayDo } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'

/** What can be put on the file of a case from here. */
export const TimelineActs = ({ user, reference }: { user: User; reference: string }) => {
  const acts = [
    { act: 'log correspondence', href: paths.letterOf(reference, 'in'), text: 'Log a letter in' },
    { act: 'log correspondence', href: paths.letterOf(reference, 'out'), text: 'Log a letter out' },
    { act: 'write a note', href: paths.notes(reference), text: 'Write a private note' },
  ] as const
  const offered = acts.filter(({ act }) => mayDo(user.role, act))
  return offered.length === 0 ? null : (
    <div class="part-acts">
      {offered.map(({ href, text }) => (
        <ButtonLink look="secondary" small href={href}>
          {text}
        </ButtonLink>
      ))}
    </div>
  )
}
