import { decisionCategories } from '#domain/annual-letter/labels.ts'
import { stages } from '#domain/case.ts'
import type { RegisterFilter, RegisterPage } from '#domain/register.ts'
import { paths } from '#src/paths.ts'
import { Checkboxes } from '../components/checkboxes.tsx'
import { Details } from '../components/details.tsx'
import { Filter } from '../components/filter.tsx'
import { Select } from '../components/select.tsx'
import { TextInput } from '../components/text-input.tsx'

type Named = { id: number; name: string }

export type FilterChoices = {
  categories: readonly string[]
  services: readonly Named[]
  directorates: readonly Named[]
  handlers: readonly Named[]
  years: readonly string[]
}

type Props = FilterChoices & {
  search: URLSearchParams
  filter: RegisterFilter
  page: RegisterPage
  mistakes: Record<string, string>
}

/** Everything that narrows the register, as one plain form. */
export const RegisterFilterForm = (props: Props) => {
  const { search, filter, page, mistakes } = props
  return (
    <Filter action={paths.cases} selected={selectedIn(props)} clearHref={paths.cases}>
      <TextInput
        name="words"
        type="search"
        label="Search"
        hint="A reference in any spelling, or words"
        value={search.get('words')}
        error={mistakes.words}
      />
      <Checkboxes
        legend="Show only"
        legendSize="s"
        name="open"
        small
        choices={[{ value: 'yes', text: 'Open cases' }]}
        values={filter.openOnly ? ['yes'] : []}
      />
      <Checkboxes
        legend="Deadlines"
        legendSize="s"
        name="overdue"
        small
        choices={[{ value: 'yes', text: 'Something is overdue' }]}
        values={filter.overdueOnly ? ['yes'] : []}
      />
      <Details summary="Stage" open={(filter.stages ?? []).length > 0}>
        <Checkboxes
          legend={<span class="govuk-visually-hidden">Stage</span>}
          name="stage"
          small
          choices={stages.map((stage) => ({ value: stage, text: stage }))}
          values={filter.stages ?? []}
          error={mistakes.stage}
        />
      </Details>
      <Choose name="service" label="Service" from={withNone(props.services)} {...props} />
      <Choose name="directorate" label="Directorate" from={withNone(props.directorates)} {...props} />
      <Choose name="category" label="Ombudsman’s category" from={plain(props.categories)} {...props} />
      <Choose
        name="decision"
        label="Decision"
        from={[...plain(decisionCategories), { value: 'none', text: 'No decision yet' }]}
        {...props}
      />
      <Choose name="received" label="Received in" from={plain(props.years)} {...props} />
      <Choose name="decided" label="Decided in" from={plain(props.years)} {...props} />
      <Choose name="handler" label="Handler" from={withNone(props.handlers)} {...props} />
      <input type="hidden" name="sort" value={page.order} />
      <input type="hidden" name="direction" value={page.descending ? 'down' : 'up'} />
    </Filter>
  )
}

type Option = { value: string; text: string }

const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, text: value }))

const withNone = (named: readonly Named[]): Option[] => [
  ...named.map(({ id, name }) => ({ value: String(id), text: name })),
  { value: '0', text: 'Not recorded' },
]

type ChooseProps = Pick<Props, 'search' | 'mistakes'> & { name: string; label: string; from: Option[] }

const Choose = ({ name, label, from, search, mistakes }: ChooseProps) => (
  <Select
    name={name}
    label={label}
    options={[{ value: '', text: 'Any' }, ...from]}
    value={search.get(name) ?? ''}
    error={mistakes[name] ?? mistakes[`${name}.0`]}
  />
)

/** What is chosen, each with the address that takes it away. */
function selectedIn({ search, services, directorates, handlers }: Props) {
  const without = (name: string, value: string) => {
    const rest = new URLSearchParams(
      [...search].filter(
        ([key, given]) => !['after', 'before'].includes(key) && !(key === name && given === value),
      ),
    )
    return paths.casesLike(rest.toString())
  }
  const chosen = (heading: string, name: string, inWords: (value: string) => string = (value) => value) => ({
    heading,
    items: search
      .getAll(name)
      .filter((value) => value !== '')
      .map((value) => ({ text: inWords(value), href: without(name, value) })),
  })
  const nameIn = (named: readonly Named[]) => (value: string) =>
    value === '0' ? 'Not recorded' : (named.find(({ id }) => String(id) === value)?.name ?? value)
  return [
    chosen('Search', 'words'),
    chosen('Show only', 'open', () => 'Open cases'),
    chosen('Deadlines', 'overdue', () => 'Something is overdue'),
    chosen('Stage', 'stage'),
    chosen('Service', 'service', nameIn(services)),
    chosen('Directorate', 'directorate', nameIn(directorates)),
    chosen('Category', 'category'),
    chosen('Decision', 'decision', (value) => (value === 'none' ? 'No decision yet' : value)),
    chosen('Received in', 'received'),
    chosen('Decided in', 'decided'),
    chosen('Handler', 'handler', nameIn(handlers)),
    chosen('Or owed by', 'owing', nameIn(services)),
  ].filter(({ items }) => items.length > 0)
}
