import { type Role, roleInWords, roles } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { HiddenFields } from '../components/hidden-fields.tsx'
import { InsetText } from '../components/inset-text.tsx'

type Person = { id: number; name: string; role: Role; leads: readonly string[] }

const doesWhat: Record<Role, string> = {
  'link officer': 'logs the correspondence, owns the register, reviews evidence and sends it',
  'service lead': 'answers questions and uploads evidence',
  'monitoring officer': 'reads upheld decisions and every case, restricted ones too',
  viewer: 'sees figures and lists, without personal detail',
  administrator: 'sees the figures, and no cases',
}

const inOrder = (people: readonly Person[]) =>
  people.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))

type Props = {
  council: string
  people: readonly Person[]
  returnTo: string
  typed?: Record<string, string[]>
  mistake?: string
}

/** Before the names of fields that wait until their writer is signed in again. */
export const keptPrefix = 'kept.'

/** One person for each part: only the demonstration has this page. */
export const ChoosePersonPage = ({ council, people, returnTo, typed = {}, mistake }: Props) => (
  <>
    {mistake && <ErrorSummary mistakes={[{ text: mistake, href: '#people' }]} />}
    <h1 class="govuk-heading-l">Choose who you are</h1>
    {Object.keys(typed).length > 0 && (
      <InsetText>
        Your session ran out before the form was sent. Sign in again: what you typed is kept.
      </InsetText>
    )}
    <p>This is a demonstration for {council}. Its people are made up; each sees what their part may see.</p>
    <ul class="people" id="people">
      {inOrder(people).map((person) => (
        <li class="people__person">
          <form method="post" action={paths.signIn}>
            <input type="hidden" name="returnTo" value={returnTo} />
            <HiddenFields fields={typed} prefix={keptPrefix} />
            <input type="hidden" name="userId" value={String(person.id)} />
            <button class="people__choose" type="submit">
              <strong>{person.name}</strong>
              <span>{roleInWords[person.role]}</span>
            </button>
          </form>
          <p class="people__part">
            {person.leads.length > 0 ? `Leads ${person.leads.join(', ')}: ` : ''}
            {doesWhat[person.role]}
          </p>
        </li>
      ))}
    </ul>
  </>
)
