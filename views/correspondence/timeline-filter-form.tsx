import { capital } from '#domain/capital.ts'
import { mayDo } from '#domain/permissions.ts'
import { timelineKinds } from '#domain/timeline.ts'
import type { TimelineFilter } from '#domain/timeline-filter.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'

type Props = { reference: string; filter: TimelineFilter; user: User }

/** The timeline by kind, as links, and by words. What was done to the register itself is the history. */
export const TimelineFilterForm = ({ reference, filter: { show, words = '' }, user }: Props) => {
  const kinds = timelineKinds.filter((kind) => kind !== 'notes' || mayDo(user.role, 'write a note'))
  const kept = words ? { words } : {}
  return (
    <div class="narrow">
      <nav aria-label="Show">
        <ul class="narrow__kinds">
          <Kind href={paths.timelineLike(reference, kept)} current={!show} text="Everything" />
          {kinds.map((kind) => (
            <Kind
              href={paths.timelineLike(reference, { show: kind, ...kept })}
              current={kind === show}
              text={capital(kind)}
            />
          ))}
          <Kind href={paths.casePart(reference, 'history')} current={false} text="History" />
        </ul>
      </nav>
      <form class="narrow__words" method="get" action={paths.case(reference)}>
        {show && <input type="hidden" name="show" value={show} />}
        <label class="govuk-visually-hidden" for="words">
          Words in letters, notes and all else that happened
        </label>
        <input class="govuk-input" id="words" name="words" type="search" maxlength={200} value={words} />
        <Button look="secondary" small>
          Search this case
        </Button>
      </form>
    </div>
  )
}

const Kind = ({ href, current, text }: { href: string; current: boolean; text: string }) => (
  <li>
    <a href={href} aria-current={current ? 'page' : undefined}>
      {text}
    </a>
  </li>
)
