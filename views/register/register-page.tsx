import { type Away, awayInWords } from '#domain/absence.ts'
import type { Calendar, Day } from '#domain/calendar.ts'
import { dayInWords } from '#domain/calendar.ts'
import type { Stage } from '#domain/case.ts'
import { showReference } from '#domain/case-reference.ts'
import { dueWords } from '#domain/due.ts'
import { mayDo, sights } from '#domain/permissions.ts'
import type { RegisterPage as Page, RegisterFilter, RegisterOrder } from '#domain/register.ts'
import { registerOrders } from '#domain/register.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { DueDate } from '../components/due-date.tsx'
import { dueState } from '../components/due-state.ts'
import { Empty } from '../components/empty.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FilterLayout } from '../components/filter.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pagination } from '../components/pagination.tsx'
import { type Column, Table } from '../components/table.tsx'
import { type FilterChoices, RegisterFilterForm } from './register-filter-form.tsx'
import { SavedViews, type SavedViewsProps } from './saved-views.tsx'
import { StageTag } from './stage-tag.tsx'
import { withSearch } from './with-search.ts'

export type RegisterRow = {
  reference: string
  complainant: string | null
  category: string
  subCategory: string
  service: string | null
  handler: string | null
  handlerId: number | null
  restricted: boolean
  receivedOn: Day
  stage: Stage
  nextOn: Day | null
  decision: string | null
  decidedOn: Day | null
}

type Props = FilterChoices &
  Omit<SavedViewsProps, 'search'> & {
    search: URLSearchParams
    filter: RegisterFilter
    page: Page
    mistakes: Record<string, string>
    cases: readonly RegisterRow[]
    counts: { cases: number; overdue: number }
    next: string | null
    previous: string | null
    user: User
    today: Day
    calendar: Calendar
    /** Who is away today. */
    away: ReadonlyMap<number, Away>
  }

/** With scripts, filtering, sorting and turning the page change the register alone. */
const refreshedInPlace = {
  'hx-boost:inherited': 'true',
  'hx-target:inherited': '#register',
  'hx-select:inherited': '#register',
  'hx-swap:inherited': 'outerHTML',
}

/** The register: every case that the reader may see, narrowed, sorted and paged by its address. */
export const RegisterPage = ({ cases, counts, next, previous, ...props }: Props) => (
  <div id="register">
    <ErrorSummary mistakes={mistakesOf(props)} />
    <PageHead
      title="Cases"
      lede={countsInWords(counts)}
      aside={
        <div class="part-acts">
          {mayDo(props.user.role, 'record a case') && (
            <ButtonLink small href={paths.newCase}>
              New case
            </ButtonLink>
          )}
          {counts.cases > 0 && (
            <ButtonLink look="secondary" small href={paths.casesCsvLike(withSearch(props.search, {}))}>
              Download these cases (CSV)
            </ButtonLink>
          )}
        </div>
      }
    />
    <SavedViews {...props} />
    <div {...refreshedInPlace}>
      <FilterLayout filter={<RegisterFilterForm {...props} />}>
        {cases.length === 0 ? (
          <Empty title="No case fits">
            Take a filter away, or <a href={paths.cases}>show all cases</a>.
          </Empty>
        ) : (
          <>
            <CaseTable {...props} cases={cases} />
            <Pagination
              next={next ? { href: next } : null}
              previous={previous ? { href: previous } : null}
              showing={`Showing ${cases.length} of ${casesInWords(counts.cases)}`}
            />
          </>
        )}
      </FilterLayout>
    </div>
  </div>
)

const mistakesOf = ({ mistakes, viewForm }: Pick<Props, 'mistakes' | 'viewForm'>) => [
  ...Object.entries(mistakes).map(([field, text]) => ({ text, href: `#${field.split('.')[0]}` })),
  ...Object.entries(viewForm.mistakes).map(([field, text]) => ({ text, href: `#view-${field}` })),
]

const casesInWords = (cases: number) => `${cases} ${cases === 1 ? 'case' : 'cases'}`

const countsInWords = ({ cases, overdue }: Props['counts']) =>
  overdue > 0 ? `${casesInWords(cases)}, ${overdue} with something overdue` : casesInWords(cases)

type TableProps = Pick<Props, 'cases' | 'search' | 'page' | 'user' | 'today' | 'calendar' | 'away'>

const CaseTable = ({ cases, user, away, ...props }: TableProps) => {
  const { detail } = sights[user.role]
  const columns: { column: Column; cell: (row: RegisterRow) => unknown }[] = [
    {
      column: sorted('Next deadline', 'deadline', props),
      cell: (row) => <NextDeadline {...row} {...props} />,
    },
    {
      column: sorted('Case', 'reference', props),
      cell: (row) => <CaseCell {...row} detail={detail} />,
    },
    {
      column: sorted('Service', 'service', props),
      cell: (row) => (
        <>
          {row.service ?? <span class="note">Not recorded</span>}
          <br />
          <span class="note">{row.subCategory || row.category}</span>
        </>
      ),
    },
    { column: sorted('Stage', 'stage', props), cell: (row) => <StageTag stage={row.stage} /> },
    {
      column: sorted('Decision', 'decided', props),
      cell: (row) =>
        row.decidedOn && (
          <>
            {row.decision}
            <br />
            <span class="note">{dayInWords(row.decidedOn)}</span>
          </>
        ),
    },
    { column: sorted('Handler', 'handler', props), cell: (row) => <HandlerCell {...row} away={away} /> },
  ]
  return (
    <Table
      caption="Cases"
      captionHidden
      columns={columns.map(({ column }) => column)}
      rows={cases.map((row) => ({ cells: columns.map(({ cell }) => cell(row)) as never[] }))}
    />
  )
}

/** A heading that sorts by its column, and the other way when it does already. */
function sorted(
  heading: string,
  order: RegisterOrder,
  { search, page }: Pick<TableProps, 'search' | 'page'>,
): Column {
  const current = page.order === order
  const descending = current ? !page.descending : registerOrders[order].descending
  const href = paths.casesLike(withSearch(search, { sort: order, direction: descending ? 'down' : 'up' }))
  return {
    heading,
    sort: { href, ...(current && { direction: page.descending ? 'descending' : 'ascending' }) },
  }
}

const HandlerCell = ({ handler, handlerId, away }: RegisterRow & Pick<TableProps, 'away'>) => {
  const absence = handlerId === null ? undefined : away.get(handlerId)
  return (
    <>
      {handler}
      {absence && (
        <>
          <br />
          <span class="note">{awayInWords(absence)}</span>
        </>
      )}
    </>
  )
}

const NextDeadline = ({
  nextOn,
  stage,
  today,
  calendar,
}: RegisterRow & Pick<TableProps, 'today' | 'calendar'>) =>
  nextOn ? (
    <DueDate
      day={nextOn}
      dayWords={dayInWords(nextOn)}
      words={dueWords(nextOn, today, calendar)}
      state={dueState(nextOn, today, calendar)}
    />
  ) : (
    <span class="note">{stage === 'Closed' ? 'Closed' : 'Nothing owed'}</span>
  )

const CaseCell = ({
  reference,
  complainant,
  restricted,
  receivedOn,
  detail,
}: RegisterRow & { detail: boolean }) => (
  <>
    {detail ? (
      <a class="reference" href={paths.case(reference)} hx-boost="false">
        {showReference(reference)}
      </a>
    ) : (
      <span class="reference">{showReference(reference)}</span>
    )}
    <br />
    {complainant && `${complainant} · `}
    <span class="note">received {dayInWords(receivedOn)}</span>
    {restricted && <span class="note"> · restricted</span>}
  </>
)
