import type { Holding, PersonFacts } from '#domain/person.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Select } from '../components/select.tsx'

type Props = {
  person: { id: number; name: string }
  after: PersonFacts
  holding: Holding
  /** The link officers who may take over their cases. */
  handlers: readonly { id: number; name: string }[]
  form: FormState
  submission: string
}

/** Before somebody stops: what they still hold, and who takes over their cases. */
export const PersonCheck = ({ person, after, holding, handlers, form, submission }: Props) => (
  <CheckPage
    title={after.active ? `Change the part of ${person.name}?` : `End the access of ${person.name}?`}
    lede={
      after.active
        ? 'What they hold now stays where it is unless somebody takes it over.'
        : 'They are signed out everywhere at once, and cannot sign in again. What they did keeps their name.'
    }
    back={{ href: paths.person(person.id), text: person.name }}
    action={paths.personChange(person.id)}
    form={form}
    submission={submission}
    button={after.active ? 'Change the part' : 'End their access'}
    look="warning"
    fields={
      holding.openCases > 0 && (
        <Select
          label="Who takes over their open cases?"
          labelSize="s"
          hint="The history of each case says so. On restricted cases they are named, so that they can see them."
          name="newHandler"
          options={[
            { value: '', text: 'Nobody yet' },
            ...handlers.map(({ id, name }) => ({ value: String(id), text: name })),
          ]}
          value={form.typed.newHandler}
          error={form.mistakes.newHandler}
        />
      )
    }
  >
    <InsetText>
      <p class="govuk-body">
        {heldInWords(holding).length > 0
          ? `${person.name} still holds:`
          : `${person.name} holds nothing that is open.`}
      </p>
      {heldInWords(holding).length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {heldInWords(holding).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </InsetText>
  </CheckPage>
)

/** Counts only: an administrator sees no case. */
function heldInWords({ openCases, restrictedCases, actions, questions }: Holding): string[] {
  const lines: string[] = []
  const restricted = restrictedCases > 0 ? `, ${restrictedCases} of them restricted` : ''
  if (openCases > 0) lines.push(`${several(openCases, 'open case')} that they handle${restricted}`)
  if (actions > 0) lines.push(`${several(actions, 'open action')} that they own`)
  if (questions > 0) {
    lines.push(`${several(questions, 'unanswered question')} to services that nobody else leads`)
  }
  return lines
}

const several = (count: number, noun: string) => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`)
