import { type Away, awayInWords } from '#domain/absence.ts'
import { dayInWords, today as londonDay, timeInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { type Role, roleInWords, roles } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { Filter, FilterLayout, type SelectedFilters } from '../components/filter.tsx'
import { Radios } from '../components/radios.tsx'
import { Select } from '../components/select.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { TextInput } from '../components/text-input.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

export type PersonRow = {
  id: number
  name: string
  email: string
  role: Role
  active: boolean
  services: readonly string[]
  lastSeenAt: Date | null
}

type Asked = { words: string; role: Role | null; show: 'active' | 'all' }

type Props = { people: readonly PersonRow[]; away: ReadonlyMap<number, Away>; asked: Asked }

/** Who may come in, what their part is, and who is away. */
export const PeoplePage = ({ people, away, asked }: Props) => (
  <SettingsFrame
    part="people"
    lede={`${people.length === 1 ? '1 person' : `${people.length} people`}${asked.show === 'active' ? ' who may sign in' : ''}.`}
    aside={
      <ButtonLink small href={paths.newPerson}>
        Add a person
      </ButtonLink>
    }
  >
    <FilterLayout filter={<PeopleFilter asked={asked} />}>
      {people.length === 0 ? (
        <Empty title="Nobody fits these filters.">
          <a class="govuk-link" href={paths.settingsPart('people')}>
            Show everybody who may sign in
          </a>
        </Empty>
      ) : (
        <Table
          caption="People"
          captionHidden
          columns={[{ heading: 'Name' }, { heading: 'Part' }, { heading: 'Away' }, { heading: 'Last seen' }]}
          rows={people.map((person) => ({
            cells: [
              <NameCell {...person} />,
              <PartCell {...person} />,
              wordsIfAway(away.get(person.id)),
              seenInWords(person),
            ],
          }))}
          firstCellIsHeader
        />
      )}
    </FilterLayout>
  </SettingsFrame>
)

const NameCell = ({ id, name, email, active }: PersonRow) => (
  <>
    <a class="govuk-link" href={paths.person(id)}>
      {name}
    </a>{' '}
    {!active && <Tag colour="grey">May not sign in</Tag>}
    <span class="people__under">{email}</span>
  </>
)

const PartCell = ({ role, services }: PersonRow) => (
  <>
    {roleInWords[role]}
    {services.length > 0 && <span class="people__under">{services.join(', ')}</span>}
  </>
)

const wordsIfAway = (away: Away | undefined): string => (away ? capital(awayInWords(away)) : '')

const seenInWords = ({ lastSeenAt }: PersonRow): string =>
  lastSeenAt ? `${dayInWords(londonDay(lastSeenAt))}, ${timeInWords(lastSeenAt)}` : 'Not signed in'

const PeopleFilter = ({ asked }: { asked: Asked }) => (
  <Filter
    action={paths.settingsPart('people')}
    selected={selectedIn(asked)}
    clearHref={paths.settingsPart('people')}
  >
    <TextInput
      name="words"
      type="search"
      label="Search"
      hint="Part of a name or an address"
      value={asked.words}
    />
    <Select
      name="role"
      label="Part"
      options={[
        { value: '', text: 'Any' },
        ...roles.map((role) => ({ value: role, text: roleInWords[role] })),
      ]}
      value={asked.role ?? ''}
    />
    <Radios
      legend="Show"
      legendSize="s"
      name="show"
      small
      choices={[
        { value: 'active', text: 'Who may sign in' },
        { value: 'all', text: 'Everybody, with those who left' },
      ]}
      value={asked.show}
    />
  </Filter>
)

/** What is chosen, each with the address that takes it away. */
function selectedIn(asked: Asked): SelectedFilters {
  const given: Record<string, string> = {
    ...(asked.words && { words: asked.words }),
    ...(asked.role && { role: asked.role }),
    ...(asked.show === 'all' && { show: 'all' }),
  }
  const without = (name: string) =>
    paths.peopleLike(String(new URLSearchParams(Object.entries(given).filter(([key]) => key !== name))))
  const headings = { words: 'Search', role: 'Part', show: 'Show' }
  const inWords = (name: string, value: string) => {
    if (name === 'role') return roleInWords[value as Role]
    return name === 'show' ? 'Everybody' : value
  }
  return Object.entries(given).map(([name, value]) => ({
    heading: headings[name as keyof typeof headings],
    items: [{ text: inWords(name, value), href: without(name) }],
  }))
}
