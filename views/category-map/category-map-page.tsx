import { type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { Button, ButtonLink } from '../components/button.tsx'
import { DateInput } from '../components/date-input.tsx'
import { Empty } from '../components/empty.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormState, mistakesIn, typedDay } from '../components/form-state.ts'
import { SubNavigation } from '../components/sub-navigation.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'
import { subjectInWords } from './subject-in-words.ts'

/** One category and sub-category as the map has it on a day. */
export type SubjectShown = {
  id: number
  category: string
  subCategory: string
  service: string | null
  /** From when it holds; null where nothing holds yet on this day. */
  since: Day | null
}

type Props = {
  subjects: readonly SubjectShown[]
  on: Day
  by: 'category' | 'service'
  form: FormState
  /** How many of the Ombudsman's categories the map does not have yet. */
  missing: number
  submission: string
}

/** Which service answers for which category of the Ombudsman's on a day, from either side. */
export const CategoryMapPage = ({ subjects, on, by, form, missing, submission }: Props) => {
  const without = subjects.filter(({ service }) => service === null)
  return (
    <>
      <ErrorSummary mistakes={mistakesIn(form)} />
      <SettingsFrame
        part="category-map"
        lede="The Ombudsman’s categories on one side, the council’s services on the other. A new case gets the service that answered on the day it was learned of."
        aside={<ButtonLink href={paths.newCategory}>Add a sub-category</ButtonLink>}
      >
        {missing > 0 && <Load missing={missing} submission={submission} />}
        <AsOf by={by} form={form} />
        <SubNavigation
          label="The map from either side"
          items={[
            {
              text: 'By the Ombudsman’s category',
              href: address('category', on),
              current: by === 'category',
            },
            { text: 'By our service', href: address('service', on), current: by === 'service' },
          ]}
        />
        <p>
          As of <strong>{dayInWords(on)}</strong>: {subjects.length - without.length} with a service,{' '}
          {without.length} without.
        </p>
        {subjects.length === 0 && (
          <Empty title="The map is empty">
            Load the Ombudsman’s categories, or add a sub-category of your own.
          </Empty>
        )}
        {without.length > 0 && (
          <Table
            id="without-a-service"
            caption="Without a service"
            firstCellIsHeader
            columns={[{ heading: 'Category' }, { heading: 'Sub-category' }, { heading: 'Since' }]}
            rows={without.map((subject) => ({
              cells: [
                subject.category,
                <Linked subject={subject} />,
                subject.since ? dayInWords(subject.since) : 'No entry on this day',
              ],
            }))}
          />
        )}
        <div class="aligned">
          {by === 'category' ? <ByCategory subjects={subjects} /> : <ByService subjects={subjects} />}
        </div>
      </SettingsFrame>
    </>
  )
}

const address = (by: string, on: Day) => {
  const [year = '', month = '', day = ''] = on.split('-')
  const search = new URLSearchParams({ by, 'on-day': day, 'on-month': month, 'on-year': year })
  return `${paths.settingsPart('category-map')}?${search}`
}

const Load = ({ missing, submission }: Pick<Props, 'missing' | 'submission'>) => (
  <form method="post" action={paths.newCategory} class="ask">
    <input type="hidden" name="submission" value={submission} />
    <input type="hidden" name="load" value="yes" />
    <p>
      {missing} of the categories that the Ombudsman’s published decisions are filed under are not in the map.
      Where a service of yours has the name that we know, it is taken.
    </p>
    <Button look="secondary" preventDoubleClick>
      Load the Ombudsman’s categories
    </Button>
  </form>
)

/** The day on which the map is looked at. */
const AsOf = ({ by, form }: Pick<Props, 'by' | 'form'>) => (
  <form method="get" action={paths.settingsPart('category-map')} class="as-of" novalidate>
    <input type="hidden" name="by" value={by} />
    <DateInput
      legend="As of which day?"
      legendSize="s"
      name="on"
      value={typedDay(form, 'on')}
      error={form.mistakes.on}
    />
    <Button look="secondary">Show that day</Button>
  </form>
)

const Linked = ({ subject }: { subject: SubjectShown }) => (
  <a class="govuk-link" href={paths.mappedCategory(subject.id)}>
    {subject.subCategory || 'All other sub-categories'}
    <span class="govuk-visually-hidden"> ({subject.category})</span>
  </a>
)

const ByCategory = ({ subjects }: Pick<Props, 'subjects'>) => (
  <>
    {[...new Set(subjects.map(({ category }) => category))].map((category) => (
      <Table
        caption={category}
        firstCellIsHeader
        columns={[{ heading: 'Sub-category' }, { heading: 'Service' }, { heading: 'Since' }]}
        rows={subjects
          .filter((subject) => subject.category === category)
          .map((subject) => ({
            cells: [
              <Linked subject={subject} />,
              subject.service ?? <span class="note">No service</span>,
              subject.since ? dayInWords(subject.since) : 'No entry on this day',
            ],
          }))}
      />
    ))}
  </>
)

const ByService = ({ subjects }: Pick<Props, 'subjects'>) => {
  const names = [...new Set(subjects.flatMap(({ service }) => service ?? []))]
  return (
    <>
      {names
        .sort((one, other) => one.localeCompare(other, 'en-GB'))
        .map((name) => (
          <Table
            caption={name}
            columns={[{ heading: 'Answers for' }, { heading: 'Since' }]}
            rows={subjects
              .filter(({ service }) => service === name)
              .map((subject) => ({
                cells: [
                  <a class="govuk-link" href={paths.mappedCategory(subject.id)}>
                    {subjectInWords(subject)}
                  </a>,
                  subject.since && dayInWords(subject.since),
                ],
              }))}
          />
        ))}
    </>
  )
}
