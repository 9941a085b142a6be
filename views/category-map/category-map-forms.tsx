import type { Child } from 'hono/jsx'
import { type Day, dayInWords, timeInWords, today } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { Select } from '../components/select.tsx'
import { type ServiceChoice, ServiceSelect } from '../components/service-select.tsx'
import { Table } from '../components/table.tsx'
import { TextInput } from '../components/text-input.tsx'
import { subjectInWords } from './subject-in-words.ts'

type Form = { services: readonly ServiceChoice[]; form: FormState; submission: string }

const back = { href: paths.settingsPart('category-map'), text: 'Category map' }

const ServiceAndDay = ({ services, form }: Pick<Form, 'services' | 'form'>) => (
  <>
    <ServiceSelect
      name="service"
      label="Which service answers for it?"
      services={services}
      first={[
        { value: '', text: 'Choose a service' },
        { value: 'none', text: 'No service, deliberately' },
      ]}
      value={form.typed.service}
      error={form.mistakes.service}
    />
    <DateInput
      legend="From which day?"
      hint="A past day and a day to come are taken too. Cases that are recorded already keep their service."
      name="from"
      value={typedDay(form, 'from')}
      error={form.mistakes.from}
    />
  </>
)

type Entry = { validFrom: Day; service: string | null; recordedBy: string; recordedAt: Date }

type MappedProps = Form & {
  subject: { id: number; category: string; subCategory: string }
  /** The last entry that the form knows of. */
  version: number
  history: readonly Entry[]
  both?: Child
}

/** Another service answers for a category from a day; below it, what the map said and who wrote it. */
export const MappedCategoryForm = ({ subject, version, history, both, ...props }: MappedProps) => (
  <>
    <FormPage
      title={subject.subCategory || 'All other sub-categories'}
      lede={subjectInWords(subject)}
      back={back}
      action={paths.mappedCategory(subject.id)}
      form={props.form}
      submission={props.submission}
      version={version}
      before={both}
      button="Save"
    >
      <ServiceAndDay {...props} />
    </FormPage>
    <Table
      caption="What the map said"
      columns={[{ heading: 'From' }, { heading: 'Service' }, { heading: 'Recorded' }]}
      rows={history.map(({ validFrom, service, recordedBy, recordedAt }) => ({
        cells: [
          dayInWords(validFrom),
          service ?? 'No service',
          `${recordedBy}, ${dayInWords(today(recordedAt))} at ${timeInWords(recordedAt)}`,
        ],
      }))}
    />
  </>
)

/** A category or sub-category that the map does not have. */
export const NewCategoryForm = ({ categories, ...props }: Form & { categories: readonly string[] }) => (
  <FormPage
    title="Add a sub-category"
    lede="As the Ombudsman’s letters and lists of decisions call it."
    back={back}
    action={paths.newCategory}
    form={props.form}
    submission={props.submission}
    button="Add it to the map"
  >
    <Select
      name="category"
      label="Category"
      options={[
        { value: '', text: 'Choose a category' },
        ...categories.map((name) => ({ value: name, text: name })),
      ]}
      value={props.form.typed.category}
      error={props.form.mistakes.category}
    />
    <TextInput
      name="newCategory"
      label="Or a category that is not on the list (optional)"
      value={props.form.typed.newCategory}
      error={props.form.mistakes.newCategory}
    />
    <TextInput
      name="subCategory"
      label="Sub-category"
      hint="Leave it empty for all sub-categories of the category that have no entry of their own."
      value={props.form.typed.subCategory}
      error={props.form.mistakes.subCategory}
    />
    <ServiceAndDay {...props} />
  </FormPage>
)
