import { browserInWords } from '#domain/browser-in-words.ts'
import { dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { type SecurityEventKind, securityEventInWords, securityEventKinds } from '#domain/security-event.ts'
import { paths } from '#src/paths.ts'
import { Empty } from '../components/empty.tsx'
import { Filter, FilterLayout, type SelectedFilters } from '../components/filter.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Select } from '../components/select.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

type Event = {
  id: number
  at: Date
  kind: SecurityEventKind
  note: string
  address: string
  browser: string
  person: string | null
  by: string | null
}

type Asked = { kind: SecurityEventKind | null; person: number | null; before: number | null }

type Props = Asked & {
  events: readonly Event[]
  /** Older ones begin before this one. */
  next: number | null
  people: readonly { id: number; name: string }[]
  /** A proxy passes addresses on which nobody heeds. */
  unheeded: boolean
}

/** What an administrator has to know of, newest first. It says nothing of any case. */
export const SecurityLogPage = ({ events, next, people, unheeded, ...asked }: Props) => (
  <SettingsFrame
    part="security-log"
    lede="Sign-ins that were unusual or refused, changed parts, exports, and links made by hand. Nothing here can be changed."
  >
    {unheeded && (
      <WarningText>
        A proxy stands before Redress, but TRUSTED_PROXIES is 0: everybody seems to come from the proxy’s own
        address, and tries are counted for all of them together. Set TRUSTED_PROXIES to how many proxies of
        your own there are.
      </WarningText>
    )}
    <FilterLayout filter={<LogFilter asked={asked} people={people} />}>
      {events.length === 0 ? (
        <Empty title={isNarrowed(asked) ? 'Nothing fits these filters' : 'Nothing has happened yet'}>
          {isNarrowed(asked) ? (
            <a class="govuk-link" href={paths.settingsPart('security-log')}>
              Show everything
            </a>
          ) : (
            'Whatever concerns security will stand here.'
          )}
        </Empty>
      ) : (
        <Table
          caption="Security log"
          captionHidden
          columns={[{ heading: 'When' }, { heading: 'What' }, { heading: 'Who' }, { heading: 'From where' }]}
          rows={events.map((event) => ({
            cells: [
              `${dayInWords(today(event.at))}, ${timeInWords(event.at)}`,
              <>
                {securityEventInWords[event.kind]}
                {event.note && <span class="people__under">{event.note}</span>}
              </>,
              <WhoCell {...event} />,
              <WhereCell {...event} />,
            ],
          }))}
        />
      )}
      <Pagination
        label="Pages of the security log"
        previous={asked.before ? { href: like({ ...asked, before: null }), label: 'Newest' } : null}
        next={next ? { href: like({ ...asked, before: next }), label: 'Older' } : null}
      />
    </FilterLayout>
  </SettingsFrame>
)

const WhoCell = ({ person, by }: Event) => (
  <>
    {person ?? by ?? 'Nobody known'}
    {person && by && by !== person && <span class="people__under">by {by}</span>}
  </>
)

const WhereCell = ({ address, browser }: Event) => (
  <>
    {address || 'Unknown'}
    {browser && <span class="people__under">{browserInWords(browser)}</span>}
  </>
)

const isNarrowed = ({ kind, person, before }: Asked) => kind !== null || person !== null || before !== null

const like = ({ kind, person, before }: Asked): string =>
  paths.securityLogLike(
    String(
      new URLSearchParams({
        ...(kind && { kind }),
        ...(person && { person: String(person) }),
        ...(before && { before: String(before) }),
      }),
    ),
  )

const LogFilter = ({ asked, people }: { asked: Asked; people: Props['people'] }) => (
  <Filter
    action={paths.settingsPart('security-log')}
    selected={selectedIn(asked, people)}
    clearHref={paths.settingsPart('security-log')}
  >
    <Select
      name="kind"
      label="What"
      options={[
        { value: '', text: 'Anything' },
        ...securityEventKinds.map((kind) => ({ value: kind, text: securityEventInWords[kind] })),
      ]}
      value={asked.kind ?? ''}
    />
    <Select
      name="person"
      label="Person"
      options={[
        { value: '', text: 'Anybody' },
        ...people.map(({ id, name }) => ({ value: String(id), text: name })),
      ]}
      value={asked.person ? String(asked.person) : ''}
    />
  </Filter>
)

/** What is chosen, each with the address that takes it away. */
const selectedIn = ({ kind, person }: Asked, people: Props['people']): SelectedFilters => [
  ...(kind
    ? [
        {
          heading: 'What',
          items: [{ text: securityEventInWords[kind], href: like({ kind: null, person, before: null }) }],
        },
      ]
    : []),
  ...(person
    ? [
        {
          heading: 'Person',
          items: [
            {
              text: people.find(({ id }) => id === person)?.name ?? 'Nobody known',
              href: like({ kind, person: null, before: null }),
            },
          ],
        },
      ]
    : []),
]
