import type { Day } from '#domain/calendar.ts'
import type { PersonFacts } from '#domain/person.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { AbsenceList, type AbsenceRow } from '../absence/absence-list.tsx'
import { BackLink } from '../components/back-link.tsx'
import { ButtonLink } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'

type Props = {
  person: PersonFacts & { id: number }
  /** The names of the services that they lead. */
  leads: readonly string[]
  /** In how many browsers they are signed in. */
  sessions: number
  /** Whom a Monitoring Officer nominated. */
  deputy: string | null
  absences: readonly AbsenceRow[]
  today: Day
}

/** One person: who they are to Redress, and when they are away. */
export const PersonPage = ({ person, leads, sessions, deputy, absences, today }: Props) => (
  <>
    <BackLink href={paths.settingsPart('people')}>People</BackLink>
    <PageHead
      title={person.name}
      lede={person.active ? undefined : <Tag colour="grey">May not sign in</Tag>}
      aside={
        <ButtonLink small look="secondary" href={paths.personChange(person.id)}>
          Change
        </ButtonLink>
      }
    />
    <SummaryList
      rows={[
        { term: 'E-mail address', value: person.email, actions: [change(person, 'email', 'e-mail address')] },
        { term: 'Part', value: roleInWords[person.role], actions: [change(person, 'role', 'part')] },
        ...(person.role === 'service lead'
          ? [
              {
                term: 'Services led',
                value: leads.join(', '),
                actions: [change(person, 'services', 'services led')],
              },
            ]
          : []),
        {
          term: 'May sign in',
          value: person.active ? 'Yes' : 'No',
          actions: [change(person, 'active', 'whether they may sign in')],
        },
        ...(person.role === 'monitoring officer'
          ? [
              {
                term: 'Deputy',
                value: deputy ?? 'Nobody',
                actions: [{ href: paths.deputy(person.id), text: 'Change', hiddenText: 'deputy' }],
              },
            ]
          : []),
        {
          term: 'Signed in',
          value: browsersInWords(sessions),
          actions: [{ href: paths.personSessionsEnd(person.id), text: 'See where' }],
        },
        ...(person.active
          ? [
              {
                term: 'Sign-in link',
                value: 'By hand, where no e-mail reaches them',
                actions: [{ href: paths.personSignInLink(person.id), text: 'Make a link' }],
              },
            ]
          : []),
      ]}
    />
    <section>
      <h2 class="govuk-heading-m">When {person.name} is away</h2>
      <AbsenceList absences={absences} today={today} />
      <p>
        <ButtonLink small look="secondary" href={paths.absencesOf(person.id)}>
          Record an absence
        </ButtonLink>
      </p>
    </section>
  </>
)

const change = ({ id }: { id: number }, field: string, hiddenText: string) => ({
  href: `${paths.personChange(id)}#${field}`,
  text: 'Change',
  hiddenText,
})

const browsersInWords = (sessions: number): string => {
  if (sessions === 0) return 'No'
  return sessions === 1 ? 'In one browser' : `In ${sessions} browsers`
}
