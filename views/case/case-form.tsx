import type { Child } from 'hono/jsx'
import { showReference } from '#domain/case-reference.ts'
import { type Role, roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { Checkboxes } from '../components/checkboxes.tsx'
import { DateInput } from '../components/date-input.tsx'
import { FormPage } from '../components/form-page.tsx'
import { type FormState, typedDay } from '../components/form-state.ts'
import { Select } from '../components/select.tsx'
import { type ServiceChoice, ServiceSelect } from '../components/service-select.tsx'
import { TextInput } from '../components/text-input.tsx'
import { Textarea } from '../components/textarea.tsx'
import { LocalComplaintFields } from './case-form-complaint.tsx'
import { SubCategoryInput } from './sub-category-input.tsx'

export type CaseChoices = {
  categories: readonly string[]
  subCategories: readonly { category: string; subCategory: string }[]
  services: readonly ServiceChoice[]
  handlers: readonly { id: number; name: string }[]
  people: readonly { id: number; name: string; role: Role }[]
}

type Props = {
  choices: CaseChoices
  form: FormState
  submission: string
  /** The reference that is in the register already, where the reader may open its case. */
  held?: string | null
}

/** A case that the Ombudsman raised enters the register. */
export const NewCaseForm = (props: Props) => (
  <FormPage
    title="New case"
    lede="Record what the Ombudsman’s first letter says. What is not known yet can be added later."
    back={{ href: paths.cases, text: 'Cases' }}
    action={paths.newCase}
    form={props.form}
    submission={props.submission}
    button="Record the case"
  >
    <CaseFields {...props} />
  </FormPage>
)

type ChangeProps = Props & {
  thisCase: { reference: string; complainant: string; version: number }
  /** Both versions, where somebody else changed the case meanwhile. */
  both?: Child
}

/** The facts of a case are corrected, and why. */
export const CaseChangeForm = ({ thisCase, both, ...props }: ChangeProps) => (
  <FormPage
    title="Change the case"
    lede={`${showReference(thisCase.reference)}, ${thisCase.complainant}`}
    back={{ href: paths.case(thisCase.reference), text: showReference(thisCase.reference) }}
    action={paths.caseChange(thisCase.reference)}
    form={props.form}
    submission={props.submission}
    version={thisCase.version}
    before={both}
    button="Save the changes"
  >
    <CaseFields {...props} />
    <TextInput
      name="reason"
      label="Why do you change it?"
      hint="It stands in the history of the case, with what stood before."
      value={props.form.typed.reason}
      error={props.form.mistakes.reason}
    />
  </FormPage>
)

const CaseFields = ({ choices, form, held }: Props) => {
  const { typed, mistakes } = form
  const text = (name: string) => ({ name, value: typed[name], error: mistakes[name] })
  return (
    <>
      <ReferenceField {...text('reference')} held={held} />
      <TextInput
        {...text('complainant')}
        label="Complainant"
        hint="As your letters call them, such as Mrs X. The full name is not needed."
        width={20}
      />
      <Textarea {...text('summary')} label="What it is about (optional)" rows={3} />
      <Select
        {...text('category')}
        label="Category"
        hint="The Ombudsman’s own, as its letter or its list of decisions says"
        options={[
          { value: '', text: 'Choose a category' },
          ...withTyped(choices.categories, typed.category).map((name) => ({ value: name, text: name })),
        ]}
      />
      <SubCategoryInput {...text('subCategory')} suggestions={choices.subCategories} />
      <ServiceSelect
        {...text('serviceId')}
        label="Service"
        services={choices.services}
        first={[
          { value: '', text: 'As the category says' },
          { value: 'none', text: 'No service yet' },
        ]}
      />
      <Select
        {...text('handlerId')}
        label="Handler"
        options={[
          { value: '', text: 'Nobody yet' },
          ...choices.handlers.map(({ id, name }) => ({ value: String(id), text: name })),
        ]}
      />
      <TextInput {...text('investigator')} label="The Ombudsman’s investigator (optional)" width={20} />
      <DateInput
        legend="When did the Ombudsman receive the complaint? (optional)"
        hint="It decides in which year’s letter the case counts as received."
        name="ombudsmanReceivedOn"
        value={typedDay(form, 'ombudsmanReceivedOn')}
        error={mistakes.ombudsmanReceivedOn}
      />
      <DateInput
        legend="When did we learn of it?"
        name="learnedOn"
        value={typedDay(form, 'learnedOn')}
        error={mistakes.learnedOn}
      />
      <Restriction form={form} people={choices.people} />
      <LocalComplaintFields form={form} />
    </>
  )
}

const withTyped = (names: readonly string[], typed = ''): string[] =>
  typed === '' || names.includes(typed) ? [...names] : [...names, typed]

/** A reference that is held already is said as soon as it is typed, where scripts run. */
const looksUp = {
  'hx-get': paths.newCase,
  'hx-trigger': 'change',
  'hx-include': '#reference',
  'hx-select': '#reference-field',
  'hx-target': '#reference-field',
  'hx-swap': 'outerHTML',
} as const

type ReferenceProps = { name: string; value?: string; error?: string; held?: string | null }

const ReferenceField = ({ held, ...field }: ReferenceProps) => (
  <div id="reference-field" {...looksUp}>
    <TextInput
      {...field}
      label="The Ombudsman’s reference"
      hint={
        held ? (
          <a href={paths.case(held)}>Open {showReference(held)}</a>
        ) : (
          'In any spelling, such as 23 001 283 or 23001283'
        )
      }
      width={10}
    />
  </div>
)

const Restriction = ({ form, people }: { form: FormState; people: CaseChoices['people'] }) => (
  <Checkboxes
    legend="Who may see it?"
    name="restricted"
    error={form.mistakes.restricted}
    values={form.typed.restricted === 'yes' ? ['yes'] : []}
    choices={[
      {
        value: 'yes',
        text: 'Only the people named here',
        hint: 'For a case that colleagues must not read. The Monitoring Officer sees it always; you and its handler are named with the rest.',
        reveals: (
          <Checkboxes
            legend="People named"
            name="named"
            small
            error={form.mistakes.named}
            values={form.lists.named ?? []}
            choices={people.map(({ id, name, role }) => ({
              value: String(id),
              text: `${name} (${roleInWords[role].toLowerCase()})`,
            }))}
          />
        ),
      },
    ]}
  />
)
