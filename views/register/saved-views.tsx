import { sights } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'
import { Details } from '../components/details.tsx'
import type { FormState } from '../components/form-state.ts'
import { PostLink } from '../components/post-link.tsx'
import { TextInput } from '../components/text-input.tsx'
import { withSearch } from './with-search.ts'

export type SavedViewsProps = {
  search: URLSearchParams
  user: User
  views: readonly { id: number; name: string; query: string }[]
  viewForm: FormState
  submission: string
}

/** The views that everybody has, a person's own, and a way to keep the present one. */
export const SavedViews = ({ search, user, views, viewForm, submission }: SavedViewsProps) => {
  const present = withSearch(search, {})
  const current = (query: string) => (query === present ? 'page' : undefined)
  return (
    <nav class="views" aria-label="Views">
      <ul class="views__list">
        {standing(user).map(({ name, query }) => (
          <li>
            <a href={paths.casesLike(query)} aria-current={current(query)}>
              {name}
            </a>
          </li>
        ))}
        {views.map(({ id, name, query }) => (
          <li class="views__own">
            <a href={paths.casesLike(query)} aria-current={current(query)}>
              {name}
            </a>{' '}
            <PostLink action={paths.savedViewRemoval(id)}>
              Remove<span class="govuk-visually-hidden"> the view {name}</span>
            </PostLink>
          </li>
        ))}
      </ul>
      <Details summary="Save this view" open={Object.keys(viewForm.mistakes).length > 0}>
        <form method="post" action={paths.savedViews}>
          <input type="hidden" name="query" value={present} />
          <input type="hidden" name="submission" value={submission} />
          <TextInput
            name="name"
            id="view-name"
            label="Name of the view"
            hint="The same name again replaces the view."
            value={viewForm.typed.name}
            error={viewForm.mistakes.name}
            width={20}
          />
          <Button look="secondary">Save view</Button>
        </form>
      </Details>
    </nav>
  )
}

const standing = (user: User) => [
  ...(user.role === 'link officer' ? [{ name: 'My open cases', query: `handler=${user.id}&open=yes` }] : []),
  {
    name: sights[user.role].cases === 'own services' ? 'Open cases of my services' : 'All open cases',
    query: 'open=yes',
  },
  { name: 'Overdue', query: 'overdue=yes' },
  { name: 'All cases', query: '' },
]
